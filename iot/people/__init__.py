"""Whoever stands at the box: keys typed, codes looked up, what the screen says next."""
