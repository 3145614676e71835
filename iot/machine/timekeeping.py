"""Trusted time is written down, so that a machine that starts without network knows what time it is at least."""

from iot.journal import Journal
from iot.journal.facts import get, put
from iot.machine_time import MachineTime
from iot.rules.clock import Anchor, TrustedClock

# How often: what a power cut may take from it.
KEEP_S = 60.0


class TimeKeeper:
    def __init__(self, journal: Journal, machine: MachineTime) -> None:
        kept = get(journal.db, "clock")
        self._journal = journal
        self._kept_at = 0.0
        self.clock = TrustedClock(machine, Anchor(**kept) if kept else None)

    def keep(self) -> None:
        """Raises StateError where the disk fails."""
        self._kept_at = self.clock.now()
        with self._journal.transaction() as db:
            put(db, "clock", self.clock.anchor().to_wire())

    def keep_if_due(self) -> None:
        if self.clock.now() - self._kept_at > KEEP_S:
            self.keep()
