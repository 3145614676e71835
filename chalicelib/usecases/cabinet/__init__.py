"""What a cabinet's events move."""
