"""The envelope (信包) and who has it."""
