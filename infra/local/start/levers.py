"""What the buttons pull: a cabinet's line, its doors and the hand before it, the time that passes."""

import asyncio
import json
from typing import Any, NamedTuple

from aiohttp import ClientError, ClientSession, ClientTimeout

from infra.aws import AwsAccount
from infra.local.addresses import Addresses
from infra.local.moved_time import CLOCK
from infra.local.warm import function_names

HAND_MS = 800
HOUR = 3600
STEPS = {"1": HOUR, "24": 24 * HOUR, "72": 72 * HOUR}
SOON = ClientTimeout(3)
# As EventBridge wakes the sweep.
WAKING = {
    "version": "0", "id": "start-page", "detail-type": "Scheduled Event", "source": "aws.events", "account": "0",
    "time": "", "region": "", "resources": [], "detail": {},
}  # fmt: skip


class Refused(Exception):
    """The other program does not take it, or does not answer."""


class CabinetSeen(NamedTuple):
    """None where the program that knows does not answer. `broken`: doors that are jammed."""

    thing: str
    up: bool | None
    hand_away: bool | None
    doors: list[str]
    broken: list[str]


class Levers:
    def __init__(self, client: ClientSession, stack: Addresses) -> None:
        self._client = client
        self._stack = stack

    async def seen(self) -> list[CabinetSeen]:
        """Every cabinet as it is now."""
        lines = await self._asked(f"{self._stack['relay']}/lines") or {}
        boards = self._stack["cabinets"].values()
        states = await asyncio.gather(*(self._asked(f"{board['board']}/state") for board in boards))
        return [_seen(thing, lines, state) for thing, state in zip(self._stack["cabinets"], states, strict=True)]

    async def line(self, thing: str, *, up: bool) -> None:
        await self._told(f"{self._stack['relay']}/lines/{thing}", {"up": up})

    async def hand(self, thing: str, *, away: bool) -> None:
        await self._told(f"{self._board(thing)}/hand", {"after_ms": None if away else HAND_MS})

    async def jam(self, thing: str, door: str, *, on: bool) -> None:
        await self._told(f"{self._board(thing)}/faults", {"target": door, "fault": "jam", "on": on})

    async def time(self, hours: str) -> None:
        """What is due now is done now, and not at the next sweep."""
        if hours not in STEPS:
            raise Refused(hours)
        CLOCK.move(STEPS[hours])
        await asyncio.to_thread(self._sweep)

    def _sweep(self) -> None:
        aws = AwsAccount(self._stack["endpoint"])
        name = function_names(aws, self._stack["stack"])["Sweep"]
        aws.client("lambda").invoke(FunctionName=name, Payload=json.dumps(WAKING).encode())

    def _board(self, thing: str) -> str:
        if thing not in self._stack["cabinets"]:
            raise Refused(thing)
        return self._stack["cabinets"][thing]["board"]

    async def _asked(self, url: str) -> Any:
        try:
            async with self._client.get(url, timeout=SOON) as answer:
                return await answer.json()
        except (ClientError, TimeoutError, ValueError):
            return None

    async def _told(self, url: str, body: dict[str, Any]) -> None:
        try:
            async with self._client.post(url, json=body, timeout=SOON) as answer:
                if answer.status >= 400:
                    raise Refused(await answer.text())
        except (ClientError, TimeoutError) as error:
            raise Refused(url) from error


def _seen(thing: str, lines: dict[str, Any], state: dict[str, Any] | None) -> CabinetSeen:
    up = lines[thing]["up"] if thing in lines else None
    if state is None:
        return CabinetSeen(thing, up, None, [], [])
    doors: dict[str, Any] = state["doors"]
    broken = [name for name, door in doors.items() if "jam" in door["faults"]]
    return CabinetSeen(thing, up, state["hand_ms"] is None, list(doors), broken)
