"""The cabinet's program: keypad, doors, journal, and the line to the cloud. Never imports the cloud's code."""

VERSION = "0.1.0"
