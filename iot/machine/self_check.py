"""What the cabinet watches of itself: its boards, its disk, its clock. Each change is told once, restarts included."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from cabinet_contract.words import EventType
from iot.journal import Journal, events
from iot.journal.facts import drop, get, put
from iot.rules.clock import TrustedClock, contradicts

log = logging.getLogger(__name__)
LOOK_S = 5.0


class SelfCheck:
    """`wall` is the machine's own clock. `changed()`: what is reported of the boards may differ now. `answers(bank)`:
    whether its board does; `trouble(bank)`: what was wrong with its last answer.

    What was told and still holds is kept in the journal's facts.
    """

    def __init__(
        self,
        journal: Journal,
        clock: TrustedClock,
        wall: Callable[[], float],
        *,
        changed: Callable[[], None],
        answers: Callable[[str], bool],
        trouble: Callable[[str], str],
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._wall = wall
        self._space = journal.space
        self._changed = changed
        self._answers = answers
        self._trouble = trouble
        self.looks = 0

    def begin(self) -> None:
        """At the start, after the boards were asked: tells of a repair, and of what changed without power."""
        self._tell_repair()
        self.look()

    async def run(self) -> None:
        while True:
            await asyncio.sleep(LOOK_S)
            self.look()

    def look(self) -> None:
        self.looks += 1
        self._look_at_boards()
        self._look_at_disk()
        self._look_at_clock()

    def board(self, bank: str, health: str) -> None:
        silent = self._silent()
        if (health == "silent") == (bank in silent):
            return
        now_silent = sorted(set(silent) ^ {bank})
        type_ = EventType.BOARD_SILENT if bank in now_silent else EventType.BOARD_BACK
        trouble = {"trouble": self._trouble(bank)} if type_ is EventType.BOARD_SILENT else {}
        log.warning("board of bank %s: %s %s", bank, health, trouble.get("trouble", ""))
        self._tell("silent", now_silent, type_, bank=bank, **trouble)
        self._changed()

    def _look_at_boards(self) -> None:
        """A board that was silent before a restart is back when it answers, even if not at the very first question."""
        for bank in self._silent():
            if self._answers(bank):
                self.board(bank, "ok")

    def _silent(self) -> list[str]:
        return get(self._journal.db, "silent") or []

    def _look_at_disk(self) -> None:
        told = get(self._journal.db, "disk_full") or False
        if not told and self._space.is_low():
            self._space.release()
            self._tell("disk_full", True, EventType.DISK_FULL, free=self._space.free())
        elif told and self._space.is_ample():
            self._space.hold()
            self._tell("disk_full", False, EventType.DISK_OK, free=self._space.free())

    def _look_at_clock(self) -> None:
        wall, trusted = self._wall(), self._clock.now()
        doubted = contradicts(wall, trusted)
        if doubted == (get(self._journal.db, "clock_doubted") or False):
            return
        if doubted:
            self._tell("clock_doubted", True, EventType.CLOCK_DOUBTED, wall=round(wall), trusted=round(trusted))
        else:
            with self._journal.transaction() as db:
                put(db, "clock_doubted", False)

    def _tell_repair(self) -> None:
        if (repaired := get(self._journal.db, "repaired")) is None:
            return
        with self._journal.transaction() as db:
            drop(db, "repaired")
            events.append(db, self._clock.now(), EventType.JOURNAL_REPAIRED, reason="damaged", **repaired)

    def _tell(self, fact: str, value: Any, type_: EventType, **body: Any) -> None:
        """The fact and its event in one transaction, so that a restart tells neither twice nor never."""
        with self._journal.transaction() as db:
            put(db, fact, value)
            events.append(db, self._clock.now(), type_, **body)
