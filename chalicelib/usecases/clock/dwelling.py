"""What time brings about for an envelope behind a door: its end moves with an outage, the applicant is reminded, the
time is up.

    a right code could not open      the clock stands, the code's own end is kept ahead
    it can again                     the end moves by so much, the applicant is told
    half or one day is left          a reminder, by day, each once
    a quarter of an hour too late    the reservation ends, the result is overdue
"""

from cabinet_contract.names import bank_of
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.clocks import HoursTimer
from chalicelib.domain.base.durations import MINUTE
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import outages
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Door
from chalicelib.domain.custody import deadlines
from chalicelib.domain.custody.envelope import Direction, Envelope, EnvelopeEvent
from chalicelib.store import cabinets, cases, envelopes
from chalicelib.store.transaction import Plan
from chalicelib.usecases.clock import telling_deadlines as telling
from chalicelib.usecases.parts import compartments, moves, notices, rules
from chalicelib.usecases.parts.perform import Decision

CLOCK = "clock"
LOOK_AGAIN = 15 * MINUTE
Looked = Decision[None]
NOTHING = Looked([], None)


def look(cabinet: str, name: str, now: int) -> Looked:
    """Everything that has come by now for what waits at one door; the door then knows when to look again."""
    snapshot = cabinets.load(cabinet)
    door = snapshot.door(name)
    envelope = envelopes.find(door.envelope) if door else None
    if door is None or envelope is None:
        return NOTHING
    if not deadlines.waits(envelope):
        return Looked(_plan_next(door, None), None)
    return Looked(_plan_passed(snapshot, door, envelope, now), None)


def _plan_passed(snapshot: CabinetSnapshot, door: Door, envelope: Envelope, now: int) -> Plan:
    before = envelope.clock or deadlines.clock_of(envelope, _hours(envelope))
    clock, stands = _clocks(snapshot, door, envelope, before, now)
    end = deadlines.end_of(envelope, clock)
    if stands or end is None:
        return [*telling.plan_codes_ahead(snapshot, door, envelope, now), *_plan_next(door, now + LOOK_AGAIN)]
    known = changed(envelope, clock=clock)
    if now >= end + deadlines.LATE_AFTER:
        return _plan_too_late(door, known, now)
    told, plan = _plan_in_time(snapshot, door, known, end, now)
    if told == known and clock != before:
        plan = [*plan, *telling.plan_noted(known, end, now)]
    return [*plan, *_plan_next(door, deadlines.next_moment(told))]


def _clocks(
    snapshot: CabinetSnapshot, door: Door, envelope: Envelope, before: HoursTimer, now: int
) -> tuple[HoursTimer, bool]:
    """The clock with every outage that is over, and whether it stands by one that lasts."""
    clock = before.noted(*outages.over(snapshot.cabinet, bank_of(door.door), now, here=envelope.here))
    lasting = outages.lasting(snapshot.cabinet, bank_of(door.door), now, here=envelope.here)
    return clock, clock.noted(*lasting).standing is not None


def _hours(envelope: Envelope) -> int:
    settings = rules.of_case(cases.load(envelope.case)).settings
    return settings.deposit_code_hours if envelope.direction is Direction.INBOUND else settings.pickup_code_hours


def _plan_in_time(
    snapshot: CabinetSnapshot, door: Door, envelope: Envelope, end: int, now: int
) -> tuple[Envelope, Plan]:
    if deadlines.is_worth_telling(envelope, end, now):
        return telling.plan_moved(snapshot, door, envelope, end, now)
    ahead_no_more = telling.plan_codes(snapshot, door, envelope, end, now)
    reminded, plan = telling.plan_reminded(door, envelope, end, now)
    return reminded, [*ahead_no_more, *plan]


def _plan_next(door: Door, due: int | None) -> Plan:
    return [] if door.due == due else [cabinets.plan_door(changed(door, due=due))]


def _plan_too_late(door: Door, envelope: Envelope, now: int) -> Plan:
    act = Act(CLOCK, now)
    if envelope.direction is Direction.INBOUND:
        return plan_end_of_reservation(envelope, act)
    return [*_plan_overdue(envelope, act), *_plan_next(door, None)]


def plan_end_of_reservation(envelope: Envelope, act: Act) -> Plan:
    """Nobody has put anything in: the compartment is given back, and the applicant chooses again."""
    released = compartments.plan_released(envelope, act, "expired")
    case = cases.load(envelope.case)
    if case.inbound != envelope.id:
        return released
    detail = {"envelope": envelope.id}
    moved, plan = moves.plan_case_note(case, "reservation_expired", act, detail=detail, inbound=None)
    return [*released, *plan, notices.plan_notice(moved, "reservation_expired", act.at)]


def _plan_overdue(envelope: Envelope, act: Act) -> Plan:
    """Not collected in time: staff see it, the code stays valid until the recall."""
    moved, expiring = moves.plan_envelope(envelope, EnvelopeEvent.EXPIRE, act)
    case = cases.load(envelope.case)
    placed, plan = moves.plan_case_note(case, "overdue", act, moved, detail={"envelope": envelope.id})
    return [*expiring, *plan, notices.plan_notice(placed, "overdue", act.at)]
