"""What the documents print from the code."""
