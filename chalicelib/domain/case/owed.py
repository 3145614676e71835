"""Papers that staff owe to the applicant (待退材料): which, since when, until when, and who answers for it."""

from collections.abc import Sequence

import msgspec

from chalicelib.domain.base.entity import Entity, changed


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """`person` is the member of staff who had the papers when it began, or who decided that they go back.

    `until`: when all of them are to be back; each envelope has a deadline of its own.
    """

    envelopes: tuple[str, ...]
    since: int
    until: int
    person: str


class QueuedReturn(Entity, frozen=True, kw_only=True):
    """The case's place in the queue of papers to return, beside that which it may have in another.

    `until`: the first deadline of which the supervisor has not been told; `told`: he knows of all of them.
    """

    centre: str
    case: str
    since: int
    until: int
    over: bool = False
    told: bool = False


def joined(before: Owed | None, new: Owed) -> Owed:
    """With what was owed before: the first person stands, and what is owed from now on has days of its own."""
    if before is None:
        return new
    envelopes = tuple(dict.fromkeys((*before.envelopes, *new.envelopes)))
    return changed(before, envelopes=envelopes, until=max(before.until, new.until))


def without(before: Owed, settled: Sequence[str]) -> Owed | None:
    """What is still owed; None where nothing is."""
    left = tuple(one for one in before.envelopes if one not in settled)
    return changed(before, envelopes=left) if left else None


def armed(queued: QueuedReturn, deadlines: Sequence[int]) -> QueuedReturn:
    """With the next of these deadlines: one that the supervisor was told of is not told again."""
    told_to = queued.until if queued.told else 0
    ahead = [until for until in deadlines if until > told_to]
    return changed(queued, until=min(ahead), told=False) if ahead else queued


def is_late(queued: QueuedReturn, now: int) -> bool:
    return not queued.over and not queued.told and queued.until <= now
