"""Checking an envelope against the item's list (清点核对); what is missing starts a correction for just that."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.case.case import Case, CaseEvent, CaseState
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.envelope import CustodianKind, Envelope, EnvelopeEvent, EnvelopeState
from chalicelib.errors import BadInput, OutOfTurn
from chalicelib.replies.cases import CaseStanding
from chalicelib.replies.desk import Checked
from chalicelib.store import cases, envelopes
from chalicelib.usecases.parts import case_view, moves, notices, papers, rules
from chalicelib.usecases.parts.perform import Decision

Materials = tuple[str, ...]


def check(case: Case, present: Materials, act: Act) -> Decision[Checked]:
    """`present` are the materials that were found in the envelope.

    Raises BadInput for a material that the list does not name: nothing else may be demanded (rules.md, R-D-5).
    """
    in_hand(case)
    listed = [material.id for material in rules.of_case(case).item.asked]
    strange = [name for name in present if name not in listed]
    if strange:
        raise BadInput("UNKNOWN_MATERIAL", f"present.{strange[0]}")
    there = {*case.present, *present}
    missing = tuple(name for name in listed if name not in there)
    kept = tuple(name for name in listed if name in there)
    # Who checks has what was found missing something before in hand as well.
    together = papers.held(case, EnvelopeState.COLLECTED)
    checked, taking = papers.plan_moved(together, EnvelopeEvent.CHECK, act, (CustodianKind.STAFF, act.by))
    decided = _correct(case, checked[-1], kept, missing, act) if missing else _complete(case, checked[-1], kept, act)
    return Decision([*decided.writes, *taking], decided.answer)


def undo(case: Case, act: Act) -> Decision[CaseStanding]:
    """A check that sent the applicant back by mistake: its papers are in the helpers' hands again, to be checked anew.

    Raises OutOfTurn (NO_CHECK_TO_UNDO) where there is none, or something was reserved or announced for it already.
    """
    if case.state is not CaseState.AWAITING_MATERIALS or case.inbound or not (case.missing and case.earlier):
        raise OutOfTurn("NO_CHECK_TO_UNDO", "case")
    *earlier, back = case.earlier
    missing = _missing_before(case)
    listed = [material.id for material in rules.of_case(case).item.asked]
    present = tuple(name for name in listed if name not in missing) if missing else ()
    moved, plan = moves.plan_case(
        case, CaseEvent.UNDO_CHECK, act, envelopes.load(back), detail={"envelope": back},
        inbound=back, earlier=tuple(earlier), missing=missing, present=present,
    )  # fmt: skip
    return Decision([*plan, *notices.plan_at_once(moved, SmsKind.CHECK_UNDONE, act.at)], case_view.standing(moved))


def _missing_before(case: Case) -> Materials:
    """What the check before the last one had asked for, of those that were not undone."""
    standing: list[Materials] = []
    for entry in cases.history(case.id):
        if entry.event == CaseEvent.FIND_MISSING:
            standing.append(tuple(entry.detail["missing"]))
        elif entry.event == CaseEvent.UNDO_CHECK:
            standing.pop()
    return standing[-2] if len(standing) > 1 else ()


def in_hand(case: Case) -> Envelope:
    """The case's papers, where helpers have them. Raises OutOfTurn (NOT_IN_HAND)."""
    envelope = envelopes.find(case.inbound)
    if envelope is None or envelope.state is not EnvelopeState.COLLECTED:
        raise OutOfTurn("NOT_IN_HAND", "case")
    return envelope


def _complete(case: Case, inbound: Envelope, present: Materials, act: Act) -> Decision[Checked]:
    moved, plan = moves.plan_case_note(
        case, "checked", act, inbound, detail={"present": list(present)}, present=present, missing=()
    )
    return Decision(plan, Checked(**case_view.standing_fields(moved), missing=[]))


def _correct(case: Case, inbound: Envelope, present: Materials, missing: Materials, act: Act) -> Decision[Checked]:
    moved, plan = moves.plan_case(
        case, CaseEvent.FIND_MISSING, act, detail={"missing": list(missing)},
        present=present, missing=missing, inbound=None, earlier=(*case.earlier, inbound.id),
    )  # fmt: skip
    told = notices.plan_notice(moved, "missing", act.at, missing=list(missing))
    return Decision([*plan, told], Checked(**case_view.standing_fields(moved), missing=list(missing)))
