"""A queue number of the day for a checked envelope, which goes over to the window (抽号交给对应窗口)."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.base.china_time import local
from chalicelib.domain.case.case import Case
from chalicelib.domain.custody.envelope import CustodianKind, EnvelopeEvent
from chalicelib.errors import OutOfTurn
from chalicelib.replies.desk import NumberDrawn
from chalicelib.usecases.parts import case_view, day_counters, moves
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff.checking import in_hand


def draw(case: Case, window: str, act: Act) -> Decision[NumberDrawn]:
    """Raises OutOfTurn (NOT_IN_HAND, NOT_CHECKED)."""
    inbound = in_hand(case)
    if case.missing or not case.present:
        raise OutOfTurn("NOT_CHECKED", "case")
    drawn, counted = day_counters.plan_next(f"queue#{case.centre}#{local(act.at):%Y%m%d}", act.at)
    number = f"A{drawn:03d}"
    detail = {"number": number, "window": window}
    handed, handing = moves.plan_envelope(
        inbound, EnvelopeEvent.HAND_TO_WINDOW, act, detail=detail, holder=(CustodianKind.WINDOW, window)
    )
    moved, plan = moves.plan_case_note(case, "queued", act, handed, detail=detail, queue_number=number, window=window)
    writes = [*plan, *handing, counted]
    return Decision(writes, NumberDrawn(**case_view.standing_fields(moved), number=number, window=window))
