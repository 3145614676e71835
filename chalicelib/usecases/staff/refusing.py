"""Not accepting (不予受理): on a listed ground alone; the remedy comes with it, the supervisor gets a line."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.case import non_acceptance
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.case.non_acceptance import NonAcceptance
from chalicelib.domain.catalogue.items import Item
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.replies.cases import CaseStanding
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import case_view, moves, notices, papers, rules, task_rows
from chalicelib.usecases.parts.perform import Decision


def refuse(case: Case, given: NonAcceptance, act: Act) -> Decision[CaseStanding]:
    """Raises BadInput (GROUND_NEEDED, UNKNOWN_MATERIAL, MATERIAL_NEEDED, REASON_NEEDED)."""
    item = rules.of_case(case).item
    ground = non_acceptance.grounded(given, item)
    detail = {"ground": ground, "materials": list(given.materials), "reason": given.reason, "counts_from": None}
    owed, owing = papers.plan_owed(case, papers.held(case), act)
    moved, plan = moves.plan_case(case, CaseEvent.REFUSE_ACCEPTANCE, act, detail=detail, owed=owed)
    seen = ": ".join(filter(None, (ground, ", ".join(given.materials))))
    writes = [
        *plan,
        *_plan_told(moved, given, item, act.at),
        *owing,
        *task_rows.plan_acceptance_refused(moved, seen, act.at),
    ]
    return Decision(writes, case_view.standing(moved))


def _plan_told(case: Case, given: NonAcceptance, item: Item, now: int) -> Plan:
    """With the remedy in the same message: in the personal centre whole, on the phone where to complain."""
    ground = non_acceptance.grounded(given, item)
    notice = notices.plan_notice(
        case, "not_accepted", now, ground=ground, reason=given.reason,
        materials=[{"material": one.id, "name": one.name} for one in non_acceptance.named(given.materials, item)],
        remedy=non_acceptance.remedy(ground, item), complaint_phones=item.complaint_phones,
    )  # fmt: skip
    return [notice, *notices.plan_sms(case, SmsKind.NOT_ACCEPTED, now, phones=non_acceptance.phones(item))]
