"""The computer in the box: its identity, its disk, its health."""
