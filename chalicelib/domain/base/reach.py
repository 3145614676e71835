"""What a seated person reaches: 15 to 48 inches above the floor (ADA 308: rules.md, R-L-7)."""

REACH_FROM_MM, REACH_TO_MM = 380, 1220


def is_within_reach(bottom_mm: int, top_mm: int) -> bool:
    """The whole door, between its lower and its upper edge, can be reached from a wheelchair."""
    return bottom_mm >= REACH_FROM_MM and top_mm <= REACH_TO_MM
