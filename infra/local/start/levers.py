"""What the buttons pull: a cabinet's line, its doors and the hand before it, the time that passes."""

import asyncio
import os
from typing import Any, NamedTuple

from aiohttp import ClientError, ClientSession, ClientTimeout

from infra.local.addresses import Addresses
from infra.local.mains import CUT, GIVE
from infra.local.start.passing import HOUR, Passing

HAND_MS = 800
STARTING_S = 5
STEPS = {"1": HOUR, "24": 24 * HOUR, "72": 72 * HOUR}
SOON = ClientTimeout(3)


class Refused(Exception):
    """The other program does not take it, or does not answer."""


class CabinetSeen(NamedTuple):
    """None where the program that knows does not answer. `broken`: doors that are jammed."""

    thing: str
    powered: bool
    up: bool | None
    hand_away: bool | None
    doors: list[str]
    broken: list[str]


class Levers:
    def __init__(self, client: ClientSession, stack: Addresses) -> None:
        self._client = client
        self._stack = stack
        self._passing = Passing(stack)

    async def seen(self) -> list[CabinetSeen]:
        """Every cabinet as it is now."""
        lines = await self._asked(f"{self._stack['relay']}/lines") or {}
        return list(await asyncio.gather(*(self._seen(thing, lines) for thing in self._stack["cabinets"])))

    async def _seen(self, thing: str, lines: dict[str, Any]) -> CabinetSeen:
        board = self._asked(f"{self._stack['cabinets'][thing]['board']}/state")
        powered, state = await asyncio.gather(self._powered(thing), board)
        return _seen(thing, powered, lines, state)

    async def line(self, thing: str, *, up: bool) -> None:
        await self._told(f"{self._stack['relay']}/lines/{thing}", {"up": up})

    async def hand(self, thing: str, *, away: bool) -> None:
        await self._told(f"{self._board(thing)}/hand", {"after_ms": None if away else HAND_MS})

    async def power(self, thing: str, *, on: bool) -> None:
        try:
            os.kill(self._stack["cabinets"][thing]["mains"], GIVE if on else CUT)
        except (KeyError, ProcessLookupError) as error:
            raise Refused(thing) from error
        await self._until_it_is(thing, on)

    async def _until_it_is(self, thing: str, on: bool) -> None:
        """So that the page shows it; a program takes a moment to begin."""
        for _ in range(STARTING_S * 5):
            if await self._powered(thing) is on:
                return
            await asyncio.sleep(0.2)

    async def _powered(self, thing: str) -> bool:
        return await self._asked(f"{self._stack['cabinets'][thing]['keypad']}/state") is not None

    async def jam(self, thing: str, door: str, *, on: bool) -> None:
        await self._told(f"{self._board(thing)}/faults", {"target": door, "fault": "jam", "on": on})

    async def time(self, hours: str) -> None:
        """What is due by then is done before the page answers."""
        if hours not in STEPS:
            raise Refused(hours)
        lines = await self._asked(f"{self._stack['relay']}/lines") or {}
        await self._passing.let(STEPS[hours], [thing for thing, line in lines.items() if line["connections"]])

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


def _seen(thing: str, powered: bool, lines: dict[str, Any], state: dict[str, Any] | None) -> CabinetSeen:
    up = lines[thing]["up"] if thing in lines else None
    if state is None:
        return CabinetSeen(thing, powered, up, None, [], [])
    doors: dict[str, Any] = state["doors"]
    broken = [name for name, door in doors.items() if "jam" in door["faults"]]
    return CabinetSeen(thing, powered, up, state["hand_ms"] is None, list(doors), broken)
