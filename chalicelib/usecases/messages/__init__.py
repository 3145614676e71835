"""Texts on their way."""
