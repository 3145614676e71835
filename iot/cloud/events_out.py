"""Events out: from the journal to the broker, in order, until the cloud's ack covers them."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence

from cabinet_contract.events import MAX_BATCH, MAX_PAYLOAD_BYTES, Batch, Event
from iot.cloud.messages import Connection
from iot.config.loading import UplinkConfig
from iot.errors import BrokerError
from iot.journal import Journal, events
from iot.rules.stop_and_wait import StopAndWait
from iot.waiting import happens

log = logging.getLogger(__name__)


class EventsOut:
    """`due` is set by whoever knows that there may be something to send: the journal after each transaction.
    `pulsed()` returns when nobody waits for a pulse: sending writes to the disk, which the pulse would wait for."""

    def __init__(
        self,
        connection: Connection,
        journal: Journal,
        thing: str,
        config: UplinkConfig,
        *,
        due: asyncio.Event,
        pulsed: Callable[[], Awaitable[None]],
    ) -> None:
        self._connection = connection
        self._journal = journal
        self._thing = thing
        self._unruly = config.unruly
        self._pace = StopAndWait(config.resend_s, acked=events.acked(journal.db))
        self._due = due
        self._pulsed = pulsed
        self._online = False
        self._acquainted = False

    def connected(self, online: bool) -> None:
        self._online = online
        self._pace.reconnected()
        self._due.set()

    def acked(self, number: int) -> None:
        self._pace.has_ack(number, time.monotonic())
        self._due.set()

    def acquainted(self) -> None:
        """The cloud's last ack is known. Before that nothing is sent: a journal put back to an older state would give
        numbers a second time, and only the ack of a number that it never sent shows it."""
        self._acquainted = True
        self._due.set()

    def begun_anew(self) -> None:
        self._pace.begin_anew()
        self._due.set()

    async def run(self) -> None:
        while True:
            self._due.clear()
            await self._pulsed()
            seconds = self._due_in() if self._online and self._acquainted else None
            if seconds == 0.0:
                await self._send()
                continue
            await happens(self._due, seconds)

    def _due_in(self) -> float | None:
        return self._pace.due_in(events.newest(self._journal.db), time.monotonic())

    async def _send(self) -> None:
        pending = _fitting(events.after(self._journal.db, self._pace.acked, MAX_BATCH))
        if pending[-1].number > events.sent(self._journal.db):
            with self._journal.transaction() as db:
                events.mark_sent(db, pending[-1].number)
        # Noted before the attempt: a batch that fails then waits like a lost one, and is not sent in an endless loop.
        self._pace.has_sent(pending[-1].number, time.monotonic())
        try:
            for payload in self._payloads(pending):
                await self._connection.publish_events(payload)
        except BrokerError as error:
            log.warning("events %d to %d wait: %s", pending[0].number, pending[-1].number, error)

    def _payloads(self, pending: Sequence[Event]) -> Iterator[bytes]:
        batches = [[event] for event in pending] * 2 if self._unruly else [list(pending)]
        if self._unruly:
            random.shuffle(batches)
        for batch in batches:
            yield Batch(self._thing, self._journal.lineage, self._journal.boot, tuple(batch)).to_json()


def _fitting(pending: list[Event]) -> list[Event]:
    """As many of the first as one MQTT message holds; at least one."""
    size = 512
    fitting: list[Event] = []
    for event in pending:
        size += len(str(event.to_wire())) + 16
        if fitting and size > MAX_PAYLOAD_BYTES:
            break
        fitting.append(event)
    return fitting
