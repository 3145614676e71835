"""The machine's own clocks, passed in as one value so that a test can hold them."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MachineTime:
    """`boot_id` names this start of the machine; `monotonic` counts seconds since it, sleep included."""

    boot_id: str
    monotonic: Callable[[], float]
    wall: Callable[[], float]


def real() -> MachineTime:
    boot_id = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    return MachineTime(boot_id, lambda: time.clock_gettime(time.CLOCK_BOOTTIME), time.time)
