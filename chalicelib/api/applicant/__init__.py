"""What applicants call."""
