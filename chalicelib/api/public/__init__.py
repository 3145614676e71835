"""What anybody may call."""
