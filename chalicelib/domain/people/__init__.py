"""Applicants and staff: who they are, how they sign in, what of them is shown."""
