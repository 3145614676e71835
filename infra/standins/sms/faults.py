"""What can go wrong between us and a phone, on demand."""

from enum import StrEnum


class SmsFault(StrEnum):
    DOWN = "down"  # the line is cut before Twilio answers, nothing is sent
    TIMEOUT = "timeout"  # the message is accepted and sent, the answer never comes
    BUSY = "busy"  # 429, error 20429
    INVALID = "invalid"  # 400, error 21211: no such number
    UNDELIVERED = "undelivered"  # error 30005: unknown destination handset
    FAILED = "failed"  # error 30001: Twilio takes the message and cannot send it
    DUPLICATE = "duplicate"  # every status callback comes twice
    SHUFFLED = "shuffled"  # `delivered` is told before `sent`
    SILENT = "silent"  # no callback ever comes


class SmsFaults:
    """Faults that are switched on, with how many messages each is still for; None: until it is switched off."""

    def __init__(self) -> None:
        self._left: dict[SmsFault, int | None] = {}

    def set(self, fault: SmsFault, times: int | None) -> None:
        self._left[fault] = times

    def clear(self) -> None:
        self._left.clear()

    def strikes(self, fault: SmsFault) -> bool:
        """True if the fault hits this message, which uses it up by one."""
        if fault not in self._left:
            return False
        left = self._left[fault]
        if left is None:
            return True
        self._left[fault] = left - 1
        if left <= 1:
            del self._left[fault]
        return True

    def describe(self) -> dict[str, int | None]:
        return {str(fault): left for fault, left in self._left.items()}
