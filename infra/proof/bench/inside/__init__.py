"""What the bench runs in processes of its own, where nothing is to be imported but what a lambda has."""
