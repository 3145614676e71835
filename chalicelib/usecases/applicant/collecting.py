"""The applicant changes how the result comes back, until it has been prepared."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.case import collecting
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.collecting import Choice
from chalicelib.replies.cases import CaseStanding
from chalicelib.store import envelopes
from chalicelib.usecases.parts import case_view, choosing, moves, notices
from chalicelib.usecases.parts.perform import Decision


def change(case: Case, choice: Choice, now: int) -> Decision[CaseStanding]:
    """Another channel or cabinet. Raises OutOfTurn (COLLECTING_FIXED) once the result has been prepared."""
    collecting.require_changeable(case, envelopes.find(case.outbound))
    chosen = choosing.checked(case, choice)
    act = Act(case.party, now)
    noted, plan = moves.plan_case_note(
        case, collecting.CHANGED, act, detail=choosing.detail(chosen), **choosing.fields(chosen)
    )
    told = notices.plan_notice(noted, collecting.CHANGED, now, **choosing.detail(chosen))
    return Decision([*plan, told], case_view.standing(noted))
