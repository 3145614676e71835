"""The machine's own clocks: which start this is, and seconds since it, sleep included."""

import time
from pathlib import Path


def boot_id() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()


def since_boot() -> float:
    return time.clock_gettime(time.CLOCK_BOOTTIME)
