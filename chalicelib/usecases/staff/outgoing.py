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
from chalicelib.usecases.parts import case_view, choosing, compartments, loading, moves, papers, randomness
from chalicelib.usecases.parts.compartments import Wish
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff import ways_out
from chalicelib.usecases.staff.ways_out import Way, WayWanted

_NOT_PREPARED = (EnvelopeState.MADE_OUT, EnvelopeState.AT_WINDOW, EnvelopeState.AT_DESK)


def take_over(case: Case, act: Act) -> Decision[CaseStanding]:
    """The front desk takes the certificate over from the window (收取窗口交接的各类证照)."""
    cases_.require_possible(case, CaseEvent.TAKE_OVER_RESULT)
    paper = envelopes.find(case.outbound)
    if paper is None:  # decided before results had envelopes from the decision on, and papers an end there
        moved, plan = moves.plan_case(case, CaseEvent.TAKE_OVER_RESULT, act)
        return Decision([*plan, *papers.plan_kept(case, act)], case_view.standing(moved))
    taken, taking = moves.plan_envelope(paper, EnvelopeEvent.TAKE_OVER, act, holder=(CustodianKind.STAFF, act.by))
    moved, plan = moves.plan_case(case, CaseEvent.TAKE_OVER_RESULT, act, taken)
    return Decision([*plan, *taking], case_view.standing(moved))


def prepare(case: Case, wanted: WayWanted, act: Act) -> Decision[Prepared]:
    """A way out for the result, as its applicant chose; by locker with a compartment (usecases.staff.ways_out).

    Another one gives the door back, not the paper.
    """
    cases_.require_possible(case, CaseEvent.SEND_OUT)
    before = envelopes.find(case.outbound) or _new(case, act)
    way = ways_out.decided(case, wanted, before, act.at)
    place, doors = _plan_place(before, way.wish)
    moved, preparing = moves.plan_envelope(
        before, EnvelopeEvent.PREPARE if way.wish else EnvelopeEvent.ANNOUNCE, act,
        detail={"channel": str(way.channel), "cabinet": place.get("cabinet"), "door": place.get("door")},
        holder=(CustodianKind.STAFF, act.by), channel=way.channel, prepared_by=act.by, **choosing.NOWHERE | place,
    )  # fmt: skip
    noted, plan = moves.plan_case_note(
        case, "prepared", act, moved, detail=_detail(moved, way), outbound=moved.id, collecting_proposal=None,
    )  # fmt: skip
    told = ways_out.plan_told(noted, way.instead, case.collecting_proposal, act.at)
    back = ways_out.plan_told_back(noted, before, way, act.at)
    writes = [*plan, *preparing, *doors, *told, *back, *compartments.plan_clearing(before, act.at)]
    answer = Prepared(**case_view.standing_fields(noted), envelope=moved.id, cabinet=moved.cabinet, door=moved.door)
    return Decision(writes, answer)


def _detail(envelope: Envelope, way: Way) -> dict[str, Any]:
    found = {"channel": str(way.channel), "cabinet": envelope.cabinet, "door": envelope.door}
    why = way.instead
    if why is None:
        return found
    return found | {"instead_of": why.chosen, "ground": why.ground, "reason": why.reason, "size": why.size}


def _new(case: Case, act: Act) -> Envelope:
    """For a case that was decided before results had envelopes from the decision on."""
    holder = Custodian(kind=CustodianKind.STAFF, who=act.by, since=act.at, evidence="prepared")
    return Envelope(
        id=randomness.new_id("e"), centre=case.centre, case=case.id, direction=Direction.OUTBOUND,
        channel=Channel.WINDOW, state=EnvelopeState.AT_DESK, custodian=holder,
    )  # fmt: skip


def _plan_place(envelope: Envelope, wish: Wish | None) -> tuple[dict[str, Any], Plan]:
    """Where it is to lie, and the compartment taken for it; nowhere and nothing by mail or at a window."""
    if wish is None:
        return {}, []
    snapshot = loading.cabinet_of_centre(wish.cabinet, envelope.centre)
    door = allocation.choose(snapshot.doors, wish.size, wish.reach, randomness.spread())
    place = {"cabinet": wish.cabinet, "door": door.door, "size": wish.size, "reach": wish.reach}
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
