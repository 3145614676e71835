"""One cabinet, put together: what arrives is stored, what happened is told, and the keypad works without either."""

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from typing import Any

from cabinet_contract.names import CABINET_SHADOW, bank_of, bank_shadow
from cabinet_contract.words import DoorState, EventType, Outcome
from iot import VERSION, machine_time
from iot.alarm import Alarm
from iot.boards.rack import Rack
from iot.care import Care
from iot.config import Config
from iot.doors import Doors
from iot.errors import BrokerError
from iot.identity import Identity
from iot.journal import Journal, events
from iot.journal.journal import get, put
from iot.keypad import Keypad
from iot.local.screen import Screen
from iot.machine_time import MachineTime
from iot.news import Broker, Connected, Document, Listening, Lost, News, Unacknowledged
from iot.recognising import Recogniser
from iot.reported import Reported, bank_state
from iot.reporter import Reporter
from iot.rules.clock import Anchor, TrustedClock
from iot.rules.watching import Cause
from iot.sessions import Sessions
from iot.sync import Sync, shadows_of
from iot.uplink import Uplink

log = logging.getLogger(__name__)
# Trusted time is written down that often: what a power cut may take from it.
KEEP_TIME_S = 60.0
READ_AGAIN_S = 5.0


class Cabinet:
    def __init__(
        self, config: Config, identity: Identity, broker: Broker, rack: Rack, machine: MachineTime | None = None
    ) -> None:
        self._config = config
        self._broker = broker
        self._rack = rack
        self._news: asyncio.Queue[News] = asyncio.Queue()
        self._online = False
        self._heard: set[str] = set()
        self.journal = Journal(config.state)
        kept = get(self.journal.db, "clock")
        machine = machine or machine_time.real()
        self.clock = TrustedClock(machine, Anchor(**kept) if kept else None)
        self.care = Care(self.journal, self.clock, machine.wall, self.journal.space)
        self._time_kept = 0.0
        self.doors = Doors(rack, self.journal, self.clock.now, config.timings)
        self.sessions = Sessions(self.journal, self.doors, self.clock.now, config.local.patience)
        recogniser = Recogniser(identity, self.journal, self.clock.now, config.doors, self._hears)
        self.keypad = Keypad(recogniser, self.journal, self.doors, self.sessions, self.clock.now)
        self._sync = Sync(self.journal, self.clock, config.doors)
        self._uplink = Uplink(broker, self.journal, config.thing, config.uplink)
        shadows = shadows_of(bank.bank for bank in config.banks)
        self.screen = Screen(self.keypad, self.sessions, config.local, self.state, self.clock.now)
        self._alarm = Alarm(rack.light, self._stands_open, config.local.sound, config.local.remind_s)
        self._reporter = Reporter(broker, shadows, Reported(self.journal, rack, lambda: self.doors.states))
        self._connect_parts()

    async def start(self) -> None:
        """Reads the boards and opens nothing; the line is being made when this returns."""
        await self.doors.restore()
        self.care.begin(self.doors.states)
        with self.journal.transaction() as db:
            events.append(db, self.clock.now(), EventType.STARTED, boot=self.journal.boot, version=VERSION)
        self._broker.start(self._news.put_nowait)

    async def run(self) -> None:
        """For ever; an error in any part ends all of it, and whoever supervises the program starts it again."""
        parts = (
            self._listen,
            self._uplink.run,
            self._reporter.run,
            self._beat,
            self.doors.watcher.run,
            self.doors.work,
            self.screen.count_down,
            self.care.run,
        )
        async with asyncio.TaskGroup() as group:
            for part in parts:
                group.create_task(part())

    async def stop(self) -> None:
        if self._online:
            try:
                async with asyncio.timeout(2):
                    await self._broker.publish_presence(False, self.clock.now())
            except (BrokerError, TimeoutError):
                log.warning("the broker could not be told that this cabinet stops")
        await self._broker.stop()
        self._keep_time()
        self._rack.close()
        self.journal.close()

    def state(self) -> dict[str, Any]:
        """For the keypad's own screen and for whoever looks after the box."""
        lockout = self.keypad.lockout
        return {
            "thing": self._config.thing,
            "version": VERSION,
            "lineage": self.journal.lineage,
            "boot": self.journal.boot,
            "network": "online" if self._online else "offline",
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
        self._rack.health_changed = self.care.board
        self.care.changed = self._reporter.wake
        self._rack.noticed = lambda door, state: self.doors.watcher.look_now()
        self.doors.watcher.changed = self._doors_changed
        self.doors.watcher.happened = self._told

    def _doors_changed(self, states: Mapping[str, DoorState]) -> None:
        self._reporter.wake()
        self.screen.doors(states)

    def _told(self, door: str, cause: Cause, what: Outcome | EventType) -> None:
        self.sessions.happened(door, cause, what)
        if what is EventType.DOOR_LEFT_OPEN:
            self.doors.later(self._alarm.call(door))

    def _stands_open(self, door: str) -> bool:
        return door in self.doors.watcher.watched

    def _hears(self, door: str) -> bool:
        """Whether what the cloud wants of that door's bank was read on the line that still stands."""
        return bank_shadow(bank_of(door)) in self._heard

    def _begun_anew(self) -> None:
        self._uplink.begun_anew()
        self._reporter.wake()

    def _new_documents(self) -> None:
        self._reporter.wake()
        self.sessions.documents_stored()

    async def _listen(self) -> None:
        """In the order of arrival; what needs an answer from the broker goes on beside it."""
        async with asyncio.TaskGroup() as group:
            while True:
                work = self._take(await self._news.get())
                if work is not None:
                    group.create_task(work)

    def _take(self, news: News) -> Coroutine[Any, Any, None] | None:
        match news:
            case Connected():
                self._went_online()
                return self._say_present()
            case Lost(reason):
                self._went_offline(reason)
            case Listening(shadow):
                return self._read(shadow)
            case Document(shadow=shadow):
                return None if self._stored(news) else self._read(shadow)
            case Unacknowledged(acknowledge):
                acknowledge()
        return None

    def _stored(self, document: Document) -> bool:
        if not self._sync.take(document):
            return False
        if self.clock.now() - self._time_kept > KEEP_TIME_S:
            self._keep_time()
        return True

    def _went_online(self) -> None:
        self._online = True
        self._heard.clear()
        log.info("online")
        self.screen.network(True)
        self._uplink.connected(True)
        self._reporter.connected(True)

    def _went_offline(self, reason: str) -> None:
        if self._online:
            log.warning("offline: %s", reason)
        self._online = False
        self._heard.clear()
        self.screen.network(False)
        self._uplink.connected(False)
        self._reporter.connected(False)

    async def _read(self, shadow: str) -> None:
        """Until it succeeds: a shadow that was not read may hold revocations, and without an ack nothing is sent."""
        while self._online:
            try:
                document = await self._broker.read(shadow)
            except BrokerError as error:
                log.warning("shadow %s could not be read: %s", shadow, error)
                await asyncio.sleep(READ_AGAIN_S)
                continue
            self._was_read(shadow, document)
            return

    def _was_read(self, shadow: str, document: Document | None) -> None:
        if (document is None or self._stored(document)) and self._online:
            self._heard.add(shadow)
        if shadow == CABINET_SHADOW:
            self._uplink.acquainted()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self._config.timings.heartbeat_s)
            self._keep_time()
            if self._online:
                await self._say_present()

    async def _say_present(self) -> None:
        try:
            await self._broker.publish_presence(True, self.clock.now())
        except BrokerError as error:
            log.warning("presence was not told: %s", error)

    def _keep_time(self) -> None:
        self._time_kept = self.clock.now()
        with self.journal.transaction() as db:
            put(db, "clock", self.clock.anchor().to_wire())
