"""When the journal's events are sent: stop and wait, so that the cloud sees them in order.

One batch is on its way at a time: everything after the ack. The next goes when the ack covers it, or the same again
(with what has come since) when nothing has moved for `resend_s`.
"""

from dataclasses import dataclass


@dataclass(slots=True)
class StopAndWait:
    resend_s: float
    acked: int = 0
    sent: int = 0
    moved: float = 0.0

    def due_in(self, newest: int, now: float) -> float | None:
        """Seconds until something must be sent; 0 now; None where there is nothing to send."""
        if newest <= self.acked:
            return None
        if self.sent <= self.acked:
            return 0.0
        return max(0.0, self.moved + self.resend_s - now)

    def has_sent(self, number: int, now: float) -> None:
        self.sent, self.moved = number, now

    def has_ack(self, number: int, now: float) -> bool:
        """Whether this ack moved anything; acks come late and repeated."""
        if number <= self.acked:
            return False
        self.acked, self.moved = number, now
        return True

    def reconnected(self) -> None:
        """What was on its way may be lost: send again at once."""
        self.sent = self.acked

    def begin_anew(self) -> None:
        """Numbers count from 1 again."""
        self.acked = self.sent = 0
