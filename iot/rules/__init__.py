"""What a cabinet decides, as pure functions and small values: no disk, no wire, no clock but the time passed in."""
