"""Doors opened, watched and closed."""
