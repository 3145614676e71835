"""How the clocks of a case look to those who may see it: computed from their ledgers when they are asked for."""

from cabinet_contract.names import bank_of
from chalicelib.domain.base.clocks import HoursTimer, StopReason
from chalicelib.domain.cabinet import outages
from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.custody import deadlines
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.replies.clocks import ClockSeen, StandsSeen
from chalicelib.store import cabinets

WHY = {
    StopReason.RETURNED: Text(zh="等待申请人修改材料", en="the applicant corrects the materials"),
    StopReason.QUARANTINED: Text(zh="柜门异常，工作人员正在核查", en="the door is in doubt, and staff look at it"),
    StopReason.BOARD_SILENT: Text(zh="柜门暂时无法打开", en="the door cannot be opened for the moment"),
    StopReason.CABINET_DOWN: Text(zh="箱柜停机", en="the cabinet is down"),
    StopReason.OUT_OF_REACH: Text(zh="箱柜暂时无法联系", en="the cabinet cannot be reached for the moment"),
}


def of_envelope(envelope: Envelope, now: int) -> ClockSeen | None:
    """With what stops it at its cabinet now; None where it has no clock."""
    if envelope.clock is None:
        return None
    clock = _as_it_is(envelope, envelope.clock, now)
    return seen(clock, now, deadlines.end_of(envelope, clock))


def seen(clock: HoursTimer | None, now: int, end: int | None = None) -> ClockSeen | None:
    """`end`: the one that was told, where it is later than the computed one."""
    if clock is None:
        return None
    due = end or clock.due
    running = clock.stopped is None and due is not None
    return ClockSeen(
        hours=clock.budget_hours, started=clock.started, due=due, stands=_stands(clock), ended=clock.stopped,
        left=due - now if running and due else clock.left(now),
    )  # fmt: skip


def _as_it_is(envelope: Envelope, clock: HoursTimer, now: int) -> HoursTimer:
    cabinet = cabinets.one(envelope.cabinet) if envelope.cabinet and deadlines.waits(envelope) else None
    if cabinet is None:
        return clock
    bank = bank_of(envelope.door or "")
    over = outages.over(cabinet, bank, now, here=envelope.here)
    return clock.noted(*over, *outages.lasting(cabinet, bank, now, here=envelope.here))


def _stands(clock: HoursTimer) -> StandsSeen | None:
    pause = clock.standing
    if pause is None:
        return None
    reason = StopReason(pause.reason)
    return StandsSeen(since=pause.start, reason=reason, why=WHY[reason])
