"""What a door's opening and closing move: the envelope's custody, then the case, then what follows for people."""

from cabinet_contract.words import Answer, Outcome, Purpose
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Contents, Door, DoorUse, Grant, GrantState, emptied
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case import desk
from chalicelib.domain.case.case import Case, CaseEvent, CaseState
from chalicelib.domain.case.task import TaskKind
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody import envelope as envelopes_
from chalicelib.domain.custody.door_events import CLOSING, EMPTYING
from chalicelib.domain.custody.envelope import Direction, Envelope, EnvelopeEvent, EnvelopeState
from chalicelib.domain.people.personal import HeldCode
from chalicelib.store import cabinets, cases, envelopes, parties, personal
from chalicelib.store.transaction import Write
from chalicelib.usecases.applicant import handing_in
from chalicelib.usecases.cabinet import answers, doubts
from chalicelib.usecases.cabinet.door_event import Happening
from chalicelib.usecases.parts import codes, notices, rules
from chalicelib.usecases.staff import tasks

HOUR = 3600
# The pickup code stays valid until the recall (rules.md, R-D-13); the cabinet still wants an end.
PICKUP_GRANT_SECONDS = 365 * 24 * HOUR

_USE_AFTER = {EnvelopeEvent.DEPOSIT: DoorUse.OCCUPIED, EnvelopeEvent.STORE: DoorUse.OCCUPIED}
_CASE_AFTER = {
    EnvelopeEvent.DEPOSIT: CaseEvent.RECEIVE,
    EnvelopeEvent.STORE: CaseEvent.SEND_OUT,
    EnvelopeEvent.PICK_UP: CaseEvent.CLOSE,
    EnvelopeEvent.RECALL: CaseEvent.BRING_BACK,
}


def door_opened(happening: Happening, outcome: Outcome) -> list[Write]:
    """Opened: evidence. Anything else is a doubt: a pulse that was sent is not a door that opened."""
    if answers.is_over(happening):
        return []  # "open again" after the closing that counted
    if outcome is not Outcome.OPENED:
        return doubts.doubted(happening, outcome)
    detail = {"door": happening.door.door, "outcome": str(outcome), "by": happening.grant.holder}
    moved, link = envelopes_.step(happening.envelope(), EnvelopeEvent.OPEN_DOOR, happening.actor, happening.at, detail)
    return envelopes.write(moved, link)


def door_closed(happening: Happening, answer: Answer | None) -> list[Write]:
    """The closing of the door is the deposit, the collection, the storing, the pickup or the recall.

    Unless the person at the door says that nothing was put in or taken out.
    """
    shut = tasks.settled(happening.contents, happening.door.door, TaskKind.LEFT_OPEN, happening.now)
    if answers.is_over(happening):
        return [*shut, *answers.answered(happening, answer)]
    if answer in (Answer.NOTHING, Answer.TOO_SMALL):
        return [*shut, *doubts.nothing_happened(happening, answer)]
    return [*shut, *_done(happening), *_spent(happening)]


def _spent(happening: Happening) -> list[Write]:
    held = personal.code(happening.grant.holder, happening.grant.id)
    return [personal.drop_code(held)] if held else []


def _done(happening: Happening) -> list[Write]:
    event = CLOSING[happening.grant.purpose]
    envelope, case = happening.envelope(), happening.case()
    detail = {"door": happening.door.door, "grant": happening.grant.id}
    moved, link = envelopes_.step(
        envelope, event, happening.actor, happening.at, detail, holder=_holder(event, happening)
    )
    if event is EnvelopeEvent.STORE:
        moved = changed(moved, until=happening.now + rules.rules(case).settings.pickup_code_hours * HOUR)
    case_writes = _case_writes(case, moved, event, happening)
    # A recall's code when the applicant was faster, a new code when the old one was used: neither opens this again.
    left = codes.revoke_at(happening.contents, happening.door.door, but=happening.grant.id)
    door = [cabinets.write_door(_door_after(event, happening)), *left]
    return [*envelopes.write(moved, link), *door, *case_writes]


def _holder(event: EnvelopeEvent, happening: Happening) -> tuple[str, str]:
    if event in _USE_AFTER:
        return "cabinet", f"{happening.contents.cabinet.id} {happening.door.door}"
    return ("applicant" if event is EnvelopeEvent.PICK_UP else "staff"), happening.grant.holder


def _door_after(event: EnvelopeEvent, happening: Happening) -> Door:
    if event in EMPTYING:
        return emptied(happening.door, happening.contents.grants)
    envelope = happening.grant.doors[happening.door.door]
    return changed(happening.door, use=_USE_AFTER[event], envelope=envelope)


