"""What a centre has decided, in files that a clerk can edit, and every fault they may have."""
