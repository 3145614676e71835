"""What the cloud and a cabinet must agree on: names, shadow documents, events, codes. Standard library only."""
