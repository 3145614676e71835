"""One cabinet, put together: what arrives is stored, what happened is told, and the keypad works without either."""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from cabinet_contract.names import bank_of, bank_shadow
from cabinet_contract.words import DoorState, EventType, Outcome
from iot import VERSION, machine_time
from iot.boards.rack import Rack
from iot.cloud.events_out import Uplink
from iot.cloud.inbox import Link
from iot.cloud.messages import Broker, Document
from iot.cloud.reported_state import Reported, bank_state
from iot.cloud.shadows_in import Sync, shadows_of
from iot.cloud.shadows_out import Reporter
from iot.config.loading import Config
from iot.doors.alarm import Alarm
from iot.doors.opening import Doors
from iot.errors import StateError
from iot.fleet import settings
from iot.fleet.fleet import Fleet, kept_settings
from iot.journal import Journal, events
from iot.journal.journal import get, put
from iot.local.screen import Screen
from iot.machine.identity import Identity
from iot.machine.self_check import Care
from iot.machine_time import MachineTime
from iot.people.code_lookup import Recogniser
from iot.people.keypad import Keypad
from iot.people.sessions import Sessions
from iot.rules.clock import Anchor, TrustedClock
from iot.rules.watching import Cause

log = logging.getLogger(__name__)
# Trusted time is written down that often: what a power cut may take from it.
KEEP_TIME_S = 60.0
# How often health in figures is looked at: each look may cost a shadow write.
HEALTH_BEATS = 10


