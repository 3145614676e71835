"""The clock of a demonstration: the machine's own, ahead by the seconds that a file says.

Time passes at once for everything that looks at it here: lambdas, IoT's timestamps, cabinets, phones. The product knows
nothing of this. What the machine itself looks at stays as it is: tokens of the issuer, signatures, certificates.

Copied as it stands into the environment of the lambdas, so it imports nothing of this checkout.

python -m infra.local.moved_time iot --config …     runs a module with that clock
"""

import os
import runpy
import sys
import time
from pathlib import Path

# Names the file; without it the clock is the machine's.
VARIABLE = "XINBAO_CLOCK_FILE"
FILE = "clock"

_time, _clock_gettime = time.time, time.clock_gettime


class Clock:
    """`file` holds the seconds; it need not be there."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def ahead(self) -> float:
        try:
            return float(self._file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0.0

    def now(self) -> float:
        return _time() + self.ahead()

    def move(self, seconds: float) -> float:
        """Time passes; how far ahead the clock is now. It never goes back: what has happened cannot happen later."""
        moved = self.ahead() + max(0.0, seconds)
        new = self._file.with_suffix(".new")
        new.write_text(f"{moved:.0f}", encoding="ascii")
        new.replace(self._file)
        return moved


# Of this process, kept from its start: a lambda's environment may be taken away from it.
CLOCK = Clock(Path(os.environ.get(VARIABLE) or os.devnull))


def install() -> None:
    """For everything in this process that asks `time`. A cabinet counts with the clock since the machine's start."""
    time.time = CLOCK.now
    time.clock_gettime = _moved_clock


def _moved_clock(clock: int) -> float:
    return _clock_gettime(clock) + (CLOCK.ahead() if clock == getattr(time, "CLOCK_BOOTTIME", None) else 0.0)


if __name__ == "__main__":
    install()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
