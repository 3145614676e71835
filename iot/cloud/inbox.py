"""The cabinet's side of its line: what arrives is handed on in order, what must be read is read until it succeeds."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from cabinet_contract.names import CABINET_SHADOW
from iot.cloud.messages import (
    Connected,
    Connection,
    ConnectionLost,
    JobOffered,
    JobsChanged,
    Listening,
    Message,
    ShadowDocument,
    Unacknowledged,
)
from iot.errors import BrokerError

log = logging.getLogger(__name__)
READ_AGAIN_S = 5.0
GOODBYE_S = 2.0
# An outage of days fails every few seconds, mostly for the same one or two reasons.
MOST_REASONS = 8


class Inbox:
    """`take` stores a document, False where the whole shadow is needed. `changed(online)`: the line stands or is lost.
    `acquainted()`: the cabinet's own shadow was read. `job` does a job that was offered. `taken_over` says for how many
    seconds to stay off the line after another took this cabinet's place on it, None to come back at once. `pulsed()`
    returns when nobody waits for a pulse any more.

    `heard` are the shadows that were read on the line that still stands; `proved` is set once a connection was good
    for reading the cabinet's own.
    """

    def __init__(
        self,
        connection: Connection,
        now: Callable[[], float],
        take: Callable[[ShadowDocument], bool],
        *,
        changed: Callable[[bool], None],
        acquainted: Callable[[], None],
        job: Callable[[JobOffered], Awaitable[None]],
        taken_over: Callable[[], float | None],
        pulsed: Callable[[], Awaitable[None]],
    ) -> None:
        self._connection = connection
        self._now = now
        self._take = take
        self._changed = changed
        self._acquainted = acquainted
        self._job = job
        self._taken_over = taken_over
        self._pulsed = pulsed
        self._arrived: asyncio.Queue[Message] = asyncio.Queue()
        self._one_job = asyncio.Lock()
        self._started = False
        self.online = False
        self._reasons: set[str] = set()
        self.heard: set[str] = set()
        self.proved = asyncio.Event()

    async def stop(self) -> None:
        if not self._started:
            return
        if self.online:
            try:
                async with asyncio.timeout(GOODBYE_S):
                    await self._connection.publish_presence(False, self._now())
            except (BrokerError, TimeoutError):
                log.warning("the broker could not be told that this cabinet stops")
        await self._connection.stop()

    async def listen(self) -> None:
        """Makes the line, then for ever, in the order of arrival; what needs an answer from the broker goes on beside
        it."""
        await self._connection.load()
        self._started = True
        self._connection.start(self._arrived.put_nowait)
        async with asyncio.TaskGroup() as group:
            while True:
                work = self._handle(await self._arrived.get())
                if work is not None:
                    group.create_task(work)

    async def say_present(self) -> None:
        if not self.online:
            return
        try:
            await self._connection.publish_presence(True, self._now())
        except BrokerError as error:
            log.warning("presence was not told: %s", error)

    async def ask_for_job(self) -> None:
        """One after the other: while one is worked on it would be offered again."""
        async with self._one_job:
            try:
                offered = await self._connection.next_job()
            except BrokerError as error:
                # Asked again with the next connection, or when there is another.
                log.warning("jobs could not be asked for: %s", error)
                return
            if offered is not None:
                await self._job(offered)

    def _handle(self, message: Message) -> Coroutine[Any, Any, None] | None:
        match message:
            case Connected():
                log.info("online")
                self._reasons.clear()
                self._went(True)
                return self.say_present()
            case ConnectionLost():
                return self._lost(message)
            case Listening(shadow):
                return self._read(shadow)
            case ShadowDocument(shadow=shadow):
                return None if self._take(message) else self._read(shadow)
            case Unacknowledged(acknowledge):
                return self._acknowledged(acknowledge)
            case JobsChanged():
                return self.ask_for_job()
        return None

    async def _acknowledged(self, acknowledge: Callable[[], None]) -> None:
        await self._pulsed()
        acknowledge()

    def _went(self, online: bool) -> None:
        self.online = online
        self.heard.clear()
        self._changed(online)

    def _lost(self, lost: ConnectionLost) -> Coroutine[Any, Any, None] | None:
        if lost.reason not in self._reasons and len(self._reasons) < MOST_REASONS:
            self._reasons.add(lost.reason)
            log.warning("offline: %s", lost.reason)
        if self.online:
            self._went(False)
        rest = self._taken_over() if lost.taken_over else None
        return None if rest is None else self._connection.rest(rest)

    async def _read(self, shadow: str) -> None:
        """Until it succeeds: a shadow that was not read may hold revocations, and without an ack nothing is sent."""
        while self.online:
            try:
                document = await self._connection.read(shadow)
            except BrokerError as error:
                log.warning("shadow %s could not be read: %s", shadow, error)
                await asyncio.sleep(READ_AGAIN_S)
                continue
            self._was_read(shadow, document)
            return

    def _was_read(self, shadow: str, document: ShadowDocument | None) -> None:
        if (document is None or self._take(document)) and self.online:
            self.heard.add(shadow)
        if shadow == CABINET_SHADOW:
            self.proved.set()
            self._acquainted()
