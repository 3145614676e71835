"""The cabinet's own interface: for a screen, a scanner and a keypad that belong to the box. Nothing else may ask."""
