"""A centre's files going live."""
