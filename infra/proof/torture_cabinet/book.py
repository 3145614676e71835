"""What the torturer knows for certain: what it issued, what it typed, and what the simulated locks did."""

from dataclasses import dataclass, field

# Answers of the keypad that mean: this code was used up by this try.
USES = frozenset({"opened", "not_detected", "jammed", "unknown", "unanswered"})


@dataclass(slots=True)
class IssuedAccess:
    """A grant (with its code) or a door order, and what came of it.

    `before` is the lock's own count of pulses when this one got the door, `pulses` those since. `uses` are tries that
    the keypad answered with an opening, `unanswered` those that died with the program.
    """

    id: str
    kind: str
    door: str
    before: int
    code: str = ""
    staff: bool = False
    pulses: int = 0
    uses: int = 0
    unanswered: int = 0
    withdrawn: bool = False
    idle: int = 0

    @property
    def bank(self) -> str:
        return self.door[0]

    @property
    def fresh(self) -> bool:
        return self.uses == 0 and self.unanswered == 0


@dataclass(slots=True)
class Book:
    """Of one cabinet. `strays` are pulses of a lock that nothing had been issued for."""

    thing: str
    issued: dict[str, IssuedAccess] = field(default_factory=dict)
    revs: set[str] = field(default_factory=set)
    starts: int = 0
    readies: int = 0
    unready: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    refusals: int = 0
    unanswered: int = 0
    forgotten_lockouts: int = 0
    strays: int = 0
    pending: int = 0
    pulses: int = 0

    def killed(self, when: str) -> None:
        self.kills[when] = self.kills.get(when, 0) + 1
