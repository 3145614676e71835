"""The line to the cloud: what arrives, what is told, in which order."""
