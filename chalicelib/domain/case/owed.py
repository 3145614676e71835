"""Papers that staff owe to the applicant (待退材料): which, since when, until when, and who answers for it."""

import msgspec

from chalicelib.domain.base.entity import Entity, changed


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """`person` is the member of staff who had the papers when it began, or who decided that they go back."""

    envelopes: tuple[str, ...]
    since: int
    until: int
    person: str


class QueuedReturn(Entity, frozen=True, kw_only=True):
    """The case's place in the queue of papers to return, beside that which it may have in another.

    `told`: the supervisor knows that it is late.
    """

    centre: str
    case: str
    since: int
    until: int
    over: bool = False
    told: bool = False


def joined(before: Owed | None, new: Owed) -> Owed:
    """With what was owed before: the first deadline and the first person stand."""
    if before is None:
        return new
    return changed(before, envelopes=tuple(dict.fromkeys((*before.envelopes, *new.envelopes))))


def is_late(queued: QueuedReturn, now: int) -> bool:
    return not queued.over and not queued.told and queued.until <= now
