"""What Linux knows of a running process."""

import os
import time
from pathlib import Path

MB = 1024.0


def resident_mb(pid: int, field: str = "VmRSS") -> float:
    """`VmRSS` now, or `VmHWM` for the most that it ever was."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) / MB
    raise ValueError(f"no {field}")


def cpu_s(pid: int) -> float:
    """User and system time of all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cpu_percent(pid: int, over_s: float) -> float:
    begun, used = time.monotonic(), cpu_s(pid)
    time.sleep(over_s)
    return 100 * (cpu_s(pid) - used) / (time.monotonic() - begun)
