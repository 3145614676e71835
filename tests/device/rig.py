"""A whole cabinet inside one test: real serial code on a simulated bus, the cloud and the clocks in the test's hand."""

import asyncio
import functools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from cabinet_contract.bodies import body_of
from cabinet_contract.codes import code_from, verifier
from cabinet_contract.events import Batch, Event
from cabinet_contract.shadow import BankDesired, Grant, Order
from cabinet_contract.words import Purpose
from iot.boards import rack
from iot.cloud.fake import FakeCloud, FakeConnection
from iot.cloud.shadows_in import shadows_of
from iot.config.loading import Config, parse
from iot.controller import Controller
from iot.machine.identity import Identity
from iot.machine_time import MachineTime
from iot.run_end import RunEnd
from iot.sim.simulator import Simulator

NOON = 1_800_000_000
T = TypeVar("T")
IDENTITY = Identity("cab-test", "certificate", "private key", "test", "1", b"k" * 32, b"s" * 16)
FAST = {"open_window_s": 0.1, "watch_s": 0.01, "idle_poll_s": 0.02, "reply_s": 0.1, "left_open_s": 60}


def in_loop(test: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """Runs an async test, at most 20 s."""

    @functools.wraps(test)
    def run(*args: Any, **kwargs: Any) -> None:
        asyncio.run(in_time(test(*args, **kwargs)))

    return run


async def in_time(story: Awaitable[T]) -> T:
    async with asyncio.timeout(20):
        return await story


async def until(what: Callable[[], Any], seconds: float = 5) -> Any:
    """The first true result of `what`; the loop goes on meanwhile."""
    async with asyncio.timeout(seconds):
        while not (found := what()):
            await asyncio.sleep(0.005)
    return found


def ignored(*told: object) -> None:
    """A listener for whom nothing of this matters."""


class HandClock:
    """A machine whose clocks move only when the test moves them."""

    def __init__(self) -> None:
        self.since_boot = 1000.0
        self.wall = float(NOON)
        self.boot_id = "boot-1"

    def machine(self) -> MachineTime:
        return MachineTime(self.boot_id, lambda: self.since_boot, lambda: self.wall)

    def advance(self, seconds: float) -> None:
        self.since_boot += seconds
        self.wall += seconds

    def reboot(self, wall: float) -> None:
        self.boot_id += "+"
        self.since_boot, self.wall = 5.0, wall


def settings(directory: Path, **changes: Any) -> Config:
    wire = {
        "thing": "cab-test",
        "state": "state",
        "broker": {"host": "localhost"},
        "banks": [
            {
                "bank": bank,
                "driver": "8a80",
                "serial": "bus",
                "address": address,
                "channels": 24,
                "doors": {f"{bank}{n:02d}": n for n in range(1, 5)},
            }
            for address, bank in enumerate("AB", 1)
        ],
        "timings": FAST,
        "uplink": {"resend_s": 0.2},
        "sim": {"reply_ms": 1},
    }
    return parse(wire | changes, directory)


class PowerCutError(Exception):
    """The cabinet of a test loses its power here."""


class Rig:
    def __init__(self, directory: Path, **changes: Any) -> None:
        self.config = settings(directory, **changes)
        self.time = HandClock()
        self.server_time = lambda: self.time.wall
        self.cloud = FakeCloud(lambda: self.server_time())  # noqa: PLW0108  a test sets another server_time later
        self.simulator = Simulator(self.config)
        self.cabinet: Controller

    @asynccontextmanager
    async def plugged_in(self) -> AsyncIterator["Rig"]:
        self.simulator.start()
        try:
            yield self
        finally:
            self.simulator.stop()
        # Whatever a test makes the cabinet say, it is what the contract says of that type.
        for event in self.cloud.events():
            body_of(Event.from_wire(event))

    @asynccontextmanager
    async def powered(self) -> AsyncIterator[Controller]:
        """One run of the cabinet's program; what ends the block is like SIGTERM."""
        self._build()
        await self.cabinet.start()
        running = asyncio.create_task(self.cabinet.run())
        try:
            await until(lambda: self.cloud.connection or running.done())
            yield self.cabinet
        finally:
            failed = running.done() and running.exception()
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            await self.cabinet.stop()
            assert not failed

    async def power_cut(self, after: int, story: Callable[[Controller], Awaitable[None]]) -> bool:
        """Plays `story` on a cabinet that dies with its `after`-th transaction; False if the story ended before."""
        self._build()
        committed, left, died = self.cabinet.journal.committed, after, False

        def count() -> None:
            nonlocal left
            left -= 1
            if left <= 0:
                raise PowerCutError
            committed()

        self.cabinet.journal.committed = count
        try:
            async with asyncio.TaskGroup() as group:
                await self.cabinet.start()
                running = group.create_task(self.cabinet.run())
                await story(self.cabinet)
                running.cancel()
        except* PowerCutError:
            died = True
        finally:
            self.cloud.connection = None
            self.boards.close()
            self.cabinet.journal.close()
        return died

    def _build(self) -> None:
        connection = FakeConnection(self.cloud, shadows_of(bank.bank for bank in self.config.banks))
        self.boards = rack.build(self.config.banks, self.config.timings.reply_s)
        self.restarts: list[RunEnd] = []
        self.cabinet = Controller(
            self.config, IDENTITY, connection, self.boards, restart=self.restarts.append, machine=self.time.machine()
        )

    def grant(
        self, number: int, *doors: str, purpose: Purpose = Purpose.DEPOSIT, life: int = 3600
    ) -> tuple[str, Grant]:
        code = code_from(number)
        known = verifier(IDENTITY.key, IDENTITY.salt, code)
        return code, Grant(f"g_{number}", doors or ("A01",), purpose, known, NOON - 60, NOON + life)

    async def want(self, bank: str, *grants: Grant, orders: tuple[Order, ...] = ()) -> str:
        """Waits until the cabinet holds it."""
        desired = BankDesired.of(grants, orders)
        self.cloud.want(f"bank-{bank}", desired.to_wire())
        await until(lambda: self.cabinet.state()["banks"][bank]["rev"] == desired.rev)
        return desired.rev

    def ack(self, number: int) -> None:
        ack = {"lineage": self.cabinet.journal.lineage, "number": number}
        self.cloud.want("cabinet", {"ack": ack, "settings": []})

    def door(self, name: str) -> Any:
        return self.simulator.cabinet.doors[name]

    async def story(self, grant: str, *types: str) -> list[dict[str, Any]]:
        """The events of one grant, once they are these."""

        def told() -> list[dict[str, Any]]:
            return [e for e in self.cloud.events() if e.get("grant", e.get("order")) == grant]

        await until(lambda: [e["type"] for e in told()] == list(types))
        return told()

    def events(self, type_: str) -> list[dict[str, Any]]:
        return [e for e in self.cloud.events() if e["type"] == type_]


def numbers(batches: list[Batch]) -> list[list[int]]:
    return [[event.number for event in batch.events] for batch in batches]
