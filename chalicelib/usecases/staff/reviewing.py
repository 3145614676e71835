"""Pre-review (网上预审): the uploads pass, or go back with a reason for each material."""

from chalicelib.domain.case import case as cases_
from chalicelib.domain.case import desk
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.people.staff import Staff, Task, require
from chalicelib.errors import BadInput, no_such
from chalicelib.store import cases, parties
from chalicelib.usecases.applicant.filing import answer
from chalicelib.usecases.parts import notices, rules
from chalicelib.usecases.parts.perform import Decision


def of_centre(case_id: str, staff: Staff) -> Case:
    """Raises NotFound for another centre's case: staff see only their own centre's."""
    case = cases.load(case_id)
    if case.centre != staff.centre:
        raise no_such("case")
    return case


def review(case: Case, staff: Staff, verdict: str, reasons: dict[str, str], now: int) -> Decision:
    """`verdict` pass or return; returning needs a reason for at least one of the item's materials."""
    require(staff, Task.PRE_REVIEW)
    return _pass(case, staff, now) if verdict == "pass" else _return(case, staff, reasons, now)


def _pass(case: Case, staff: Staff, now: int) -> Decision:
    timer = case.pre_review and case.pre_review.finished(now)
    moved, entry = cases_.step(case, CaseEvent.PASS, staff.id, now, pre_review=timer)
    placed = desk.placed(moved, now)
    return Decision([*cases.write(placed, entry), notices.notice(placed, "passed", now)], answer(placed))


def _return(case: Case, staff: Staff, reasons: dict[str, str], now: int) -> Decision:
    known = {material.id for material in rules.rules(case).item.asked}
    strange = sorted(set(reasons) - known)
    if strange or not reasons:
        raise BadInput("BAD_REASONS", f"reasons.{strange[0]}" if strange else "reasons")  # fmt: skip
    # The 24 hours stand still while the applicant corrects.
    timer = case.pre_review and case.pre_review.suspended(now, "returned")
    moved, entry = cases_.step(
        case, CaseEvent.RETURN, staff.id, now, {"reasons": reasons}, returned=reasons, pre_review=timer
    )
    placed = desk.placed(moved, now)
    told = notices.notice(placed, "returned", now, reasons=reasons)
    text = notices.sms(placed, parties.load(case.party), SmsKind.RETURNED, now)
    return Decision([*cases.write(placed, entry), told, *text], answer(placed))
