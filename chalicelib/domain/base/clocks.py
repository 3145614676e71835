"""Clocks as a budget and a ledger. A deadline is computed, never stored: a suspension moves it by itself."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from chalicelib.domain.base.durations import HOUR

Span = tuple[int, int | None]


class StopReason(StrEnum):
    """Why a clock stands; nothing else stops one."""

    RETURNED = "returned"  # 退回补正: the applicant corrects
    QUARANTINED = "quarantined"  # 异常停用: the door is in doubt, and staff look
    BOARD_SILENT = "board_silent"
    CABINET_DOWN = "cabinet_down"  # 箱柜停机: its journal begins a new run after a silence
    OUT_OF_REACH = "out_of_reach"  # 无法联系: presumed to be down, until its journal tells


class Suspension(msgspec.Struct, frozen=True, kw_only=True):
    """Time that does not count, [start, end); `end` None while it lasts."""

    start: int
    reason: str
    end: int | None = None


class HoursTimer(msgspec.Struct, frozen=True, kw_only=True):
    """A budget of clock hours, such as the 24 h of pre-review (rules.md, R-C-11); all times epoch seconds.

    Suspensions may overlap, which counts once; one that begins when the time is up already changes nothing. After
    `stopped` nothing changes any more. `fired` are the warnings that were given.
    """

    budget_hours: int
    started: int
    suspensions: tuple[Suspension, ...] = ()
    stopped: int | None = None
    fired: tuple[str, ...] = ()

    @property
    def due(self) -> int | None:
        """When the budget is used up; None while the clock stands."""
        spans = list(self._idle())
        ended = [end - start for start, end in spans if end is not None]
        return self.started + self._budget + sum(ended) if len(ended) == len(spans) else None

    def used(self, now: int) -> int:
        """Seconds used up at `now`."""
        end = now if self.stopped is None else self.stopped
        return max(0, end - self.started - sum(_length(span, end) for span in self._idle()))

    def left(self, now: int) -> int:
        """Seconds left at `now`; negative when late."""
        return self._budget - self.used(now)

    def is_late(self, now: int) -> bool:
        """In time means at the very second of its end."""
        return self.left(now) < 0

    @property
    def standing(self) -> Suspension | None:
        """Why it stands, and since when; None where it runs or has ended."""
        if self.stopped is not None or self.due is not None:
            return None
        return min((s for s in self.suspensions if s.end is None), key=lambda s: s.start)

    def suspended(self, now: int, reason: str) -> "HoursTimer":
        return self.noted(Suspension(start=now, reason=reason))

    def noted(self, *found: Suspension) -> "HoursTimer":
        """With these in its ledger too, from its start on; one that lasted in it may have got its end."""
        if self.stopped is not None:
            return self
        counted = [_clipped(s, self.started) for s in found if s.end is None or s.end > self.started]
        ends = {(s.start, s.reason): s.end for s in (*self.suspensions, *counted)}
        whole = tuple(Suspension(start=start, reason=reason, end=end) for (start, reason), end in ends.items())
        return msgspec.structs.replace(self, suspensions=whole)

    def resumed(self, now: int) -> "HoursTimer":
        """Ends what lasts; where nothing does, nothing changes."""
        if self.stopped is not None:
            return self
        ended = tuple(_ended(s, now) for s in self.suspensions)
        return msgspec.structs.replace(self, suspensions=ended)

    def finished(self, now: int) -> "HoursTimer":
        """For good: an ended clock never changes."""
        return self if self.stopped is not None else msgspec.structs.replace(self.resumed(now), stopped=now)

    @property
    def _budget(self) -> int:
        return self.budget_hours * HOUR

    def _idle(self) -> Iterator[Span]:
        """What does not count, in order: overlaps once, nothing that begins when the budget is used up."""
        due = self.started + self._budget
        for start, end in _merged(self.started, self.suspensions):
            if start >= due:
                return
            yield start, end
            due += 0 if end is None else end - start


def _clipped(pause: Suspension, begin: int) -> Suspension:
    return msgspec.structs.replace(pause, start=max(pause.start, begin))


def _ended(pause: Suspension, now: int) -> Suspension:
    return msgspec.structs.replace(pause, end=max(now, pause.start)) if pause.end is None else pause


def _merged(begin: int, pauses: Iterable[Suspension]) -> Iterator[Span]:
    """Spans after `begin` that do not overlap, in order, without those of no length; one without end is the last."""
    reached = begin
    for start, end in sorted(((s.start, s.end) for s in pauses), key=lambda span: span[0]):
        first = max(start, reached)
        if end is None:
            yield first, None
            return
        if end > first:
            yield first, end
            reached = end


def _length(span: Span, now: int) -> int:
    start, end = span
    return max(0, (now if end is None else min(end, now)) - start)
