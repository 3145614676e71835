"""What one cabinet's program costs and how quick it is, measured on the real program with simulated boards."""
