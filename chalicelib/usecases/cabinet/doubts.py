"""When a door does not do what was asked: the same envelope, another compartment, the same code.

A doubt takes the door out of use and makes a task. Paper that is still in somebody's hand gets another door at once;
paper that lies behind the door waits for staff with a key.
"""

from cabinet_contract.words import Answer, Outcome, Purpose
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import allocation
from chalicelib.domain.cabinet.cabinet import Door, DoorUse, Grant, emptied
from chalicelib.domain.case import desk
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.task import TaskKind
from chalicelib.domain.custody import envelope as envelopes_
from chalicelib.domain.custody.envelope import Envelope, EnvelopeEvent, EnvelopeState
from chalicelib.errors import NothingFree
from chalicelib.store import cabinets, cases, envelopes, personal
from chalicelib.store.transaction import Write
from chalicelib.usecases.cabinet.door_event import Happening
from chalicelib.usecases.parts import codes, notices, randomness, rules
from chalicelib.usecases.staff import tasks

HOUR = 3600
# In these the paper is outside the compartment until the door has closed.
IN_HAND = {Purpose.DEPOSIT, Purpose.STORE}


def doubted(happening: Happening, outcome: Outcome) -> list[Write]:
    """The door did not open, or nobody knows: quarantine, a task, and another door where that helps."""
    envelope, case = happening.envelope(), happening.case()
    about = {"envelope": envelope.id, "case": case.id}
    task = tasks.raised(
        happening.contents, happening.door.door, TaskKind.DOUBTFUL_DOOR, happening.now, str(outcome), **about
    )
    if envelope.state is EnvelopeState.RELEASED:
        # Taken back before the cabinet heard of it: nobody waits for another door.
        return [*task, cabinets.write_door(changed(happening.door, use=DoorUse.QUARANTINED, envelope=None))]
    other = _other_door(happening, envelope, envelope.size) if happening.grant.purpose in IN_HAND else None
    if other is None:
        return [*task, *_quarantined(happening, envelope, case, outcome)]
    left = changed(happening.door, use=DoorUse.QUARANTINED, envelope=None)
    return [*task, cabinets.write_door(left), *_moved(happening, envelope, case, other, str(outcome))]


def never_finished(happening: Happening) -> list[Write]:
    """A code was used and nothing more was heard: for staff alone, since the paper may lie on either side."""
    envelope, case = happening.envelope(), happening.case()
    about = {"envelope": envelope.id, "case": case.id}
    task = tasks.raised(
        happening.contents, happening.door.door, TaskKind.DOUBTFUL_DOOR, happening.now, "never finished", **about
    )
    return [*task, *_quarantined(happening, envelope, case, Outcome.UNKNOWN)]


def nothing_happened(happening: Happening, answer: Answer) -> list[Write]:
    """The door was closed again and the person says that nothing was put in or taken out: the code works again."""
    envelope, case = happening.envelope(), happening.case()
    if happening.grant.purpose is Purpose.COLLECT:
        return _found_empty(happening, envelope, case)
    if answer is Answer.TOO_SMALL and happening.grant.purpose in IN_HAND:
        larger = _other_door(happening, envelope, _next_size(happening.door.size))
        if larger:
            left = emptied(happening.door, happening.contents.grants)
            return [cabinets.write_door(left), *_moved(happening, envelope, case, larger, str(answer))]
    moved, link = envelopes_.step(
        envelope, EnvelopeEvent.PUT_BACK, happening.actor, happening.at, {"answer": str(answer)}
    )
    return [*envelopes.write(moved, link), *rearmed(happening, happening.door)]


def _found_empty(happening: Happening, envelope: Envelope, case: Case) -> list[Write]:
    """A helper found nothing where the custody says there is an envelope."""
    about = {"envelope": envelope.id, "case": case.id}
    task = tasks.raised(happening.contents, happening.door.door, TaskKind.EMPTY_COMPARTMENT, happening.now, **about)
    return [*task, *_quarantined(happening, envelope, case, Outcome.OPENED)]


def _other_door(happening: Happening, envelope: Envelope, size: str | None) -> Door | None:
    if size is None:
        return None
    try:
        return allocation.choose(happening.contents.doors, size, envelope.reach, randomness.spread())
    except NothingFree:
        return None


def _next_size(size: str) -> str | None:
    larger = allocation.SIZES[allocation.SIZES.index(size) + 1 :]
    return larger[0] if larger else None


def _quarantined(happening: Happening, envelope: Envelope, case: Case, outcome: Outcome) -> list[Write]:
    detail = {"door": happening.door.door, "outcome": str(outcome)}
    moved, link = envelopes_.step(envelope, EnvelopeEvent.DOUBT, happening.actor, happening.at, detail)
    placed = desk.placed(case, happening.now, **{str(moved.direction): moved})
    told = notices.notice(placed, "door_in_doubt", happening.now, door=happening.door.door)
    door = changed(happening.door, use=DoorUse.QUARANTINED)
    return [*envelopes.write(moved, link), *cases.write(placed), cabinets.write_door(door), told]


def _moved(happening: Happening, envelope: Envelope, case: Case, door: Door, why: str) -> list[Write]:
    detail = {"from": happening.door.door, "to": door.door, "why": why}
    moved, link = envelopes_.step(
        envelope, EnvelopeEvent.MOVE_DOOR, happening.actor, happening.at, detail, door=door.door
    )
    place = rules.place_of(case.centre, happening.contents.cabinet.id, door.door)
    taken = changed(door, use=DoorUse.RESERVED, envelope=envelope.id)
    return [
        *envelopes.write(moved, link),
        cabinets.write_door(taken),
        *rearmed(happening, door),
        *codes.revoke_at(happening.contents, happening.door.door, but=happening.grant.id),
        notices.notice(case, "moved_door", happening.now, place=place),
    ]


def rearmed(happening: Happening, door: Door) -> list[Write]:
    """A new grant for the same code: the person types again what is known already."""
    old, now = happening.grant, happening.now
    envelope = old.doors[happening.door.door]
    grant = Grant(
        id=randomness.new_id("g"), cabinet=old.cabinet, purpose=old.purpose, holder=old.holder, case=old.case,
        doors={door.door: envelope}, verifier=old.verifier, start=now, until=max(old.until, now + HOUR),
    )  # fmt: skip
    held = personal.code(old.holder, old.id)
    if held is None:
        return [cabinets.write_grant(grant)]
    again = changed(held, version=0, grant=grant.id, doors=(door.door,), used=False)
    return [
        cabinets.write_grant(grant),
        personal.drop_code(held),
        personal.write_code(again, grant.until + codes.KEPT_AFTER_END),
    ]
