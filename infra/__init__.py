"""Deploying Xinbao and running it on one machine. Never part of a lambda."""
