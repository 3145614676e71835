"""The applicant's yes or no to another way of collecting; a yes is a choice like any other, and on record."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.case import collecting as choices
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.collecting import Choice
from chalicelib.replies.cases import CaseStanding
from chalicelib.usecases.parts import case_view, choosing, moves
from chalicelib.usecases.parts.perform import Decision


def answer(case: Case, agreed: bool, address: str | None, now: int) -> Decision[CaseStanding]:
    """Raises OutOfTurn (NOT_ASKED, COLLECTING_FIXED); BadInput (ADDRESS_NEEDED) for a yes to the mail without one."""
    asked, act = choices.require_asked(case), Act(case.party, now)
    detail = choices.proposed(asked)
    if not agreed:
        noted, plan = moves.plan_case_note(case, "consent_refused", act, detail=detail, collecting_proposal=None)
        return Decision(plan, case_view.standing(noted))
    choice = Choice(channel=asked.channel, cabinet=asked.cabinet, reach=case.collecting_reach, address=address)
    chosen = choosing.checked(case, choice, within="")
    noted, plan = choosing.plan_agreed(case, chosen, choices.CONSENT_GIVEN, act, detail)
    return Decision(plan, case_view.standing(noted))
