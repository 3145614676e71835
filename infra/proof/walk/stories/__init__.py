"""What people and cabinets do, told as short functions; each reads like the loop of the mission."""
