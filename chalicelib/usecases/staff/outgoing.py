"""Outgoing (出件管理): the result is taken over, gets a way out, and is seen by a second person."""

from typing import Any

from chalicelib.domain.base.act import Act
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

_NOT_PREPARED = (EnvelopeState.MADE_OUT, EnvelopeState.AT_WINDOW, EnvelopeState.AT_DESK)
# What an envelope has of the way out that it had before.
_NOWHERE: dict[str, Any] = {"cabinet": None, "door": None, "until": None, "tracking": None}


def take_over(case: Case, act: Act) -> Decision[CaseStanding]:
    """The front desk takes the certificate over from the window (收取窗口交接的各类证照)."""
    cases_.require_possible(case, CaseEvent.TAKE_OVER_RESULT)
    paper = envelopes.find(case.outbound)
    if paper is None:  # decided before results had envelopes from the decision on
        moved, plan = moves.plan_case(case, CaseEvent.TAKE_OVER_RESULT, act)
        return Decision(plan, case_view.standing(moved))
    taken, taking = moves.plan_envelope(paper, EnvelopeEvent.TAKE_OVER, act, holder=(CustodianKind.STAFF, act.by))
    moved, plan = moves.plan_case(case, CaseEvent.TAKE_OVER_RESULT, act, taken)
    return Decision([*plan, *taking], case_view.standing(moved))


def prepare(case: Case, channel: Channel, wish: Wish | None, act: Act) -> Decision[Prepared]:
    """A way out for the result; by locker with a compartment. Another one gives the door back, not the paper."""
    cases_.require_possible(case, CaseEvent.SEND_OUT)
    before = envelopes.find(case.outbound) or _new(case, act)
    place, doors = _plan_place(case, before, channel, wish)
    moved, preparing = moves.plan_envelope(
        before, EnvelopeEvent.PREPARE if channel is Channel.LOCKER else EnvelopeEvent.ANNOUNCE, act,
        detail={"channel": str(channel), "cabinet": place.get("cabinet"), "door": place.get("door")},
        holder=(CustodianKind.STAFF, act.by), channel=channel, prepared_by=act.by, **_NOWHERE | place,
    )  # fmt: skip
    noted, plan = moves.plan_case_note(
        case, "prepared", act, moved,
        detail={"channel": str(channel), "cabinet": moved.cabinet, "door": moved.door}, outbound=moved.id,
    )  # fmt: skip
    writes = [*plan, *preparing, *doors, *compartments.plan_clearing(before, act.at)]
    answer = Prepared(**case_view.standing_fields(noted), envelope=moved.id, cabinet=moved.cabinet, door=moved.door)
    return Decision(writes, answer)


def _new(case: Case, act: Act) -> Envelope:
    """For a case that was decided before results had envelopes from the decision on."""
    holder = Custodian(kind=CustodianKind.STAFF, who=act.by, since=act.at, evidence="prepared")
    return Envelope(
        id=randomness.new_id("e"), centre=case.centre, case=case.id, direction=Direction.OUTBOUND,
        channel=Channel.WINDOW, state=EnvelopeState.AT_DESK, custodian=holder,
    )  # fmt: skip


def _plan_place(case: Case, envelope: Envelope, channel: Channel, wish: Wish | None) -> tuple[dict[str, Any], Plan]:
    """Where it is to lie, and the compartment taken for it; nowhere and nothing by mail or at a window."""
    if channel is not Channel.LOCKER:
        return {}, []
    compartments.require_channel(rules.of_case(case).item, channel, "channel")
    wished = compartments.require_wish(wish)
    size, reach = allocation.checked_wish(wished.size, wished.reach)
    snapshot = loading.cabinet_of_centre(wished.cabinet, case.centre)
    door = allocation.choose(snapshot.doors, size, reach, randomness.spread())
    place = {"cabinet": wished.cabinet, "door": door.door, "size": size, "reach": reach}
    return place, [compartments.plan_taken(door, envelope.id)]


def verify(case: Case, act: Act) -> Decision[Verified]:
    """A second person has compared paper, case and compartment (核对无误). Raises NotAllowed for the same person."""
    envelope = prepared(case)
    require_other_person(act.by, envelope.prepared_by)
    moved, plan = moves.plan_envelope(envelope, EnvelopeEvent.VERIFY, act)
    return Decision(plan, Verified(**case_view.standing_fields(case), envelope=moved.id))


def prepared(case: Case) -> Envelope:
    """The envelope of the result, once it has a way out. Raises OutOfTurn (NOT_PREPARED)."""
    envelope = envelopes.find(case.outbound)
    if envelope is None or envelope.state in _NOT_PREPARED:
        raise OutOfTurn("NOT_PREPARED", "case")
    return envelope
