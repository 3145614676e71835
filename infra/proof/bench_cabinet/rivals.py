"""From an order's arrival at the box to the first byte of its frame, and the start: programs beside each other.

They take turns in one run, each on boards of its own, so that whatever else the machine does meets all of them.
"""

import random
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cabinet_contract.shadow import Grant, Order
from infra.paths import ROOT
from infra.proof.bench_cabinet.figures import Figure, percentile
from infra.proof.bench_cabinet.measure import opened_at
from infra.proof.bench_cabinet.process import resident_mb
from infra.proof.rig.box import Box, started
from infra.proof.rig.cabinet_cloud import eventually

DOORS, GRANTS, WARMING_UP = 20, 10, 5
# The door is shut and the lock has cooled before the next order; nothing is under way any more.
PAUSE_S = (1.0, 1.4)
PATIENCE_S = 10.0


@dataclass(slots=True)
class Rival:
    """A program, the boards it opens, and what was measured: milliseconds from order to frame, seconds to the start."""

    name: str
    box: Box
    module: str = "iot"
    checkout: Path = ROOT
    taken: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    memory: float = 0.0

    def begin(self) -> "subprocess.Popen[bytes]":
        return started(self.module, self.box.config, Path(f"{self.box.state}.log"), self.checkout)


def race(rivals: Sequence[Rival], *, orders: int, starts: int) -> None:
    with ExitStack() as running:
        for rival in rivals:
            running.enter_context(ended(started("iot.sim", rival.box.config)))
        for _ in range(starts):
            for rival in rivals:
                _time_start(rival)
        programs = {rival.name: running.enter_context(ended(rival.begin())) for rival in rivals}
        kept = {rival.name: [rival.box.grant(n, f"A{n:02d}")[1] for n in range(1, GRANTS + 1)] for rival in rivals}
        for number in range(WARMING_UP + orders):
            for rival in random.sample(rivals, len(rivals)):
                taken = _order_to_frame(rival.box, number, kept[rival.name])
                rival.taken += [taken] if number >= WARMING_UP else []
        for rival in rivals:
            rival.memory = resident_mb(programs[rival.name].pid)


def _time_start(rival: Rival) -> None:
    begun = time.monotonic()
    process = rival.begin()
    rival.starts.append(time.monotonic() - begun)
    process.kill()
    process.communicate()


def _order_to_frame(box: Box, number: int, kept: Sequence[Grant]) -> float:
    """Milliseconds. The clock begins with the first bytes that come down the line after the order was given."""
    time.sleep(random.uniform(*PAUSE_S))
    since = time.time()
    order = Order(f"o_{number}", f"A{1 + number % DOORS:02d}", int(since) + 60)
    box.want("A", *kept, orders=(order,))
    seen = _found(lambda: opened_at(box.simulator("/state")["heard"], since))
    return 1000 * (seen - next(at for at in box.relay.brought if at >= since))


def _found(look: Callable[[], float | None]) -> float:
    found = eventually(look, PATIENCE_S)
    assert found is not None
    return found


@contextmanager
def ended(process: "subprocess.Popen[bytes]") -> Iterator["subprocess.Popen[bytes]"]:
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=15)


Value = Callable[[Rival], float]
MEASURED: Sequence[tuple[str, str, Value]] = (
    ("order to open frame p50", "ms", lambda rival: percentile(rival.taken, 50)),
    ("order to open frame p99", "ms", lambda rival: percentile(rival.taken, 99)),
    ("start in turns p50", "s", lambda rival: percentile(rival.starts, 50)),
    ("memory after the orders", "MB", lambda rival: rival.memory),
)


def figures(ours: Rival, floor: Rival, beside: Rival | None) -> list[Figure]:
    """Ours, each with the floor's; then how many times those of the program beside they are, which is to be at most 1.
    Of some ten orders the slowest says nothing."""
    mine = [Figure(name, value(ours), unit, None, _against(value, ours, floor)) for name, unit, value in MEASURED]
    return mine + [_times(name, unit, value(ours), value(beside)) for name, unit, value in MEASURED if beside]


def _against(value: Value, ours: Rival, floor: Rival) -> str:
    return f"{value(ours) / value(floor):.2f} x the floor's {value(floor):.2f}"


def _times(name: str, unit: str, ours: float, beside: float) -> Figure:
    goal = None if "p99" in name else 1.0
    return Figure(f"{name}: times that beside", ours / beside, "x", goal, f"which is {beside:.2f} {unit}")
