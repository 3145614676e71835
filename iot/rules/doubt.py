"""When the machine's own clock and the trusted one contradict each other, which is told once."""

# More than a clock may drift in months without network, less than anybody gains by setting it.
TOLERATED_S = 300.0


def contradicts(wall: float, trusted: float) -> bool:
    """Also true of 1970 and 2099."""
    return abs(wall - trusted) > TOLERATED_S
