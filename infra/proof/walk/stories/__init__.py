"""What people and cabinets do, told as short functions; each reads like what happens at a desk or a door."""
