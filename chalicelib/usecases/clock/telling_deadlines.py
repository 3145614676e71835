"""An end that has moved, a reminder of one: in the envelope's chain, to the cabinet, and to who waits for it."""

from cabinet_contract.words import Purpose
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.china_time import by_day
from chalicelib.domain.base.clocks import HoursTimer
from chalicelib.domain.base.durations import DAY
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Door, Grant, GrantState
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody import deadlines
from chalicelib.domain.custody.envelope import Direction, Envelope
from chalicelib.store import cabinets, cases, personal
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import codes, moves, notices, rules

CLOCK = "clock"
# A cabinet that comes back must still know the code, before it has heard of the new end.
AHEAD = 2 * DAY
_OWN = (Purpose.DEPOSIT, Purpose.PICKUP)


def plan_moved(snapshot: CabinetSnapshot, door: Door, envelope: Envelope, end: int, now: int) -> tuple[Envelope, Plan]:
    """`envelope` has the clock as it is now, and still the end that was told. What was reminded of is armed again."""
    clock = _ledger(envelope)
    told = changed(envelope, clock=_fired(clock, end, now), until=end)
    detail = {"before": envelope.until, "after": end, "stopped": _pauses(clock)}
    linked = moves.plan_envelope_note(
        envelope, "deadline_moved", Act(CLOCK, now), detail, clock=told.clock, until=told.until
    )
    return told, [
        *linked,
        *plan_codes(snapshot, door, envelope, end, now),
        *_plan_told(door, told, "deadline_moved", SmsKind.DEADLINE_MOVED, now),
    ]


def plan_noted(envelope: Envelope, end: int, now: int) -> Plan:
    """Too little for a text of its own: in the ledger it stands all the same, and the next text says it."""
    clock = _ledger(envelope)
    detail = {"told": envelope.until, "end": end, "stopped": _pauses(clock)}
    return moves.plan_envelope_note(envelope, "outage_noted", Act(CLOCK, now), detail, clock=clock)


def plan_reminded(door: Door, envelope: Envelope, end: int, now: int) -> tuple[Envelope, Plan]:
    """Each reminder once; where two have come together, once for both, by day, and none when the time is up. It says an
    end that has moved by too little for a text of its own, too.
    """
    clock = _ledger(envelope)
    due = deadlines.reminders_due(clock, end, now)
    if not due or by_day(now) != now or now >= end:
        return envelope, []
    told = changed(envelope, clock=_fired(clock, end, now), until=end)
    inbound = envelope.direction is Direction.INBOUND
    kind, text = (
        ("deposit_reminder", SmsKind.DEPOSIT_REMINDER) if inbound else ("pickup_reminder", SmsKind.PICKUP_REMINDER)
    )
    detail = {"reminder": str(due[-1]), "until": end}
    linked = moves.plan_envelope_note(envelope, "reminded", Act(CLOCK, now), detail, clock=told.clock, until=end)
    return told, [*linked, *_plan_told(door, told, kind, text, now)]


def plan_codes(snapshot: CabinetSnapshot, door: Door, envelope: Envelope, end: int, now: int) -> Plan:
    """The applicant's codes for it, at the cabinet and in the personal centre, end with its time; a pickup code opens
    until the recall."""
    found = _grants(snapshot, door, envelope)
    late = [g for g in found if g.purpose is Purpose.DEPOSIT and g.until != end]
    held = [write for grant in found for write in _plan_held(grant, end)]
    return [*_plan_known(snapshot, door, late, end, now), *held]


def plan_codes_ahead(snapshot: CabinetSnapshot, door: Door, envelope: Envelope, now: int) -> Plan:
    """While its clock stands the code does not end."""
    soon = [g for g in _grants(snapshot, door, envelope) if g.until < now + DAY]
    return _plan_known(snapshot, door, soon, now + AHEAD, now)


def _plan_known(snapshot: CabinetSnapshot, door: Door, grants: list[Grant], until: int, now: int) -> Plan:
    if not grants:
        return []
    reconciling = codes.plan_reconciling(snapshot.cabinet.id, now, [door.door])
    return [*(cabinets.plan_grant(changed(grant, until=until)) for grant in grants), reconciling]


def _grants(snapshot: CabinetSnapshot, door: Door, envelope: Envelope) -> list[Grant]:
    here = (grant for grant in snapshot.grants if grant.doors.get(door.door) == envelope.id)
    return [grant for grant in here if grant.state is GrantState.OPEN and grant.purpose in _OWN]


def _plan_held(grant: Grant, end: int) -> Plan:
    held = personal.code(grant.holder, grant.id)
    if held is None or held.until == end:
        return []
    return [personal.plan_code(changed(held, until=end), max(grant.until, end) + codes.KEPT_AFTER_END)]


def _plan_told(door: Door, envelope: Envelope, kind: str, text: SmsKind, now: int) -> Plan:
    case = cases.load(envelope.case)
    place, until = rules.place_of(case.centre, door.cabinet, door.door), envelope.until or 0
    told = notices.plan_notice(case, kind, now, place=place, until=until)
    return [told, *notices.plan_sms(case, text, now, place=place, until=until, envelope=envelope.id)]


def _pauses(clock: HoursTimer) -> list[tuple[str, int, int | None]]:
    return [(p.reason, p.start, p.end) for p in clock.suspensions]


def _fired(clock: HoursTimer, end: int, now: int) -> HoursTimer:
    """What has come by now is said with this; what is to come is armed."""
    due = deadlines.reminders_due(clock, end, now)
    return changed(clock, fired=(*deadlines.armed(clock, end, now), *map(str, due)))


def _ledger(envelope: Envelope) -> HoursTimer:
    if envelope.clock is None:
        raise ValueError(f"{envelope.id} has no clock")
    return envelope.clock
