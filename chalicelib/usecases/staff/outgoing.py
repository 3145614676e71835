"""Outgoing (出件管理): the result goes back by locker, mail or over the counter; two people see it first."""

from cabinet_contract.words import Purpose
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import allocation
from chalicelib.domain.cabinet.cabinet import DoorUse, GrantState
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case import desk
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.custody import envelope as envelopes_
from chalicelib.domain.custody.envelope import Channel, Custodian, Direction, Envelope, EnvelopeEvent, EnvelopeState
from chalicelib.domain.people.staff import Staff, Task, require, require_other_person
from chalicelib.errors import BadInput, OutOfTurn
from chalicelib.store import cabinets, cases, envelopes
from chalicelib.store.transaction import Write
from chalicelib.usecases.applicant import handing_in
from chalicelib.usecases.applicant.filing import answer
from chalicelib.usecases.applicant.handing_in import Wish
from chalicelib.usecases.parts import codes, notices, randomness, rules
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff.collecting import contents_of

HOUR = 3600


def take_over(case: Case, staff: Staff, now: int) -> Decision:
    """The front desk takes the certificate over from the window (收取窗口交接的各类证照)."""
    require(staff, Task.TAKE_OVER)
    moved, entry = cases_.step(case, CaseEvent.TAKE_OVER_RESULT, staff.id, now)
    placed = desk.placed(moved, now)
    return Decision(cases.write(placed, entry), answer(placed))


def prepare(case: Case, staff: Staff, channel: Channel, wish: Wish | None, now: int) -> Decision:
    """An outbound envelope; by locker with a compartment. What was prepared before is given back."""
    require(staff, Task.PREPARE)
    cases_.require_possible(case, CaseEvent.SEND_OUT)
    envelope, doors = _new_envelope(case, staff, channel, wish, now)
    made, link = envelopes_.announced(envelope, staff.id)
    detail = {"channel": str(channel), "cabinet": made.cabinet, "door": made.door}
    # A recalled envelope has been somewhere: its custody stays with the case.
    earlier = (*case.earlier, case.outbound) if case.outbound else case.earlier
    moved, entry = cases_.note(case, "prepared", staff.id, now, detail, outbound=made.id, earlier=earlier)
    placed = desk.placed(moved, now, outbound=made)
    writes = [*cases.write(placed, entry), *envelopes.write(made, link), *doors, *_given_back(case, staff, now)]
    return Decision(writes, {**answer(placed), "envelope": made.id, "cabinet": made.cabinet, "door": made.door})


def _given_back(case: Case, staff: Staff, now: int) -> list[Write]:
    before = envelopes.find(case.outbound)
    if before is None or before.state in (EnvelopeState.RELEASED, EnvelopeState.RECALLED):
        return []
    moved, entry = envelopes_.step(before, EnvelopeEvent.RELEASE, staff.id, now)
    return [*envelopes.write(moved, entry), *handing_in.clear_door(moved, now)]


def _new_envelope(
    case: Case, staff: Staff, channel: Channel, wish: Wish | None, now: int
) -> tuple[Envelope, list[Write]]:
    holder = Custodian(kind="staff", who=staff.id, since=now, evidence="prepared")
    bare = Envelope(
        id=randomness.new_id("e"), centre=case.centre, case=case.id, direction=Direction.OUTBOUND, channel=channel,
        state=EnvelopeState.ANNOUNCED, custodian=holder, prepared_by=staff.id,
    )  # fmt: skip
    if channel is not Channel.LOCKER:
        return bare, []
    handing_in.require_channel(rules.rules(case).item, channel, "channel")
    if wish is None:
        raise BadInput("CABINET_NEEDED", "cabinet")
    size, reach = allocation.checked_wish(wish.size, wish.reach)
    door = allocation.choose(contents_of(wish.cabinet, staff).doors, size, reach, randomness.spread())
    made = changed(bare, state=EnvelopeState.PREPARED, cabinet=wish.cabinet, door=door.door, size=size, reach=reach)
    return made, [cabinets.write_door(changed(door, use=DoorUse.RESERVED, envelope=made.id))]


