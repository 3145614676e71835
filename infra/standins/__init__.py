"""What stands in for services of others on one machine."""
