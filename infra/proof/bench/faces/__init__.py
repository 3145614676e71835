"""What the faces weigh on the wire, and how soon they can be used on a slow phone."""
