"""The box's configuration file, read as a whole or not at all."""
