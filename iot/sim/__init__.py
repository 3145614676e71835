"""The bus simulator: lock boards byte for byte on pseudo-terminals, with faults that can be switched while it runs."""
