"""What only time brings about."""
