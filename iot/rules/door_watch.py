"""A door that was opened is watched until it is closed."""

from dataclasses import dataclass, replace

from cabinet_contract.words import DoorState, EventType

# A switch bounces and a door swings: closed counts when it was read twice in a row.
STEADY_READS = 2


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a door was opened: a grant or an order, and which."""

    kind: str
    id: str

    def to_body(self) -> dict[str, str]:
        return {self.kind: self.id}


@dataclass(frozen=True, slots=True)
class Watch:
    """`since` is trusted time of the opening; `complained` once the cloud was told that it stands open."""

    door: str
    cause: Cause
    since: float
    complained: bool = False
    closed_reads: int = 0

    def complaining(self) -> "Watch":
        return replace(self, complained=True)


def observe(watch: Watch, state: DoorState, now: float, left_open_s: float) -> tuple[Watch, EventType | None]:
    """The watch after one more look, and what there is to tell. Unknown is never closed."""
    reads = watch.closed_reads + 1 if state is DoorState.CLOSED else 0
    # Time may have been corrected backwards since.
    seen = replace(watch, closed_reads=reads, since=min(watch.since, now))
    if reads >= STEADY_READS:
        return seen, EventType.DOOR_CLOSED
    if not watch.complained and state is not DoorState.CLOSED and now - watch.since >= left_open_s:
        return seen.complaining(), EventType.DOOR_LEFT_OPEN
    return seen, None
