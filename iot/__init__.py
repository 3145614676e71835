"""The cabinet's program: keypad, doors, journal, and the line to the cloud. Never imports the cloud's code."""

from cabinet_contract import VERSION as VERSION
