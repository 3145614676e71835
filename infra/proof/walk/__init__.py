"""Walks whole cases through the public interfaces of a running stack, and says what it sees: `make walk`."""
