"""How the machine is, in figures coarse enough that they do not change with every look."""

import os
from pathlib import Path
from typing import Any

from iot.journal.space import free_bytes

THERMAL = Path("/sys/class/thermal/thermal_zone0/temp")
MB = 2**20


def machine(state: Path) -> dict[str, Any]:
    """Disk in steps of 64 MB, memory of 8 MB, temperature of 5 °C; what cannot be read is left out."""
    found: dict[str, Any] = {"disk_mb": free_bytes(state) // MB // 64 * 64, "memory_mb": _resident() // MB // 8 * 8}
    celsius = temperature(THERMAL)
    return found if celsius is None else found | {"temperature_c": celsius}


def temperature(path: Path) -> int | None:
    """Linux gives thousandths of a degree."""
    try:
        return round(int(path.read_text()) / 5000) * 5
    except (OSError, ValueError):
        return None


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
