"""A centre's folder: read, checked, loaded."""
