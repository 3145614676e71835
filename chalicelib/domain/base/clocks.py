"""Clocks as a budget and a ledger. A deadline is computed, never stored: a suspension moves it by itself."""

import msgspec

from chalicelib.domain.base.durations import HOUR


class Suspension(msgspec.Struct, frozen=True, kw_only=True):
    """Time that does not count, [start, end); `end` None while it lasts."""

    start: int
    reason: str
    end: int | None = None


class HoursTimer(msgspec.Struct, frozen=True, kw_only=True):
    """A budget of clock hours, such as the 24 h of pre-review (rules.md, R-C-11); all times epoch seconds."""

    budget_hours: int
    started: int
    suspensions: tuple[Suspension, ...] = ()
    stopped: int | None = None

    def used(self, now: int) -> int:
        """Seconds used up at `now`."""
        end = self.stopped if self.stopped is not None else now
        idle = sum(_overlap(pause, self.started, end) for pause in self.suspensions)
        return max(0, end - self.started - idle)

    def left(self, now: int) -> int:
        """Seconds left at `now`; negative when late."""
        return self.budget_hours * HOUR - self.used(now)

    def suspended(self, now: int, reason: str) -> "HoursTimer":
        pause = Suspension(start=now, reason=reason)
        return msgspec.structs.replace(self, suspensions=(*self.suspensions, pause))

    def resumed(self, now: int) -> "HoursTimer":
        """Ends the open suspension; without one nothing changes."""
        if not self.suspensions or self.suspensions[-1].end is not None:
            return self
        last = msgspec.structs.replace(self.suspensions[-1], end=now)
        return msgspec.structs.replace(self, suspensions=(*self.suspensions[:-1], last))

    def finished(self, now: int) -> "HoursTimer":
        return msgspec.structs.replace(self.resumed(now), stopped=now)


def _overlap(pause: Suspension, start: int, end: int) -> int:
    last = end if pause.end is None else min(pause.end, end)
    return max(0, last - max(pause.start, start))
