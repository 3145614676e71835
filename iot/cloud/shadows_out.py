"""What the cabinet says of itself in its shadows' `reported`: stored revs, door states, health. Newest wins."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any

from iot.cloud.messages import Broker
from iot.errors import BrokerError

log = logging.getLogger(__name__)
# Doors open and close in quick turns; a shadow write costs four messages.
GATHER_S = 0.2
RETRY_S = 5.0


class Reporter:
    """`state_of` gives the wanted `reported` of a shadow; it is sent whenever it differs from what was sent."""

    def __init__(self, broker: Broker, shadows: list[str], state_of: Callable[[str], Mapping[str, Any]]) -> None:
        self._broker = broker
        self._shadows = shadows
        self._state_of = state_of
        self._sent: dict[str, Mapping[str, Any]] = {}
        self._wake = asyncio.Event()
        self._online = False

    def wake(self) -> None:
        self._wake.set()

    def connected(self, online: bool) -> None:
        """What was on its way when the line broke may be lost: everything is said again."""
        self._online = online
        self._sent.clear()
        self.wake()

    async def run(self) -> None:
        while True:
            await self._wake.wait()
            await asyncio.sleep(GATHER_S)
            self._wake.clear()
            if self._online and not await self._report():
                await asyncio.sleep(RETRY_S)
                self.wake()

    async def _report(self) -> bool:
        for shadow in self._shadows:
            state = self._state_of(shadow)
            if state == self._sent.get(shadow):
                continue
            try:
                await self._broker.report(shadow, state)
            except BrokerError as error:
                log.warning("report of %s waits: %s", shadow, error)
                return False
            self._sent[shadow] = state
        return True
