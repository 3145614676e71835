"""The cabinet's program as a Debian package."""