def _placed(case: Case, envelope: Envelope, now: int) -> Case:
    return desk.placed(case, now, **{str(envelope.direction): envelope})


def _case_writes(case: Case, envelope: Envelope, event: EnvelopeEvent, happening: Happening) -> list[Write]:
    follows = _CASE_AFTER.get(event)
    if follows is None or (case.state, follows) not in cases_.MOVES:
        # Collected: the case stands still. Or it has moved on without the cabinet, as when it was withdrawn.
        return _in_its_queue(case, envelope, happening)
    fields = {"received_at": happening.at, "inbound": envelope.id} if follows is CaseEvent.RECEIVE else {}
    detail = {"envelope": envelope.id, "door": happening.door.door}
    moved, entry = cases_.step(case, follows, happening.actor, happening.at, detail, **fields)
    placed = _placed(moved, envelope, happening.now)
    given_back = _given_back(case, envelope, happening)
    return [*cases.write(placed, entry), *given_back, *_told(placed, envelope, event, happening)]


def _given_back(case: Case, envelope: Envelope, happening: Happening) -> list[Write]:
    """The papers came where nobody expected them any more; what was chosen instead is not needed."""
    if envelope.direction is Direction.OUTBOUND or case.inbound in (None, envelope.id):
        return []
    return handing_in.release(case, happening.actor, happening.now)


def _in_its_queue(case: Case, envelope: Envelope, happening: Happening) -> list[Write]:
    withdrawn = case.state is CaseState.WITHDRAWN
    current = envelope.id in (case.inbound, case.outbound)
    if not (current or withdrawn):
        return _stray(envelope, happening)
    kept = changed(case, inbound=envelope.id) if withdrawn else case
    placed = _placed(kept, envelope, happening.now)
    return cases.write(placed) if placed != case else []


def _stray(envelope: Envelope, happening: Happening) -> list[Write]:
    """An envelope in a locker that its case does not wait for: in no queue, so a task."""
    if envelope.state not in (EnvelopeState.DEPOSITED, EnvelopeState.STORED):
        return []
    about = {"envelope": envelope.id, "case": envelope.case}
    return tasks.raised(happening.contents, happening.door.door, TaskKind.STRAY_ENVELOPE, happening.now, **about)


def _told(case: Case, envelope: Envelope, event: EnvelopeEvent, happening: Happening) -> list[Write]:
    place = rules.place_of(case.centre, happening.contents.cabinet.id, happening.door.door)
    if event is EnvelopeEvent.DEPOSIT:
        receipt = notices.notice(case, "deposit_receipt", happening.at, place=place, envelope=envelope.id)
        text = notices.sms(case, parties.load(case.party), SmsKind.DEPOSIT_RECEIPT, happening.now, place)
        return [receipt, *text]
    if event is EnvelopeEvent.STORE:
        return _pickup_code(case, envelope, happening, place)
    return [notices.notice(case, str(event), happening.at, place=place)]


def _pickup_code(case: Case, envelope: Envelope, happening: Happening, place: str) -> list[Write]:
    now, until = happening.now, envelope.until or 0
    issued = codes.issue(
        happening.contents, {happening.door.door: envelope.id}, Purpose.PICKUP,
        case.party, case.id, now, now + PICKUP_GRANT_SECONDS, shown_until=until,
    )  # fmt: skip
    told = notices.notice(case, "pickup_code", now, grant=issued.grant.id, place=place, until=until)
    text = notices.sms(case, parties.load(case.party), SmsKind.PICKUP_CODE, now, place, until, issued.code_ct)
    return [*issued.writes, told, *text]


def used(contents: Contents, grant: Grant, now: int) -> list[Write]:
    """The code has opened; it is shown no more, and goes when the door has closed.

    Used before the cabinet heard that it was taken back: its door is in use again, not to be cleared. Here, and not
    when the door opens, because the clearing may be confirmed in between.
    """
    held = personal.code(grant.holder, grant.id)
    back = [door for door in contents.doors if door.use is DoorUse.RELEASING and _is_for(grant, door)]
    return [
        cabinets.write_grant(changed(grant, state=GrantState.USED, used_at=now)),
        *(cabinets.write_door(changed(door, use=DoorUse.RESERVED)) for door in back),
        *([_hidden(held, grant)] if held else []),
    ]


def _hidden(held: HeldCode, grant: Grant) -> Write:
    """A collecting code opens door after door; it never has to work again."""
    if grant.purpose is Purpose.COLLECT:
        return personal.drop_code(held)
    return personal.write_code(changed(held, used=True), grant.until + codes.KEPT_AFTER_END)


def _is_for(grant: Grant, door: Door) -> bool:
    return door.envelope is not None and grant.doors.get(door.door) == door.envelope
