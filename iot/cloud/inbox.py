"""The cabinet's side of its line: what arrives is handed on in order, what must be read is read until it succeeds."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from cabinet_contract.names import CABINET_SHADOW
from iot.cloud.messages import Broker, Connected, Document, JobNews, JobOffered, Listening, Lost, News, Unacknowledged
from iot.errors import BrokerError

log = logging.getLogger(__name__)
READ_AGAIN_S = 5.0
GOODBYE_S = 2.0


async def _nothing(offered: JobOffered) -> None:
    return None


class Link:
    """`take` stores a document, False where the whole shadow is needed. `heard` are the shadows that were read on the
    line that still stands; `proved` is set once a connection was good for reading the cabinet's own."""

    def __init__(self, broker: Broker, now: Callable[[], float], take: Callable[[Document], bool]) -> None:
        self._broker = broker
        self._now = now
        self._take = take
        self._news: asyncio.Queue[News] = asyncio.Queue()
        self._one_job = asyncio.Lock()
        self._started = False
        self.online = False
        self.heard: set[str] = set()
        self.proved = asyncio.Event()
        self.changed: Callable[[bool], None] = lambda online: None
        self.acquainted: Callable[[], None] = lambda: None
        self.job: Callable[[JobOffered], Awaitable[None]] = _nothing
        self.taken_over: Callable[[], float | None] = lambda: None

    def start(self) -> None:
        self._started = True
        self._broker.start(self._news.put_nowait)

    async def stop(self) -> None:
        if not self._started:
            return
        if self.online:
            try:
                async with asyncio.timeout(GOODBYE_S):
                    await self._broker.publish_presence(False, self._now())
            except (BrokerError, TimeoutError):
                log.warning("the broker could not be told that this cabinet stops")
        await self._broker.stop()

    async def listen(self) -> None:
        """For ever, in the order of arrival; what needs an answer from the broker goes on beside it."""
        async with asyncio.TaskGroup() as group:
            while True:
                work = self._handle(await self._news.get())
                if work is not None:
                    group.create_task(work)

    async def say_present(self) -> None:
        if not self.online:
            return
        try:
            await self._broker.publish_presence(True, self._now())
        except BrokerError as error:
            log.warning("presence was not told: %s", error)

    async def ask_for_job(self) -> None:
        """One after the other: while one is worked on it would be offered again."""
        async with self._one_job:
            try:
                offered = await self._broker.next_job()
            except BrokerError as error:
                # Asked again with the next connection, or when there is another.
                log.warning("jobs could not be asked for: %s", error)
                return
            if offered is not None:
                await self.job(offered)

    def _handle(self, news: News) -> Coroutine[Any, Any, None] | None:
        match news:
            case Connected():
                self._went(True)
                return self.say_present()
            case Lost():
                return self._lost(news)
            case Listening(shadow):
                return self._read(shadow)
            case Document(shadow=shadow):
                return None if self._take(news) else self._read(shadow)
            case Unacknowledged(acknowledge):
                acknowledge()
            case JobNews():
                return self.ask_for_job()
        return None

    def _went(self, online: bool) -> None:
        self.online = online
        self.heard.clear()
        self.changed(online)

    def _lost(self, lost: Lost) -> Coroutine[Any, Any, None] | None:
        if self.online:
            log.warning("offline: %s", lost.reason)
        self._went(False)
        rest = self.taken_over() if lost.taken_over else None
        return None if rest is None else self._broker.rest(rest)

    async def _read(self, shadow: str) -> None:
        """Until it succeeds: a shadow that was not read may hold revocations, and without an ack nothing is sent."""
        while self.online:
            try:
                document = await self._broker.read(shadow)
            except BrokerError as error:
                log.warning("shadow %s could not be read: %s", shadow, error)
                await asyncio.sleep(READ_AGAIN_S)
                continue
            self._was_read(shadow, document)
            return

    def _was_read(self, shadow: str, document: Document | None) -> None:
        if (document is None or self._take(document)) and self.online:
            self.heard.add(shadow)
        if shadow == CABINET_SHADOW:
            self.proved.set()
            self.acquainted()
