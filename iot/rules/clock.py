"""The cabinet's trusted clock: the last server time plus the machine's monotonic clock.

The wall clock can be set by anybody with a screwdriver or a bad battery. It may only make time later, never earlier,
and only until the server has spoken: so it can never lengthen a code's life. Booting offline with a wall clock of 1970
continues from the last time that was known; with one of 2099 codes expire until the server is reached again.
"""

from dataclasses import asdict, dataclass
from typing import Any

from iot.machine_time import MachineTime

# Two clocks that differ by more contradict each other: more than one may drift in months without network, less than
# anybody gains by setting it.
TOLERATED_S = 300.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """What survives a restart: at `monotonic` of machine start `boot_id`, server time was at least `floor`.

    `ahead` is what the wall clock added to it, in seconds, while no server could be asked.
    """

    boot_id: str
    monotonic: float
    floor: float
    ahead: float = 0.0

    def to_wire(self) -> dict[str, Any]:
        return asdict(self)


class TrustedClock:
    def __init__(self, machine: MachineTime, kept: Anchor | None) -> None:
        self._boot_id = machine.boot_id
        self._monotonic = machine.monotonic
        self._base = machine.monotonic()
        self._floor = _floor_after_restart(kept, machine.boot_id, self._base)
        self._ahead = max(machine.wall() - self._floor, kept.ahead if kept else 0.0, 0.0)
        self.source = "wall" if self._ahead > 0 else "kept"
        # The machine stopped, nobody knows for how long, and no clock of its own says so: until a server is asked.
        self.reckoned = kept is not None and kept.boot_id != machine.boot_id and self.source == "kept"
        if kept and kept.boot_id == machine.boot_id and not kept.ahead:
            # The machine did not stop: the server's time went on with its monotonic clock.
            self._ahead, self.source = 0.0, "kept"

    def now(self) -> float:
        return self._lower_bound() + self._ahead

    def server_said(self, time: float, *, asked: bool) -> None:
        """A server timestamp. `asked`: in the answer to a question of ours, so of this moment. What comes unasked may
        be old and out of order: it makes nothing earlier, not even what the wall clock has added."""
        before = self.now()
        self._floor, self._base = max(self._lower_bound(), time), self._monotonic()
        self._ahead = 0.0 if asked else max(0.0, before - self._floor)
        if self._ahead == 0:
            self.source, self.reckoned = "server", False

    def anchor(self) -> Anchor:
        return Anchor(self._boot_id, self._monotonic(), self._lower_bound(), self._ahead)

    def _lower_bound(self) -> float:
        return self._floor + self._monotonic() - self._base


def _floor_after_restart(kept: Anchor | None, boot_id: str, monotonic: float) -> float:
    if kept is None:
        return 0.0
    if kept.boot_id == boot_id and monotonic >= kept.monotonic:
        return kept.floor + monotonic - kept.monotonic
    return kept.floor


def contradicts(wall: float, trusted: float) -> bool:
    """Whether the machine's own clock and the trusted one tell different times; also true of 1970 and 2099."""
    return abs(wall - trusted) > TOLERATED_S
