"""Looks at the doors: waits for opened ones to be closed, and notices what opens without a cause."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from cabinet_contract.words import DoorState, EventType, Outcome
from iot.boards import ItemState, Pulse
from iot.config.loading import Timings
from iot.doors.closing import closed
from iot.journal import Journal, events, knowledge
from iot.journal import doors as journal_doors
from iot.journal.facts import get, put
from iot.rules.door_watch import Cause, Watch, observe
from iot.rules.forced import Forced
from iot.waiting import happens

# A lock may let go late, or a hand may help: within this time the last pulse counts as the cause of an opening.
LATE_S = 300.0
Key = tuple[str, Cause]
Changed = Callable[[Mapping[str, DoorState]], None]
Happened = Callable[[str, Cause, Outcome | EventType], None]


class LockBoards(Protocol):
    """What doors need of a cabinet's boards: `iot.boards.rack.Rack` has it, and so has a fake in a test."""

    async def open(self, door: str) -> Pulse: ...
    async def read(self, door: str) -> DoorState: ...
    async def snapshot(self) -> dict[str, DoorState]: ...
    def items(self) -> Mapping[str, ItemState]: ...
    async def light(self, door: str) -> bool: ...
    def hurrying(self) -> AbstractContextManager[None]: ...


class Watcher:
    """`changed(states)`: a door's state changed. `happened(door, cause, what)`: it was told to the cloud."""

    def __init__(
        self,
        rack: LockBoards,
        journal: Journal,
        now: Callable[[], float],
        timings: Timings,
        *,
        changed: Changed,
        happened: Happened,
    ) -> None:
        self._rack = rack
        self._journal = journal
        self._now = now
        self._timings = timings
        self._changed = changed
        self._happened = happened
        self._watches: dict[Key, Watch] = {}
        self._closings: dict[Key, asyncio.Event] = {}
        self._pulsed: dict[str, tuple[Cause, float]] = {}
        self._moving: set[str] = set()
        self._look = asyncio.Event()
        self._forced = Forced(frozenset(get(journal.db, "forced") or ()))
        self.looks = 0
        self.states: dict[str, DoorState] = {}

    async def look(self) -> None:
        """Once, for a first idea of the doors; tells nothing."""
        self.states = await self._rack.snapshot()

    def resume(self, watches: Iterable[Watch]) -> None:
        self._watches = {(watch.door, watch.cause): watch for watch in watches}

    @property
    def complained(self) -> list[str]:
        """Doors that stand open too long, as the cloud knows."""
        return sorted({watch.door for watch in self._watches.values() if watch.complained})

    async def run(self) -> None:
        """For ever: often while a door is open, seldom otherwise."""
        while True:
            self._saw(await self._rack.snapshot())
            self.looks += 1
            often = self._watches or self._forced.suspects
            self._look.clear()
            await happens(self._look, self._timings.watch_s if often else self._timings.idle_poll_s)

    def item(self, door: str) -> ItemState:
        """What its item sensor said at the last look."""
        return self._rack.items().get(door, ItemState.UNKNOWN)

    def look_now(self) -> None:
        self._look.set()

    @property
    def watched(self) -> list[str]:
        return sorted({door for door, _ in self._watches})

    @property
    def moving(self) -> bool:
        """Whether an opening is under way whose outcome is not known yet."""
        return bool(self._moving)

    def pulsing(self, door: str, cause: Cause) -> None:
        """Whatever the door does from now on has this cause."""
        self._moving.add(door)
        self._watches.pop((door, cause), None)

    def pulsed(self, door: str, cause: Cause, outcome: Outcome) -> None:
        """The outcome is in the journal."""
        self._moving.discard(door)
        self._pulsed[door] = cause, time.monotonic()
        if outcome is Outcome.OPENED:
            self._watches[door, cause] = Watch(door, cause, self._now())
            self.look_now()
        else:
            self._end_waiting((door, cause))

    async def is_closed(self, door: str, cause: Cause, within_s: float) -> bool:
        """Whether an opened door was closed in time."""
        if (door, cause) not in self._watches and door not in self._moving:
            return True
        return await happens(self._closings.setdefault((door, cause), asyncio.Event()), within_s)

    def complain(self, door: str, cause: Cause) -> None:
        """The door stands open and somebody must come, now and not only after `left_open_s`."""
        watch = self._watches.get((door, cause))
        if watch is not None and not watch.complained:
            with self._journal.transaction() as db:
                self._left_open(db, watch)
            self._watches[door, cause] = watch.complaining()
            self._happened(door, cause, EventType.DOOR_LEFT_OPEN)

    def _saw(self, states: dict[str, DoorState]) -> None:
        changed, self.states = states != self.states, states
        for key, watch in list(self._watches.items()):
            self._observed(key, *observe(watch, states[watch.door], self._now(), self._timings.left_open_s))
        self._tell_forced(states)
        if changed:
            self._changed(states)

    def _observed(self, key: Key, watch: Watch, told: EventType | None) -> None:
        self._watches[key] = watch
        if told is None:
            return
        with self._journal.transaction() as db:
            if told is EventType.DOOR_LEFT_OPEN:
                self._left_open(db, watch)
            else:
                closed(db, self._now(), watch, self.item(watch.door))
        if told is EventType.DOOR_CLOSED:
            del self._watches[key]
            self._end_waiting(key)
        self._happened(watch.door, watch.cause, told)

    def _left_open(self, db: sqlite3.Connection, watch: Watch) -> None:
        events.append(db, self._now(), EventType.DOOR_LEFT_OPEN, **watch.cause.to_body(), door=watch.door)
        journal_doors.complained(db, watch)

    def _tell_forced(self, states: Mapping[str, DoorState]) -> None:
        before = self._forced.told
        self._forced, doors = self._forced.seen(states, self._moving | set(self.watched))
        if self._forced.told == before:
            return
        with self._journal.transaction() as db:
            put(db, "forced", sorted(self._forced.told))
            for door in sorted(doors):
                knowledge.forget(db, door)
                events.append(db, self._now(), EventType.DOOR_FORCED, door=door, **self._late(door))

    def _late(self, door: str) -> dict[str, Any]:
        cause, at = self._pulsed.get(door, (None, 0.0))
        return cause.to_body() if cause and time.monotonic() - at < LATE_S else {}

    def _end_waiting(self, key: Key) -> None:
        if key in self._closings:
            self._closings.pop(key).set()
