"""The whole loop through the faces alone, in a real browser: what everybody sees and presses, step by step."""
