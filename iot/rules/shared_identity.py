"""Two controllers with one identity throw each other off the line for ever. This one notices, tells, and gives way."""

from dataclasses import dataclass, field

WINDOW_S = 600.0
# How often in a window it was replaced when it tells, and when it gives way. It tells first: off the line it can tell
# nobody, and the other controller, replaced once less by then, has no reason yet.
TELLING, RESTING = 2, 3
# Each gives way for so long, times a number drawn between 0.5 and 1.5, so that they do not meet again.
REST_S = 300.0
LONGEST_REST_S = 3600.0


@dataclass(slots=True)
class Takeovers:
    """Being replaced once may be a mishap; several times in ten minutes is somebody else."""

    times: list[float] = field(default_factory=list)
    rests: int = 0

    def happened(self, now: float) -> None:
        self.times = [t for t in self.times if now - t < WINDOW_S] + [now]

    @property
    def is_telling(self) -> bool:
        """True once in a window: at the replacement that makes it suspicious."""
        return len(self.times) == TELLING

    def gives_way(self) -> bool:
        if len(self.times) < RESTING:
            return False
        self.times.clear()
        self.rests += 1
        return True

    def rest_s(self, chance: float) -> float:
        """`chance` between 0 and 1."""
        return min(REST_S * 2.0 ** min(self.rests - 1, 10), LONGEST_REST_S) * (0.5 + chance)

    def settled(self, now: float) -> None:
        """Online and left alone for a window: the next suspicion starts with a short rest again."""
        if not self.times or now - self.times[-1] >= WINDOW_S:
            self.rests = 0
