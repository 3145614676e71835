"""From the code to a deployed stack."""
