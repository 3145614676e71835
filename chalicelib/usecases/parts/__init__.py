"""What stories share: they plan writes and commit nothing, but for `perform`."""
