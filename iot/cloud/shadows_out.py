"""What the cabinet says of itself in its shadows' `reported`: stored revs, door states, health. Newest wins."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any

from iot.cloud.messages import Connection
from iot.errors import BrokerError

log = logging.getLogger(__name__)
# Doors open and close in quick turns; a shadow write costs four messages.
GATHER_S = 0.2
RETRY_S = 5.0


class ShadowsOut:
    """`state_of` gives the wanted `reported` of a shadow; it is sent whenever it differs from what was sent.

    `due` is set by whoever knows that it may differ now.
    """

    def __init__(
        self,
        connection: Connection,
        shadows: list[str],
        state_of: Callable[[str], Mapping[str, Any]],
        due: asyncio.Event,
    ) -> None:
        self._connection = connection
        self._shadows = shadows
        self._state_of = state_of
        self._sent: dict[str, Mapping[str, Any]] = {}
        self._due = due
        self._online = False

    def connected(self, online: bool) -> None:
        """What was on its way when the line broke may be lost: everything is said again."""
        self._online = online
        self._sent.clear()
        self._due.set()

    async def run(self) -> None:
        while True:
            await self._due.wait()
            await asyncio.sleep(GATHER_S)
            self._due.clear()
            if self._online and not await self._report():
                await asyncio.sleep(RETRY_S)
                self._due.set()

    async def _report(self) -> bool:
        for shadow in self._shadows:
            state = self._state_of(shadow)
            if state == self._sent.get(shadow):
                continue
            try:
                await self._connection.report(shadow, state)
            except BrokerError as error:
                log.warning("report of %s waits: %s", shadow, error)
                return False
            self._sent[shadow] = state
        return True
