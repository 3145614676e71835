"""Rating a closed case (好差评)."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.errors import BadInput
from chalicelib.replies.cases import CaseStanding
from chalicelib.usecases.parts import case_view, moves, notices
from chalicelib.usecases.parts.perform import Decision


def rate(case: Case, stars: int, tags: list[str], text: str, now: int) -> Decision[CaseStanding]:
    """Once, 1 to 5 stars. Raises BadInput (BAD_STARS), OutOfTurn."""
    if not 1 <= stars <= 5:
        raise BadInput("BAD_STARS", "stars")
    detail = {"stars": stars, "tags": tags, "text": text}
    moved, plan = moves.plan_case(case, CaseEvent.RATE, Act(case.party, now), detail=detail, stars=stars)
    return Decision([*plan, notices.plan_notice(moved, "rated", now, stars=stars)], case_view.standing(moved))
