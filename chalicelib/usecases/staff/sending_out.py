"""The verified result leaves: into a locker, by mail, over the counter; and is taken back, or the case closed."""

from cabinet_contract.words import Purpose
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.durations import DAY, HOUR
from chalicelib.domain.cabinet.cabinet import Grant, GrantState
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.envelope import Channel, CustodianKind, Envelope, EnvelopeEvent, EnvelopeState, Holder
from chalicelib.errors import BadInput, OutOfTurn
from chalicelib.replies.cases import CaseStanding
from chalicelib.replies.desk import StaffCodeIssued
from chalicelib.usecases.parts import case_view, codes, loading, moves, notices, rules
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff.outgoing import prepared

_WAYS = {
    Channel.LOCKER: ("by locker", "信包箱"),
    Channel.MAIL: ("by mail", "邮寄"),
    Channel.WINDOW: ("at the counter", "窗口领取"),
}
IN_LOCKER = (EnvelopeState.STORED, EnvelopeState.OVERDUE)


def store_code(case: Case, act: Act) -> Decision[StaffCodeIssued]:
    """The code with which the duty helper stores a verified envelope; an earlier one dies."""
    envelope = prepared(case)
    if envelope.state is not EnvelopeState.RESERVED:
        raise OutOfTurn("NOT_VERIFIED", "case")
    _grant, issued = _code(case, envelope, Purpose.STORE, act)
    return issued


def recall_code(case: Case, act: Act) -> Decision[StaffCodeIssued]:
    """The code with which an uncollected result is taken back to the counter; an earlier one dies.

    The pickup code goes on until the recall itself: the applicant may still be faster, and is told so.
    """
    envelope = prepared(case)
    if envelope.state not in IN_LOCKER:
        raise OutOfTurn("NOT_STORED", "case")
    grant, issued = _code(case, envelope, Purpose.RECALL, act)
    place = rules.place_of(case.centre, envelope.cabinet or "", envelope.door or "")
    told = notices.plan_at_once(case, SmsKind.RECALL_BEGUN, act.at, place=place, until=grant.until, grant=grant)
    return Decision([*issued.writes, *told], issued.answer)


def _code(case: Case, envelope: Envelope, purpose: Purpose, act: Act) -> tuple[Grant, Decision[StaffCodeIssued]]:
    """Only a code for the same purpose dies with it: what is for somebody else lives until the door has closed."""
    until = act.at + rules.settings(case.centre).staff_code_hours * HOUR
    snapshot = loading.cabinet_of_centre(envelope.cabinet or "", case.centre)
    door = envelope.door or ""
    here = [g for g in snapshot.grants if g.doors.get(door) == envelope.id and g.state is GrantState.OPEN]
    earlier = [grant for grant in here if grant.purpose is purpose]
    wish = codes.CodeWish(doors={door: envelope.id}, purpose=purpose, holder=act.by, case=case.id, until=until)
    issued, issuing = codes.plan_issue(snapshot, wish, act.at)
    answer = StaffCodeIssued(
        **case_view.standing_fields(case), grant=issued.grant.id, cabinet=envelope.cabinet, door=door, until=until
    )
    return issued.grant, Decision([*issuing, *codes.plan_revocation(earlier)], answer)


def post(case: Case, tracking: str, act: Act) -> Decision[CaseStanding]:
    """Handed to the mail; the courier holds it from now on."""
    return _sent(case, EnvelopeEvent.POST, Channel.MAIL, (CustodianKind.COURIER, tracking), {"tracking": tracking}, act)


def hand_over(case: Case, proof: str, act: Act) -> Decision[CaseStanding]:
    """Given to the applicant over the counter, or delivered by the mail; `proof` says how it was known who came."""
    holder = (CustodianKind.APPLICANT, case.party)
    return _sent(case, EnvelopeEvent.HAND_OVER, Channel.WINDOW, holder, {"proof": proof}, act)


def _require_way(envelope: Envelope, way: Channel) -> None:
    """What waits at the desk goes out as it was prepared; what the mail has it may deliver.

    Raises OutOfTurn (PREPARED_OTHERWISE).
    """
    if envelope.state is EnvelopeState.ANNOUNCED and envelope.channel is not way:
        en, zh = _WAYS[envelope.channel]
        raise OutOfTurn("PREPARED_OTHERWISE", "case", way=en, way_zh=zh)


def _sent(
    case: Case, event: EnvelopeEvent, way: Channel, holder: Holder, detail: dict[str, str], act: Act
) -> Decision[CaseStanding]:
    before = prepared(case)
    _require_way(before, way)
    tracking = detail.get("tracking") or before.tracking
    envelope, sending = moves.plan_envelope(before, event, act, detail=detail, holder=holder, tracking=tracking)
    if before.state is EnvelopeState.POSTED:  # delivered: the case went out when it was posted
        moved, plan = moves.plan_case_note(case, "delivered", act, envelope, detail=detail)
    else:
        moved, plan = moves.plan_case(case, CaseEvent.SEND_OUT, act, envelope, detail=detail)
    told = notices.plan_notice(moved, str(event), act.at, **detail)
    return Decision([*plan, *sending, told], case_view.standing(moved))


def close(case: Case, reason: str | None, act: Act) -> Decision[CaseStanding]:
    """Closes a case whose result has reached the applicant over the counter, or by mail with proof of delivery.

    Without that proof only after the days of the centre's setting, and with a reason. Raises OutOfTurn
    (NOT_WITH_APPLICANT, NOT_DELIVERED), BadInput (CLOSING_REASON_NEEDED).
    """
    envelope = prepared(case)
    if envelope.state is EnvelopeState.POSTED:
        _require_long_enough(case, envelope, reason, act)
    elif envelope.state is not EnvelopeState.HANDED_OVER:
        raise OutOfTurn("NOT_WITH_APPLICANT", "case")
    moved, plan = moves.plan_case(case, CaseEvent.CLOSE, act, detail={"reason": reason} if reason else {})
    return Decision([*plan, notices.plan_notice(moved, "closed", act.at)], case_view.standing(moved))


def _require_long_enough(case: Case, envelope: Envelope, reason: str | None, act: Act) -> None:
    days = rules.of_case(case).settings.undelivered_days
    if act.at < envelope.custodian.since + days * DAY:
        raise OutOfTurn("NOT_DELIVERED", "case", days=days)
    if not reason:
        raise BadInput("CLOSING_REASON_NEEDED", "reason")
