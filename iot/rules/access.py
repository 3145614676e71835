"""Which grant a code opens, or why none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cabinet_contract.offline import OfflineCode
from cabinet_contract.shadow import Grant
from cabinet_contract.words import Purpose, Refusal
from iot.rules.answering import PUTTING

# Staff work at the cabinet while a citizen's wrong tries have locked it: they are never locked out.
STAFF = frozenset({Purpose.COLLECT, Purpose.STORE, Purpose.RECALL})


@dataclass(frozen=True, slots=True)
class Known:
    """A grant as the journal knows it: `live` while the newest shadow still holds it, `used` for ever."""

    grant: Grant
    live: bool
    used: bool


@dataclass(frozen=True, slots=True)
class Allowed:
    grant: str
    purpose: Purpose
    doors: tuple[str, ...]

    @property
    def staff(self) -> bool:
        return self.purpose in STAFF


@dataclass(frozen=True, slots=True)
class Refused:
    """`grant` is None where no grant was ever known by this code."""

    reason: Refusal
    grant: str | None = None


def judge(found: Sequence[Known], now: float) -> Allowed | Refused:
    """`found` is every grant with the typed code's verifier; one grant may stand in several banks."""
    if not found:
        return Refused(Refusal.UNKNOWN)
    refusals = {known.grant.id: _refusal(known, now) for known in _live_last(found)}
    for id_, reason in refusals.items():
        if reason is None:
            same = [k.grant for k in found if k.grant.id == id_ and k.live]
            return Allowed(id_, same[0].purpose, _doors(same))
    id_, reason = list(refusals.items())[-1]
    return Refused(reason or Refusal.UNKNOWN, id_)


def judge_unheard(code: OfflineCode, used: bool, paper: bool | None, now: float) -> Allowed | Refused:
    """A code that the cloud has not told of. `paper`: what the cabinet itself knows to be behind the door."""
    if used:
        return Refused(Refusal.USED, code.grant)
    if now >= code.until:
        return Refused(Refusal.EXPIRED, code.grant)
    # An occupied compartment takes nothing more, an empty one gives nothing: the cloud did not know
    # what lies there when it made this code.
    if paper is (code.purpose in PUTTING):
        return Refused(Refusal.REVOKED, code.grant)
    return Allowed(code.grant, code.purpose, (code.door,))


def _refusal(known: Known, now: float) -> Refusal | None:
    if known.used:
        return Refusal.USED
    if now >= known.grant.until:
        return Refusal.EXPIRED
    if not known.live:
        return Refusal.REVOKED
    return Refusal.EARLY if now < known.grant.start else None


def _live_last(found: Iterable[Known]) -> list[Known]:
    return sorted(found, key=lambda k: k.live)


def _doors(grants: Iterable[Grant]) -> tuple[str, ...]:
    return tuple(sorted({door for grant in grants for door in grant.doors}))
