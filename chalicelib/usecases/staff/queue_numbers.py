"""A queue number of the day for checked papers, which go over to the window together (抽号交给对应窗口)."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.base.china_time import local
from chalicelib.domain.case.case import Case
from chalicelib.domain.custody.envelope import CustodianKind, EnvelopeEvent, EnvelopeState
from chalicelib.errors import OutOfTurn
from chalicelib.replies.desk import NumberDrawn
from chalicelib.usecases.parts import case_view, day_counters, moves, papers
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff.checking import in_hand


def draw(case: Case, window: str, act: Act) -> Decision[NumberDrawn]:
    """Raises OutOfTurn (NOT_IN_HAND, NOT_CHECKED)."""
    in_hand(case)
    if case.missing or not case.present:
        raise OutOfTurn("NOT_CHECKED", "case")
    drawn, counted = day_counters.plan_next(f"queue#{case.centre}#{local(act.at):%Y%m%d}", act.at)
    number = f"A{drawn:03d}"
    detail = {"number": number, "window": window}
    together = papers.held(case, EnvelopeState.COLLECTED)
    holder = CustodianKind.WINDOW, window
    handed, handing = papers.plan_moved(together, EnvelopeEvent.HAND_TO_WINDOW, act, holder, **detail)
    moved, plan = moves.plan_case_note(case, "queued", act, *handed, detail=detail, queue_number=number, window=window)
    writes = [*plan, *handing, counted]
    return Decision(writes, NumberDrawn(**case_view.standing_fields(moved), number=number, window=window))