class Cabinet:
    def __init__(
        self, config: Config, identity: Identity, broker: Broker, rack: Rack, machine: MachineTime | None = None
    ) -> None:
        self._rack = rack
        self.journal = Journal(config.state)
        config = replace(config, timings=settings.applied(config.timings, kept_settings(self.journal)))
        self._config = config
        kept = get(self.journal.db, "clock")
        machine = machine or machine_time.real()
        self.clock = TrustedClock(machine, Anchor(**kept) if kept else None)
        self.care = Care(self.journal, self.clock, machine.wall, self.journal.space)
        self._time_kept = 0.0
        self._looked = (0, 0)
        self.doors = Doors(rack, self.journal, self.clock.now, config.timings)
        self.sessions = Sessions(self.journal, self.doors, self.clock.now, config.local.patience)
        recogniser = Recogniser(identity, self.journal, self.clock.now, config.doors, self._hears)
        self.keypad = Keypad(recogniser, self.journal, self.doors, self.sessions, self.clock.now)
        self._sync = Sync(self.journal, self.clock, config.doors)
        self.link = Link(broker, self.clock.now, self._stored)
        self.fleet = Fleet(config, identity, broker, self.journal, self.clock.now)
        self._uplink = Uplink(broker, self.journal, config.thing, config.uplink)
        shadows = shadows_of(bank.bank for bank in config.banks)
        self.screen = Screen(self.keypad, self.sessions, config.local, self.state, self.clock.now)
        self._alarm = Alarm(rack.light, self._stands_open, config.local.sound, config.local.remind_s)
        self._reported = Reported(self.journal, rack, lambda: self.doors.states, self.fleet.reported)
        self._reporter = Reporter(broker, shadows, self._reported)
        self._connect_parts()

    async def start(self) -> None:
        """Reads the boards and opens nothing; the line is being made when this returns."""
        await self.doors.restore()
        for door in self.doors.watcher.complained:
            self.doors.later(self._alarm.call(door))
        self.care.begin()
        with self.journal.transaction() as db:
            events.append(db, self.clock.now(), EventType.STARTED, boot=self.journal.boot, version=VERSION)
        self.fleet.tell_release()
        self.link.start()

    async def run(self) -> None:
        """For ever; an error in any part ends all of it, and whoever supervises the program starts it again."""
        parts = (
            self.link.listen,
            self._uplink.run,
            self._reporter.run,
            self._beat,
            self.doors.watcher.run,
            self.doors.work,
            self.screen.run,
            self.care.run,
        )
        async with asyncio.TaskGroup() as group:
            for part in parts:
                group.create_task(part())

    async def stop(self) -> None:
        await self.link.stop()
        # On a full disk what was kept a minute ago must do.
        with suppress(StateError):
            self._keep_time()
        self._rack.close()
        self.journal.close()

    @property
    def idle(self) -> bool:
        """Nobody stands at a door, as far as the cabinet can know."""
        return not self.doors.watcher.watched

    def progress(self) -> bool:
        """Whether the boards and the cabinet itself were looked at since this was last true."""
        looked = self.doors.watcher.looks, self.care.looks
        if not all(now > then for now, then in zip(looked, self._looked, strict=True)):
            return False
        self._looked = looked
        return True

    def state(self) -> dict[str, Any]:
        """For the keypad's own screen and for whoever looks after the box."""
        lockout = self.keypad.lockout
        return {
            "thing": self._config.thing,
            "version": VERSION,
            "lineage": self.journal.lineage,
            "boot": self.journal.boot,
            "network": "online" if self.link.online else "offline",
            "now": self.clock.now(),
            "clock": self.clock.source,
            "doors": self.doors.states,
            "watching": self.doors.watcher.watched,
            "boards": self._rack.health(),
            "banks": {bank.bank: bank_state(self.journal.db, bank.bank) for bank in self._config.banks},
            "pending": events.pending(self.journal.db),
            "lockout": {"failures": lockout.failures, "until": lockout.until},
        }

    def _connect_parts(self) -> None:
        self.journal.committed = self._uplink.wake
        self._sync.acked = self._uplink.acked
        self._sync.stored = self._new_documents
        self._sync.ordered = self.doors.obey
        self._sync.begun_anew = self._begun_anew
        self._sync.settings = self.fleet.take_settings
        self._sync.refusing = lambda: self.fleet.has_refused
        self.fleet.changed = self._reporter.wake
        self.link.changed = self._network_changed
        self.link.acquainted = self._uplink.acquainted
        self.link.job = self.fleet.jobs.take
        self.link.taken_over = self.fleet.taken_over
        self._rack.health_changed = self.care.board
        self.care.changed = self._reporter.wake
        self.care.answers = self._answers
        self.care.trouble = self._rack.trouble
        self._rack.noticed = lambda door, state: self.doors.watcher.look_now()
        self.doors.watcher.changed = self._doors_changed
        self.doors.watcher.happened = self._told

    def _answers(self, bank: str) -> bool:
        known = (s is not DoorState.UNKNOWN for door, s in self.doors.states.items() if bank_of(door) == bank)
        return self._rack.health()[bank] == "ok" and any(known)

    def _doors_changed(self, states: Mapping[str, DoorState]) -> None:
        self._reporter.wake()
        self.screen.doors(states)

    def _told(self, door: str, cause: Cause, what: Outcome | EventType) -> None:
        if what is Outcome.OPENED:
            self._reported.opened(door, self.clock.now())
        self.sessions.happened(door, cause, what)
        if what is EventType.DOOR_LEFT_OPEN:
            self.doors.later(self._alarm.call(door))

    def _stands_open(self, door: str) -> bool:
        return door in self.doors.watcher.watched

    def _hears(self, door: str) -> bool:
        """Whether what the cloud wants of that door's bank was read on the line that still stands."""
        return bank_shadow(bank_of(door)) in self.link.heard

    def _begun_anew(self) -> None:
        self._uplink.begun_anew()
        self._reporter.wake()

    def _new_documents(self) -> None:
        self._reporter.wake()
        self.sessions.documents_stored()

    def _stored(self, document: Document) -> bool:
        if not self._sync.take(document):
            return False
        if self.clock.now() - self._time_kept > KEEP_TIME_S:
            self._keep_time()
        return True

    def _network_changed(self, online: bool) -> None:
        log.info("online" if online else "offline")
        self.screen.network(online)
        self._uplink.connected(online)
        self._reporter.connected(online)

    async def _beat(self) -> None:
        beats = 0
        while True:
            await asyncio.sleep(self._config.timings.heartbeat_s)
            self._keep_time()
            self.fleet.settled()
            await self.link.say_present()
            beats += 1
            if beats % HEALTH_BEATS == 0:
                self._reported.look_again()
                self._reporter.wake()

    def _keep_time(self) -> None:
        self._time_kept = self.clock.now()
        with self.journal.transaction() as db:
            put(db, "clock", self.clock.anchor().to_wire())