def verify(case: Case, staff: Staff, now: int) -> Decision:
    """A second person has compared paper, case and compartment (核对无误). Raises NotAllowed for the same person."""
    require(staff, Task.VERIFY)
    envelope = _outbound(case)
    require_other_person(staff, envelope.prepared_by)
    moved, entry = envelopes_.step(envelope, EnvelopeEvent.VERIFY, staff.id, now)
    return Decision(envelopes.write(moved, entry), {**answer(case), "envelope": moved.id})


def store_code(case: Case, staff: Staff, now: int) -> Decision:
    """The code with which the duty helper stores a verified envelope; an earlier one dies."""
    require(staff, Task.STORE)
    envelope = _outbound(case)
    if envelope.state is not EnvelopeState.RESERVED:
        raise OutOfTurn("NOT_VERIFIED", "case")
    until = now + rules.settings(staff.centre).staff_code_hours * HOUR
    return _code(case, staff, envelope, Purpose.STORE, now, until)


def recall_code(case: Case, staff: Staff, now: int) -> Decision:
    """The code with which an uncollected result is taken back to the counter; the pickup code dies with it."""
    require(staff, Task.RECALL)
    envelope = _outbound(case)
    if envelope.state not in (EnvelopeState.STORED, EnvelopeState.OVERDUE):
        raise OutOfTurn("NOT_STORED", "case")
    until = now + rules.settings(staff.centre).staff_code_hours * HOUR
    return _code(case, staff, envelope, Purpose.RECALL, now, until)


def _code(case: Case, staff: Staff, envelope: Envelope, purpose: Purpose, now: int, until: int) -> Decision:
    contents = contents_of(envelope.cabinet or "", staff)
    door = envelope.door or ""
    earlier = [g for g in contents.grants if g.doors.get(door) == envelope.id and g.state is GrantState.OPEN]
    issued = codes.issue(contents, {door: envelope.id}, purpose, staff.id, case.id, now, until)
    found = {"grant": issued.grant.id, "cabinet": envelope.cabinet, "door": door, "until": until}
    return Decision([*issued.writes, *codes.revoke(earlier)], {**answer(case), **found})


def post(case: Case, staff: Staff, tracking: str, now: int) -> Decision:
    """Handed to the mail; the courier holds it from now on."""
    return _sent(case, staff, EnvelopeEvent.POST, ("courier", tracking), {"tracking": tracking}, now)


def hand_over(case: Case, staff: Staff, proof: str, now: int) -> Decision:
    """Given to the applicant over the counter, or delivered by the mail; `proof` says how it was known who came."""
    return _sent(case, staff, EnvelopeEvent.HAND_OVER, ("applicant", case.party), {"proof": proof}, now)


def _sent(
    case: Case, staff: Staff, event: EnvelopeEvent, holder: tuple[str, str], detail: dict[str, str], now: int
) -> Decision:
    require(staff, Task.SEND)
    before = _outbound(case)
    moved, link = envelopes_.step(
        before, event, staff.id, now, detail, holder=holder, tracking=detail.get("tracking") or before.tracking
    )
    if before.state is EnvelopeState.POSTED:  # delivered: the case went out when it was posted
        sent, entry = cases_.note(case, "delivered", staff.id, now, detail)
    else:
        sent, entry = cases_.step(case, CaseEvent.SEND_OUT, staff.id, now, detail)
    placed = desk.placed(sent, now, outbound=moved)
    told = notices.notice(placed, str(event), now, **detail)
    return Decision([*cases.write(placed, entry), *envelopes.write(moved, link), told], answer(placed))


def close(case: Case, staff: Staff, now: int) -> Decision:
    """Closes a case whose result has reached the applicant by mail or over the counter."""
    require(staff, Task.CLOSE)
    envelope = _outbound(case)
    if envelope.state not in (EnvelopeState.POSTED, EnvelopeState.HANDED_OVER):
        raise OutOfTurn("NOT_WITH_APPLICANT", "case")
    moved, entry = cases_.step(case, CaseEvent.CLOSE, staff.id, now)
    placed = desk.placed(moved, now)
    return Decision([*cases.write(placed, entry), notices.notice(placed, "closed", now)], answer(placed))


def _outbound(case: Case) -> Envelope:
    envelope = envelopes.find(case.outbound)
    if envelope is None:
        raise OutOfTurn("NOT_PREPARED", "case")
    return envelope
