"""The floor's cabinet: the cabinet's own line to the broker, and nothing behind it but a clock."""

import asyncio
import threading
import time
from types import TracebackType
from typing import Self

from infra.proof.walk.checks import Unexpected
from iot.cloud.connection import MqttConnection
from iot.cloud.messages import Listening, Message, ShadowDocument, Unacknowledged
from iot.config.loading import BrokerConfig
from iot.machine.identity import Identity

SHADOW = "bank-A"
PATIENCE = 20


class Listener:
    """Runs in a thread of its own while the block runs."""

    def __init__(self, config: BrokerConfig, thing: str, certificate: str, key: str) -> None:
        self._identity = Identity(thing, certificate, key, "", "", b"", b"")
        self._config = config
        self._heard: dict[str, float] = {}
        self._changed = threading.Condition()
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=lambda: self._loop.run_until_complete(self._run()))

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(PATIENCE):
            self._end()
            raise Unexpected("the floor's device could not subscribe to its shadow")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _t: TracebackType | None) -> None:
        self._end()

    def _end(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(PATIENCE)

    def when(self, mark: str) -> float:
        """The moment (epoch seconds) at which `mark` arrived."""
        with self._changed:
            if not self._changed.wait_for(lambda: mark in self._heard, PATIENCE):
                raise Unexpected(f"the floor's device has not heard of {mark} within {PATIENCE} s")
            return self._heard[mark]

    async def _run(self) -> None:
        connection = MqttConnection(self._config, self._identity, [SHADOW])
        connection.start(self._take)
        await self._stop.wait()
        await connection.stop()

    def _take(self, message: Message) -> None:
        match message:
            case Listening():
                self._ready.set()
            case ShadowDocument(desired=desired):
                with self._changed:
                    self._heard.setdefault(desired.get("rev", ""), time.time())
                    self._changed.notify_all()
            case Unacknowledged(acknowledge):
                acknowledge()
