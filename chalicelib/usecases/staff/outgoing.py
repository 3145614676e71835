"""Outgoing (出件管理): the result is taken over, gets an envelope, and is seen by a second person."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import allocation
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.custody.envelope import (
    Channel,
    Custodian,
    CustodianKind,
    Direction,
    Envelope,
    EnvelopeEvent,
    EnvelopeState,
)
from chalicelib.domain.people.staff import require_other_person
from chalicelib.errors import OutOfTurn
from chalicelib.replies.cases import CaseStanding
from chalicelib.replies.desk import Prepared, Verified
from chalicelib.store import envelopes
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import case_view, compartments, loading, moves, randomness, rules
from chalicelib.usecases.parts.compartments import Wish
from chalicelib.usecases.parts.perform import Decision


def take_over(case: Case, act: Act) -> Decision[CaseStanding]:
    """The front desk takes the certificate over from the window (收取窗口交接的各类证照)."""
    moved, plan = moves.plan_case(case, CaseEvent.TAKE_OVER_RESULT, act)
    return Decision(plan, case_view.standing(moved))


def prepare(case: Case, channel: Channel, wish: Wish | None, act: Act) -> Decision[Prepared]:
    """An outbound envelope; by locker with a compartment. What was prepared before is given back."""
    cases_.require_possible(case, CaseEvent.SEND_OUT)
    envelope, doors = _plan_new_envelope(case, channel, wish, act)
    made, announced = moves.plan_announced(envelope, act.by)
    moved, plan = moves.plan_case_note(
        case, "prepared", act, made,
        detail={"channel": str(channel), "cabinet": made.cabinet, "door": made.door},
        # A recalled envelope has been somewhere: its custody stays with the case.
        outbound=made.id, earlier=(*case.earlier, case.outbound) if case.outbound else case.earlier,
    )  # fmt: skip
    writes = [*plan, *announced, *doors, *_plan_given_back(case, act)]
    answer = Prepared(**case_view.standing_fields(moved), envelope=made.id, cabinet=made.cabinet, door=made.door)
    return Decision(writes, answer)


def _plan_given_back(case: Case, act: Act) -> Plan:
    before = envelopes.find(case.outbound)
    if before is None or before.state in (EnvelopeState.RELEASED, EnvelopeState.RECALLED):
        return []
    return compartments.plan_released(before, act)


def _plan_new_envelope(case: Case, channel: Channel, wish: Wish | None, act: Act) -> tuple[Envelope, Plan]:
    holder = Custodian(kind=CustodianKind.STAFF, who=act.by, since=act.at, evidence="prepared")
    bare = Envelope(
        id=randomness.new_id("e"), centre=case.centre, case=case.id, direction=Direction.OUTBOUND, channel=channel,
        state=EnvelopeState.ANNOUNCED, custodian=holder, prepared_by=act.by,
    )  # fmt: skip
    if channel is not Channel.LOCKER:
        return bare, []
    compartments.require_channel(rules.of_case(case).item, channel, "channel")
    place = compartments.require_wish(wish)
    size, reach = allocation.checked_wish(place.size, place.reach)
    snapshot = loading.cabinet_of_centre(place.cabinet, case.centre)
    door = allocation.choose(snapshot.doors, size, reach, randomness.spread())
    made = changed(bare, state=EnvelopeState.PREPARED, cabinet=place.cabinet, door=door.door, size=size, reach=reach)
    return made, [compartments.plan_taken(door, made.id)]


def verify(case: Case, act: Act) -> Decision[Verified]:
    """A second person has compared paper, case and compartment (核对无误). Raises NotAllowed for the same person."""
    envelope = prepared(case)
    require_other_person(act.by, envelope.prepared_by)
    moved, plan = moves.plan_envelope(envelope, EnvelopeEvent.VERIFY, act)
    return Decision(plan, Verified(**case_view.standing_fields(case), envelope=moved.id))


def prepared(case: Case) -> Envelope:
    """The envelope of the result. Raises OutOfTurn (NOT_PREPARED)."""
    envelope = envelopes.find(case.outbound)
    if envelope is None:
        raise OutOfTurn("NOT_PREPARED", "case")
    return envelope
