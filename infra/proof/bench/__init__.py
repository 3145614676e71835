"""Two figures that decide how the system feels: a cold start, and how soon a cabinet knows a code. `make bench`."""
