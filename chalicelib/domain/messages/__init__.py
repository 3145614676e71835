"""Texts to applicants."""
