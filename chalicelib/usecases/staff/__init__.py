"""What staff do, from the pre-review to the certificate."""
