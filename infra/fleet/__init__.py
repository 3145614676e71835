"""What an administrator does to cabinets from afar: logs, restarts, new certificates, signed updates."""
