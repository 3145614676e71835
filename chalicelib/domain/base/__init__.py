"""What every stored thing, every state machine, chain and clock has in common."""
