"""Choosing how the papers come in: a compartment is reserved and its code goes out at once, or they are announced."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import allocation
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.custody import deadlines
from chalicelib.domain.custody.envelope import (
    Channel,
    Custodian,
    CustodianKind,
    Direction,
    Envelope,
    EnvelopeState,
)
from chalicelib.domain.people.sign_in import PER_PARTY
from chalicelib.replies.cases import HandingInChosen
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import compartments, limits, loading, moves, randomness, rules, told_codes
from chalicelib.usecases.parts.compartments import Wish
from chalicelib.usecases.parts.perform import Decision


def choose(case: Case, channel: Channel, wish: Wish | None, now: int) -> Decision[HandingInChosen]:
    """The handing-in channel, also for a correction; what was chosen before is given back. Raises NothingFree."""
    compartments.require_channel(rules.of_case(case).item, channel, "channel")
    if channel is Channel.LOCKER:
        return _reserve(case, compartments.require_wish(wish), now)
    return _announce(case, channel, now)


def _announce(case: Case, channel: Channel, now: int) -> Decision[HandingInChosen]:
    bare = _envelope(case, channel, EnvelopeState.ANNOUNCED, now)
    envelope, moved, plan = _plan_chosen(case, bare, now)
    released = compartments.plan_release(case, Act(case.party, now))
    return Decision([*plan, *released], _answer(moved, envelope))


def _reserve(case: Case, wish: Wish, now: int) -> Decision[HandingInChosen]:
    size, reach = allocation.checked_wish(wish.size, wish.reach)
    snapshot = loading.cabinet_of_centre(wish.cabinet, case.centre)
    door = allocation.choose(snapshot.doors, size, reach, randomness.spread())
    time = deadlines.begun(rules.of_case(case).settings.deposit_code_hours, now)
    bare = _envelope(case, Channel.LOCKER, EnvelopeState.RESERVED, now)
    placed = changed(bare, cabinet=wish.cabinet, door=door.door, size=size, reach=reach, **time)
    envelope, moved, plan = _plan_chosen(case, placed, now)
    issued, issuing = told_codes.plan_deposit_code(snapshot, moved, envelope, now)
    writes = [
        limits.plan_counted(PER_PARTY, case.party, now),
        *plan,
        compartments.plan_taken(door, envelope.id, deadlines.next_moment(envelope)),
        *issuing,
        *compartments.plan_release(case, Act(case.party, now)),
    ]
    return Decision(writes, changed(_answer(moved, envelope), grant=issued.grant.id))


def _envelope(case: Case, channel: Channel, state: EnvelopeState, now: int) -> Envelope:
    holder = Custodian(kind=CustodianKind.APPLICANT, who=case.party, since=now, evidence="chosen")
    return Envelope(
        id=randomness.new_id("e"), centre=case.centre, case=case.id, direction=Direction.INBOUND,
        channel=channel, state=state, custodian=holder,
    )  # fmt: skip


def _plan_chosen(case: Case, bare: Envelope, now: int) -> tuple[Envelope, Case, Plan]:
    envelope, announced = moves.plan_announced(bare, case.party)
    moved, plan = moves.plan_case(
        case, CaseEvent.CHOOSE_HANDING_IN, Act(case.party, now), envelope,
        detail={"channel": str(envelope.channel), "envelope": envelope.id, "cabinet": envelope.cabinet},
        handing_in=str(envelope.channel), inbound=envelope.id,
    )  # fmt: skip
    return envelope, moved, [*plan, *announced]


def _answer(case: Case, envelope: Envelope) -> HandingInChosen:
    chosen = HandingInChosen(
        case=case.id, case_number=case.number, state=case.state, channel=envelope.channel, envelope=envelope.id
    )
    if envelope.cabinet is None or envelope.door is None or envelope.until is None:
        return chosen
    return changed(chosen, cabinet=envelope.cabinet, door=envelope.door, until=envelope.until)
