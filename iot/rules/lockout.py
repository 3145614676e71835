"""Wrong codes cost time: five free tries, then 30 s, doubling to an hour (NIST SP 800-63B, 5.2.2).

Per cabinet, not per code: a guesser changes the code at every try.
"""

from dataclasses import dataclass, replace

FREE_TRIES = 5
FIRST_WAIT_S = 30
LONGEST_WAIT_S = 3600
# While locked, codes are still tried, for the sake of staff: with six a minute a guesser's chance is below 0.05 % a day
# to hit one of the few staff codes that are alive (say five).
LOCKED_TRIES = 6
LOCKED_WINDOW_S = 60


@dataclass(frozen=True, slots=True)
class Lockout:
    """Times are trusted time. `tries`: how many codes were tried since `window`, all of them while it was locked."""

    failures: int = 0
    until: float = 0.0
    tries: int = 0
    window: float = 0.0

    def as_of(self, now: float) -> "Lockout":
        """After time was corrected backwards: a wait that would last too long begins anew, and no window lies ahead."""
        longest = now + wait_after(self.failures)
        return replace(self, until=min(self.until, longest), window=min(self.window, now))

    def holds(self, now: float) -> bool:
        return now < self.until

    def retry_after(self, now: float) -> int:
        return max(0, round(self.until - now + 0.5))

    def may_try(self, now: float) -> bool:
        return not self.holds(now) or self.tries < LOCKED_TRIES or now - self.window >= LOCKED_WINDOW_S

    def after_locked_try(self, now: float) -> "Lockout":
        """A try during the lock costs no further waiting: people who read 'wait' try again anyway."""
        if now - self.window >= LOCKED_WINDOW_S:
            return replace(self, tries=1, window=now)
        return replace(self, tries=self.tries + 1)

    def after_failure(self, now: float) -> "Lockout":
        failures = self.failures + 1
        return Lockout(failures, now + wait_after(failures) if failures >= FREE_TRIES else 0.0)


def wait_after(failures: int) -> int:
    """Seconds to wait after that many wrong codes in a row."""
    if failures < FREE_TRIES:
        return 0
    doublings = min(failures - FREE_TRIES, 20)
    return min(FIRST_WAIT_S << doublings, LONGEST_WAIT_S)
