"""One pair of wires: every family's boards on it hear every byte; what is wrong with the wires spoils all of them."""

import time
from collections import deque
from dataclasses import dataclass

from iot.sim.parts import SimBoard, SimLine
from iot.sim.wire import Reply, Wire
from iot.sim.wire_8a80 import Wire8A80
from iot.sim.wire_kerong import WireKerong
from iot.sim.wire_modbus import WireModbus
from iot.sim.wire_wkly import WireWkly

WIRES: dict[str, type[Wire]] = {"8a80": Wire8A80, "kerong": WireKerong, "modbus": WireModbus, "wkly": WireWkly}
REMEMBERED = 60


@dataclass(frozen=True, slots=True)
class LoggedBytes:
    """For the control page: `to_board` or from one, at epoch seconds."""

    at: float
    line: str
    to_board: bool
    data: bytes


class SimBus:
    def __init__(self, wires: SimLine, boards: list[SimBoard], heard: deque[LoggedBytes] | None = None) -> None:
        self.wires = wires
        self._heard = deque(maxlen=REMEMBERED) if heard is None else heard
        families = sorted({board.driver for board in boards})
        self._families = [WIRES[name](board for board in boards if board.driver == name) for name in families]

    @property
    def speaks_unasked(self) -> bool:
        return any(isinstance(family, WireWkly) for family in self._families)

    def answers(self, data: bytes) -> list[Reply]:
        self._log(True, data)
        if "crossed" in self.wires.faults:
            return []
        echo = [Reply(data)] if "echo" in self.wires.faults else []
        return [*echo, *(self._spoiled(answer) for family in self._families for answer in family.answers(data))]

    def unasked(self) -> bytes:
        said = b"".join(family.unasked() for family in self._families)
        return b"" if "crossed" in self.wires.faults else said

    def sent(self, data: bytes) -> None:
        self._log(False, data)

    def feed(self, data: bytes) -> bytes:
        """For a test without a pseudo-terminal: what is on the wire at once."""
        return b"".join(answer.frame for answer in self.answers(data) if not answer.late)

    def _spoiled(self, answer: Reply) -> Reply:
        if "garbled" not in self.wires.faults:
            return answer
        # Each letter sampled at the wrong moments.
        return Reply(bytes((b << 1 | b >> 7) & 0xFF ^ 0x2A for b in answer.frame), answer.late)

    def _log(self, to_board: bool, data: bytes) -> None:
        self._heard.append(LoggedBytes(time.time(), self.wires.name, to_board, data))
