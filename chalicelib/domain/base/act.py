"""Who did something, and when."""

import msgspec


class Act(msgspec.Struct, frozen=True):
    """`by` a party, a member of staff, a cabinet or the clock. `at` is when it counts.

    `heard` is when we learned of it, where that is later: a cabinet without network tells days afterwards.
    """

    by: str
    at: int
    heard: int = 0

    @property
    def known(self) -> int:
        return max(self.at, self.heard)
