"""Pre-review (网上预审): the uploads pass, or go back with a reason for each material."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.case.verdicts import PreReviewVerdict
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.errors import BadInput
from chalicelib.replies.cases import CaseStanding
from chalicelib.usecases.parts import case_view, counting, moves, notices, pre_review_clock, rules
from chalicelib.usecases.parts.perform import Decision


def review(case: Case, verdict: PreReviewVerdict, reasons: dict[str, str], act: Act) -> Decision[CaseStanding]:
    """Returning needs a reason for at least one of the item's materials."""
    return _pass(case, act) if verdict is PreReviewVerdict.PASS else _return(case, reasons, act)


def _pass(case: Case, act: Act) -> Decision[CaseStanding]:
    moved, plan = moves.plan_case(case, CaseEvent.PASS, act, pre_review=pre_review_clock.finished(case, act.at))
    settled = pre_review_clock.plan_settled(case, act.by, act.at)
    told = notices.plan_notice(moved, "passed", act.at)
    writes = [*plan, *settled, *counting.plan_reviewed(case, act.at), told]
    return Decision(writes, case_view.standing(moved))


def _return(case: Case, reasons: dict[str, str], act: Act) -> Decision[CaseStanding]:
    known = {material.id for material in rules.of_case(case).item.asked}
    strange = sorted(set(reasons) - known)
    if strange or not reasons:
        raise BadInput("BAD_REASONS", f"reasons.{strange[0]}" if strange else "reasons")
    moved, plan = moves.plan_case(
        case, CaseEvent.RETURN, act, detail={"reasons": reasons},
        returned=reasons, pre_review=pre_review_clock.standing(case, act.at),
    )  # fmt: skip
    settled = pre_review_clock.plan_settled(case, act.by, act.at)
    told = notices.plan_notice(moved, "returned", act.at, reasons=reasons)
    text = notices.plan_sms(moved, SmsKind.RETURNED, act.at)
    return Decision([*plan, *settled, told, *text], case_view.standing(moved))
