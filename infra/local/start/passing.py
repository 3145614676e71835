"""Time that passes for the whole demonstration, as it would have passed: sweeps have run, cabinets have been heard of.

A cabinet of which nothing was heard for hours is presumed to be down, and its clocks stand (docs/adr/0008-outages.md).
So each that is connected says that it is there, as it does every minute, until the cloud believes that all was well.
"""

import asyncio
import json
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from cabinet_contract.events import PresenceNote
from cabinet_contract.names import presence_topic
from infra.aws import AwsAccount
from infra.local.addresses import Addresses
from infra.local.moved_time import CLOCK
from infra.local.warm import function_names

HOUR, DAY = 3600, 86400
# What is due in between is done in between, at this hour of China's day: reminders come by day, and before what they
# remind of.
MORNING = 10 * HOUR
CHINA = 8 * HOUR
# Two are less than the cloud takes for a silence, all of them more than after which it believes the cabinet.
STEPS, STEP = 10, 70
# In which a queue brings what a cabinet says, mostly.
LAG_S = 0.25
SETTLING = STEPS * STEP
# As EventBridge wakes the sweep.
WAKING = {
    "version": "0", "id": "start-page", "detail-type": "Scheduled Event", "source": "aws.events", "account": "0",
    "time": "", "region": "", "resources": [], "detail": {},
}  # fmt: skip


def strides(now: float, seconds: float) -> list[float]:
    """`seconds` from `now` on, in pieces that end at each morning and at the end; none is too short to settle in."""
    to_morning = (MORNING - CHINA - now) % DAY
    ends = [at for at in _range(to_morning, seconds) if at >= SETTLING and seconds - at >= SETTLING]
    return [after - before for before, after in pairwise([0, *ends, seconds])]


def _range(first: float, last: float) -> Iterator[float]:
    while first < last:
        yield first
        first += DAY


class Passing:
    def __init__(self, stack: Addresses) -> None:
        self._stack = stack
        self._aws = AwsAccount(stack["endpoint"])

    async def let(self, seconds: float, connected: list[str]) -> None:
        """`connected`: the cabinets that can say that they are there."""
        for stride in strides(CLOCK.now(), seconds):
            await self._on(stride - SETTLING, connected)
            for _ in range(STEPS):
                await self._on(STEP, connected)
            await asyncio.to_thread(self._sweep)

    async def _on(self, seconds: float, connected: list[str]) -> None:
        CLOCK.move(seconds)
        await asyncio.to_thread(self._speak, connected)
        await asyncio.sleep(LAG_S)

    def _speak(self, connected: list[str]) -> None:
        for thing in connected:
            note = PresenceNote(thing, online=True, at=CLOCK.now())
            self._aws.client("iot-data").publish(topic=presence_topic(thing), qos=1, payload=note.to_json())

    def _sweep(self) -> None:
        self._aws.client("lambda").invoke(FunctionName=self._name, Payload=json.dumps(WAKING).encode())

    @cached_property
    def _name(self) -> str:
        return function_names(self._aws, self._stack["stack"])["Sweep"]
