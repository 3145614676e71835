"""The cabinet's real program, killed at random instants during real traffic, and what must hold nevertheless."""
