"""What an applicant does: sign in, file, hand in, rate."""
