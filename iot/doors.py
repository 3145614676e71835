"""Opening doors and watching them close. Before a pulse its reason is on the disk; after it, what the sensor said."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Protocol

from cabinet_contract.shadow import Order
from cabinet_contract.words import DoorState, EventType, OrderRefusal, Outcome
from iot.boards import Pulse
from iot.config import Timings
from iot.journal import Journal, events
from iot.journal import doors as journal_doors
from iot.rules.outcome import outcome
from iot.rules.watching import Cause, Watch, observe
from iot.waiting import happens

POLL_S = 0.05


class Rack(Protocol):
    async def open(self, door: str) -> Pulse: ...
    async def read(self, door: str) -> DoorState: ...
    async def snapshot(self) -> dict[str, DoorState]: ...


class Doors:
    """`changed` is called with the new state of all doors whenever one changes."""

    def __init__(self, rack: Rack, journal: Journal, now: Callable[[], float], timings: Timings) -> None:
        self._rack = rack
        self._journal = journal
        self._now = now
        self._timings = timings
        self._watches: dict[tuple[str, Cause], Watch] = {}
        self._closed: dict[tuple[str, Cause], asyncio.Event] = {}
        self._look = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()
        self._work: asyncio.Queue[Coroutine[Any, Any, None]] = asyncio.Queue()
        self.states: dict[str, DoorState] = {}
        self.changed: Callable[[dict[str, DoorState]], None] = lambda states: None

    async def restore(self) -> None:
        """After a restart: the boards are asked, nothing is opened, and what a power cut left untold is told."""
        self.states = await self._rack.snapshot()
        with self._journal.transaction() as db:
            for watch in journal_doors.watches(db, told=False):
                self._tell_after_restart(db, watch)
            self._drop_orders(db)
            self._watches = {(w.door, w.cause): w for w in journal_doors.watches(db, told=True)}

    async def open(self, door: str, cause: Cause) -> Outcome:
        """One pulse for a cause that the caller has already written down with `journal.doors.pulsing`."""
        async with self._one_at_a_time:
            pulse = await self._rack.open(door)
            result = outcome(pulse, await self._poll(door))
        with self._journal.transaction() as db:
            body = {"door": door, "outcome": result, "acked": pulse.acked}
            events.append(db, self._now(), EventType.DOOR_OPENED, **cause.to_body(), **body)
            self._await_closing(db, door, cause, result)
        return result

    def open_in_turn(self, doors: Sequence[str], cause: Cause, after: str) -> None:
        """The other doors of a collect code: each when the one before is closed again."""
        self._work.put_nowait(self._sequence(doors, cause, after))

    def obey(self, order: Order) -> None:
        self._work.put_nowait(self._obey(order))

    async def _obey(self, order: Order) -> None:
        cause = Cause("order", order.id)
        with self._journal.transaction() as db:
            journal_doors.settle_order(db, order.id)
            if self._now() >= order.until:
                refuse_order(db, self._now(), order.id, OrderRefusal.EXPIRED)
                return
            journal_doors.pulsing(db, order.door, cause, self._now())
        await self.open(order.door, cause)

    async def work(self) -> None:
        """For ever: orders, and the doors of collect codes, side by side. A failure of one ends the program."""
        async with asyncio.TaskGroup() as group:
            while True:
                group.create_task(await self._work.get())

    async def watch(self) -> None:
        """For ever: often while a door is open, seldom otherwise."""
        while True:
            self._saw(await self._rack.snapshot())
            pause = self._timings.watch_s if self._watches else self._timings.idle_poll_s
            self._look.clear()
            await happens(self._look, pause)

    @property
    def watched(self) -> list[str]:
        return sorted({door for door, _ in self._watches})

    def _saw(self, states: dict[str, DoorState]) -> None:
        changed = states != self.states
        self.states = states
        for key, watch in list(self._watches.items()):
            self._observed(key, *observe(watch, states[watch.door], self._now(), self._timings.left_open_s))
        if changed:
            self.changed(states)

    def _observed(self, key: tuple[str, Cause], watch: Watch, told: EventType | None) -> None:
        self._watches[key] = watch
        if told is None:
            return
        with self._journal.transaction() as db:
            events.append(db, self._now(), told, **watch.cause.to_body(), door=watch.door)
            if told is EventType.DOOR_LEFT_OPEN:
                journal_doors.complained(db, watch)
                return
            journal_doors.done(db, watch.door, watch.cause)
        del self._watches[key]
        if key in self._closed:
            self._closed.pop(key).set()

    async def _poll(self, door: str) -> list[DoorState]:
        """At least one look; ends when the door is seen open or its time is up."""
        polled: list[DoorState] = []
        deadline = time.monotonic() + self._timings.open_window_s
        while True:
            polled.append(await self._rack.read(door))
            if polled[-1] is DoorState.OPEN or time.monotonic() >= deadline:
                return polled
            await asyncio.sleep(POLL_S)

    def _await_closing(self, db: sqlite3.Connection, door: str, cause: Cause, result: Outcome) -> None:
        if result is not Outcome.OPENED:
            journal_doors.done(db, door, cause)
            return
        journal_doors.told(db, door, cause)
        self._watches[door, cause] = Watch(door, cause, self._now())
        self._look.set()

    async def _sequence(self, doors: Sequence[str], cause: Cause, after: str) -> None:
        for door in doors:
            if not await self._closed_in_time(after, cause):
                return
            with self._journal.transaction() as db:
                journal_doors.pulsing(db, door, cause, self._now())
            await self.open(door, cause)
            after = door

    async def _closed_in_time(self, door: str, cause: Cause) -> bool:
        if (door, cause) not in self._watches:
            return True
        closed = self._closed.setdefault((door, cause), asyncio.Event())
        return await happens(closed, self._timings.sequence_s)

    def _tell_after_restart(self, db: sqlite3.Connection, watch: Watch) -> None:
        """Power went between the pulse and its outcome: an open door is a fact, anything else is not known."""
        is_open = self.states.get(watch.door) is DoorState.OPEN
        result = Outcome.OPENED if is_open else Outcome.UNKNOWN
        body = {"door": watch.door, "outcome": result, "restarted": True}
        events.append(db, self._now(), EventType.DOOR_OPENED, **watch.cause.to_body(), **body)
        self._await_closing(db, watch.door, watch.cause, result)

    def _drop_orders(self, db: sqlite3.Connection) -> None:
        """Nothing opens by itself after power returns."""
        for order in journal_doors.waiting_orders(db):
            journal_doors.settle_order(db, order.id)
            refuse_order(db, self._now(), order.id, OrderRefusal.INTERRUPTED)


def refuse_order(db: sqlite3.Connection, now: float, order: str, reason: OrderRefusal) -> None:
    events.append(db, now, EventType.ORDER_REFUSED, order=order, reason=reason)
