"""One cabinet, put together: what arrives is stored, what happened is told, and the keypad works without either."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from cabinet_contract.names import bank_of, bank_shadow
from cabinet_contract.words import DoorState, EventType, Outcome
from iot import VERSION, machine_time
from iot.boards.rack import Rack
from iot.cloud.events_out import EventsOut
from iot.cloud.inbox import Inbox
from iot.cloud.messages import Connection, ShadowDocument
from iot.cloud.reported_state import ReportedState, bank_state
from iot.cloud.shadows_in import Listeners, ShadowsIn, shadows_of
from iot.cloud.shadows_out import ShadowsOut
from iot.config.loading import Config
from iot.doors.alarm import Alarm
from iot.doors.opening import Doors
from iot.errors import StateError
from iot.fleet import remote_settings
from iot.fleet.fleet import Fleet, kept_settings
from iot.journal import Journal, events
from iot.local.drawing import drawn
from iot.local.screen import Screen
from iot.machine.identity import Identity
from iot.machine.self_check import SelfCheck
from iot.machine.timekeeping import TimeKeeper
from iot.machine_time import MachineTime
from iot.people.code_lookup import CodeLookup
from iot.people.keypad import Keypad
from iot.people.session import Session
from iot.people.sessions import Sessions
from iot.rules.door_watch import Cause
from iot.run_end import RunEnd

# How often health in figures is looked at: each look may cost a shadow write.
HEALTH_BEATS = 10


class Controller:
    """Every part gets its listeners when it is made. Where a listener needs that very part (a person's session opens
    doors, and doors tell of themselves to the session), it is a method of this class, which finds the other part when
    it is called.

    `restart(ending)`: the cabinet wishes for another life of the program. `machine` None: the clocks of this machine.
    """

    def __init__(
        self,
        config: Config,
        identity: Identity,
        connection: Connection,
        rack: Rack,
        *,
        restart: Callable[[RunEnd], None],
        machine: MachineTime | None = None,
    ) -> None:
        self._rack = rack
        self._looked = (0, 0)
        self._events_due, self._report_due = asyncio.Event(), asyncio.Event()
        self.journal = Journal(config.state, committed=self._events_due.set)
        self._config = replace(config, timings=remote_settings.applied(config.timings, kept_settings(self.journal)))
        machine = machine or machine_time.real()
        self._time = TimeKeeper(self.journal, machine)
        self.clock = self._time.clock
        self.self_check = SelfCheck(
            self.journal, self.clock, machine.wall,
            changed=self._report_due.set, answers=self._answers, trouble=rack.trouble,
        )  # fmt: skip
        self._make_doors()
        self._make_people(identity)
        self._make_line(identity, connection, restart)
        rack.tell(noticed=self._noticed, health_changed=self.self_check.board)

    def _make_doors(self) -> None:
        local = self._config.local
        self.doors = Doors(
            self._rack, self.journal, self.clock.now, self._config.timings,
            changed=self._doors_changed, happened=self._happened,
        )  # fmt: skip
        self._alarm = Alarm(self._rack.light, self._stands_open, local.sound, local.remind_s)

    def _make_people(self, identity: Identity) -> None:
        journal, now, local = self.journal, self.clock.now, self._config.local
        lookup = CodeLookup(identity, journal, now, doors=self._config.doors, hears=self._hears)
        self.sessions = Sessions(journal, self.doors, now, local.patience, changed=self._session_changed)
        self.keypad = Keypad(lookup, journal, doors=self.doors, sessions=self.sessions, now=now)
        self.screen = Screen(
            self.keypad, self.sessions, local, state=self.state, drawing=drawn(self._config.banks), now=now
        )

    def _make_line(self, identity: Identity, connection: Connection, restart: Callable[[RunEnd], None]) -> None:
        config, journal, now = self._config, self.journal, self.clock.now
        self.fleet = Fleet(
            config, identity, connection, journal=journal, now=now, changed=self._report_due.set, restart=restart
        )
        self._reported = ReportedState(journal, self._rack, lambda: self.doors.states, self.fleet.reported)
        shadows = shadows_of(bank.bank for bank in config.banks)
        self._shadows_out = ShadowsOut(connection, shadows, self._reported, self._report_due)
        self._events_out = EventsOut(
            connection, journal, config.thing, config.uplink, due=self._events_due, pulsed=self._rack.pulsed
        )
        self._shadows_in = ShadowsIn(journal, self.clock, config.doors, self._listeners())
        self.inbox = Inbox(
            connection, now, self._take,
            changed=self._network_changed, acquainted=self._events_out.acquainted,
            job=self.fleet.jobs.take, taken_over=self.fleet.taken_over, pulsed=self._rack.pulsed,
        )  # fmt: skip

    def _listeners(self) -> Listeners:
        return Listeners(
            acked=self._events_out.acked,
            stored=self._bank_stored,
            ordered=self.doors.obey,
            at_rest=self.doors.at_rest,
            begun_anew=self._begun_anew,
            settings=self.fleet.take_settings,
            refusing=lambda: self.fleet.has_refused,
        )

    async def start(self) -> None:
        """Reads the boards and opens nothing. The line is made later, when this runs: the keypad works without it."""
        await self.doors.restore()
        for door in self.doors.watcher.complained:
            self.doors.later(self._alarm.call(door))
        self.self_check.begin()
        doubt = {"reckoned": True} if self.clock.reckoned else {}
        with self.journal.transaction() as db:
            events.append(db, self.clock.now(), EventType.STARTED, boot=self.journal.boot, version=VERSION, **doubt)
        self.fleet.tell_release()

    async def run(self) -> None:
        """For ever; an error in any part ends all of it, and whoever supervises the program starts it again."""
        parts = (
            self.inbox.listen,
            self._events_out.run,
            self._shadows_out.run,
            self._beat,
            self.doors.watcher.run,
            self.doors.work,
            self.screen.run,
            self.self_check.run,
        )
        async with asyncio.TaskGroup() as group:
            for part in parts:
                group.create_task(part())

    async def stop(self) -> None:
        await self.inbox.stop()
        # On a full disk what was kept a minute ago must do.
        with suppress(StateError):
            self._time.keep()
        self._rack.close()
        self.journal.close()

    @property
    def idle(self) -> bool:
        """Nobody stands at a door, as far as the cabinet can know."""
        return not self.doors.watcher.watched and not self.doors.watcher.moving

    def progress(self) -> bool:
        """Whether the boards and the cabinet itself were looked at since this was last true."""
        looked = self.doors.watcher.looks, self.self_check.looks
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
            "network": "online" if self.inbox.online else "offline",
            "now": self.clock.now(),
            "clock": self.clock.source,
            "doors": self.doors.states,
            "watching": self.doors.watcher.watched,
            "boards": self._rack.health(),
            "banks": {bank.bank: bank_state(self.journal.db, bank.bank) for bank in self._config.banks},
            "pending": events.pending(self.journal.db),
            "lockout": {"failures": lockout.failures, "until": lockout.until},
        }

    def _answers(self, bank: str) -> bool:
        known = (s is not DoorState.UNKNOWN for door, s in self.doors.states.items() if bank_of(door) == bank)
        return self._rack.health()[bank] == "ok" and any(known)

    def _noticed(self, door: str, state: DoorState) -> None:
        self.doors.watcher.look_now()

    def _session_changed(self, session: Session) -> None:
        self.screen.session_changed(session)

    def _doors_changed(self, states: Mapping[str, DoorState]) -> None:
        self._report_due.set()
        self.screen.doors(states)

    def _happened(self, door: str, cause: Cause, what: Outcome | EventType) -> None:
        if what is Outcome.OPENED:
            self._reported.opened(door, self.clock.now())
        self.sessions.happened(door, cause, what)
        if what is EventType.DOOR_LEFT_OPEN:
            self.doors.later(self._alarm.call(door))

    def _stands_open(self, door: str) -> bool:
        return door in self.doors.watcher.watched

    def _hears(self, door: str) -> bool:
        """Whether what the cloud wants of that door's bank was read on the line that still stands."""
        return bank_shadow(bank_of(door)) in self.inbox.heard

    def _begun_anew(self) -> None:
        self._events_out.begun_anew()
        self._report_due.set()

    def _bank_stored(self) -> None:
        self._report_due.set()
        self.sessions.documents_stored()

    def _take(self, document: ShadowDocument) -> bool:
        if not self._shadows_in.take(document):
            return False
        if document.whole:
            self._time.keep_if_due()
        return True

    def _network_changed(self, online: bool) -> None:
        self.screen.network(online)
        self._events_out.connected(online)
        self._shadows_out.connected(online)

    async def _beat(self) -> None:
        beats = 0
        while True:
            await asyncio.sleep(self._config.timings.heartbeat_s)
            self._time.keep()
            self.fleet.settled()
            await self.inbox.say_present()
            beats += 1
            if beats % HEALTH_BEATS == 0:
                self._reported.look_again()
                self._report_due.set()
