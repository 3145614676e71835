"""Opening doors. Before a pulse its reason is on the disk; after it, what the sensor said."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import Any

from cabinet_contract.shadow import Order
from cabinet_contract.words import DoorState, EventType, OrderRefusal, Outcome
from iot.config.loading import Timings
from iot.doors.watching import Changed, Happened, LockBoards, Watcher
from iot.journal import Journal, events
from iot.journal import doors as journal_doors
from iot.rules.door_watch import Cause, Watch
from iot.rules.outcome import outcome

POLL_S = 0.05


class Doors:
    """`watcher` says what becomes of them. `changed` and `happened` are its listeners; `happened` hears of every
    outcome too."""

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
        self._work: asyncio.Queue[Coroutine[Any, Any, None]] = asyncio.Queue()
        self._happened = happened
        self.watcher = Watcher(rack, journal, now, timings, changed=changed, happened=happened)

    @property
    def states(self) -> dict[str, DoorState]:
        return self.watcher.states

    def hurrying(self) -> AbstractContextManager[None]:
        """While somebody's code is being checked and answered: looks at the boards wait a little."""
        return self._rack.hurrying()

    async def restore(self) -> None:
        """After a restart: the boards are asked, nothing is opened, and what a power cut left untold is told."""
        await self.watcher.look()
        with self._journal.transaction() as db:
            for watch in journal_doors.watches(db, told=False):
                self._tell_after_restart(db, watch)
            self._drop_orders(db)
            self.watcher.resume(journal_doors.watches(db, told=True))

    async def open_for(self, door: str, cause: Cause, *, since: float, again: int = 0) -> Outcome | None:
        """For somebody who stands there and pressed the last key at `since` (monotonic): None where the board has said
        nothing `answer_s` later. The opening goes on; `happened` hears of its outcome."""
        answered = asyncio.Event()
        opening = asyncio.create_task(self.open(door, cause, again, answered))
        try:
            await asyncio.wait({opening}, timeout=max(0.0, since + self._timings.answer_s - time.monotonic()))
        except asyncio.CancelledError:
            opening.cancel()
            raise
        if opening.done() or answered.is_set():
            return await opening
        self.later(_ended(opening))
        return None

    async def open(self, door: str, cause: Cause, again: int = 0, answered: asyncio.Event | None = None) -> Outcome:
        """One opening for a cause that the caller has already written down with `journal.doors.pulsing`.

        `again` counts the person's wishes to have it opened once more. `answered` is set when the board has understood.
        """
        self.watcher.pulsing(door, cause)
        pulse = await self._rack.open(door)
        if answered and (pulse.acked or pulse.declined):
            answered.set()
        # Where nothing came back the boards have waited for it and looked already: one look more.
        result = outcome(pulse, await self._poll(door, self._timings.open_window_s if pulse.acked else 0.0))
        body = {"acked": pulse.acked} | ({"again": again} if again else {})
        with self._journal.transaction() as db:
            self._tell(db, door, cause, result, **body)
        self.watcher.pulsed(door, cause, result)
        self._happened(door, cause, result)
        return result

    def open_in_turn(self, doors: Sequence[str], cause: Cause, after: str) -> None:
        """The other doors of a collect code: each when the one before is closed again."""
        self.later(self._sequence(doors, cause, after))

    def obey(self, order: Order, begun: bool) -> None:
        """`begun`: the journal says already that its pulse comes next; then nothing may come before it."""
        self.later(self._begun(order, self._in_a_hurry()) if begun else self._obey(order))

    def at_rest(self) -> bool:
        """Whether no door is being opened."""
        return not self.watcher.moving and self._work.empty()

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        self._work.put_nowait(work)

    async def work(self) -> None:
        """For ever: orders, and the doors of collect codes, side by side. A failure of one ends the program."""
        async with asyncio.TaskGroup() as group:
            while True:
                group.create_task(await self._work.get())

    async def _obey(self, order: Order) -> None:
        with self._journal.transaction() as db:
            if self._now() >= order.until:
                journal_doors.settle_order(db, order.id)
                journal_doors.refuse_order(db, self._now(), order.id, OrderRefusal.EXPIRED)
                return
            journal_doors.begin_order(db, order, self._now())
        await self.open(order.door, Cause("order", order.id))

    async def _begun(self, order: Order, hurry: ExitStack) -> None:
        with hurry:
            await self.open(order.door, Cause("order", order.id))

    def _in_a_hurry(self) -> ExitStack:
        """From now on until the caller closes it: the next task may be that of somebody who can wait."""
        hurry = ExitStack()
        hurry.enter_context(self.hurrying())
        return hurry

    async def _poll(self, door: str, window_s: float) -> list[DoorState]:
        """At least one look; ends when the door is seen open or its time is up."""
        polled: list[DoorState] = []
        deadline = time.monotonic() + window_s
        while True:
            polled.append(await self._rack.read(door))
            if polled[-1] is DoorState.OPEN or time.monotonic() >= deadline:
                return polled
            await asyncio.sleep(POLL_S)

    def _tell(self, db: sqlite3.Connection, door: str, cause: Cause, result: Outcome, **more: Any) -> None:
        told = {"door": door, "outcome": result} | more
        events.append(db, self._now(), EventType.DOOR_OPENED, **cause.to_body(), **told)
        if result is Outcome.OPENED:
            journal_doors.told(db, door, cause)
        else:
            # Nobody was let in, so that nothing can be closed: a jammed door that is pushed shut is no pickup.
            journal_doors.done(db, door, cause)

    async def _sequence(self, doors: Sequence[str], cause: Cause, after: str) -> None:
        for door in doors:
            if not await self.watcher.is_closed(after, cause, self._timings.sequence_s):
                return
            with self._journal.transaction() as db:
                journal_doors.pulsing(db, door, cause, self._now())
            await self.open(door, cause)
            after = door

    def _tell_after_restart(self, db: sqlite3.Connection, watch: Watch) -> None:
        """Power went between the pulse and its outcome: an open door is a fact, anything else is not known."""
        is_open = self.states.get(watch.door) is DoorState.OPEN
        result = Outcome.OPENED if is_open else Outcome.UNKNOWN
        self._tell(db, watch.door, watch.cause, result, restarted=True)

    def _drop_orders(self, db: sqlite3.Connection) -> None:
        """Nothing opens by itself after power returns."""
        for order in journal_doors.waiting_orders(db):
            journal_doors.settle_order(db, order.id)
            journal_doors.refuse_order(db, self._now(), order.id, OrderRefusal.INTERRUPTED)


async def _ended(opening: asyncio.Task[Outcome]) -> None:
    """Its failure is that of whoever waits here."""
    await opening
