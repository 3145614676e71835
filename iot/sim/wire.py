"""What the four families' simulated boards share: bytes in, however they are cut; answers out, spoiled as told.

Written apart from the drivers, from the same tables, so that a mistake of one side shows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iot.sim.parts import SimBoard

NOISE = b"\x00\x57\xff\x02"


@dataclass(frozen=True, slots=True)
class Reply:
    """`late`: it comes when the one who asked has stopped waiting."""

    frame: bytes
    late: bool = False


class Wire:
    """All boards of one family on one bus. `feed` gives the answers' bytes, `answers` says more of each."""

    def __init__(self, boards: Iterable[SimBoard]) -> None:
        self._boards = {board.address: board for board in boards}
        self._buffer = b""

    def feed(self, data: bytes) -> bytes:
        return b"".join(answer.frame for answer in self.answers(data))

    def answers(self, data: bytes) -> list[Reply]:
        self._buffer += data
        found: list[Reply] = []
        while (frame := self._next_frame()) is not None:
            found += self._answer(frame)
        return found

    def unasked(self) -> bytes:
        """What the boards say by themselves, now."""
        return b""

    def _next_frame(self) -> bytes | None:
        """Takes the next whole frame out of the buffer, skipping what is none."""
        raise NotImplementedError

    def _board_of(self, frame: bytes) -> SimBoard | None:
        return self._boards.get(frame[1])

    def _reply(self, board: SimBoard, frame: bytes) -> bytes:
        """Does what the frame says; empty where the board has nothing to say."""
        raise NotImplementedError

    def _frees(self, frame: bytes) -> bool:
        """Whether this frame ends the state of being busy."""
        return False

    def _answer(self, frame: bytes) -> Sequence[Reply]:
        board = self._board_of(frame)
        if board is None or "dead" in board.faults:
            return []
        if board.busy and not self._frees(frame):
            return []
        board.busy = False
        reply = self._reply(board, frame)
        return spoiled(reply, board) if reply else []


def spoiled(reply: bytes, board: SimBoard) -> list[Reply]:
    board.asked += 1
    faults = board.faults
    if "no_reply" in faults or ("flaky" in faults and board.asked % 3 == 0):
        return []
    if "bad_checksum" in faults:
        reply = reply[:-1] + bytes((reply[-1] ^ 0x5A,))
    if "short_reply" in faults:
        reply = reply[:-2]
    answer = Reply(reply, late="late_reply" in faults)
    return [answer, Reply(NOISE)] if "noise" in faults else [answer]
