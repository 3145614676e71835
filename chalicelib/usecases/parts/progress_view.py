"""The progress of one case, from the rows that it stands in."""

from collections.abc import Iterable

from chalicelib.domain.base.chain import Entry
from chalicelib.domain.case import progress
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.progress import ProgressStep
from chalicelib.domain.case.progress_words import DEPARTMENT, PHASES, WHO
from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.replies.progress import Progress, Responsible
from chalicelib.usecases.parts import rules

# What is still the applicant's own is waited for until its envelope's end, a pre-review until its clock's.
_ENDS_WITH = {"to_deposit": "inbound", "to_pick_up": "outbound"}


def of(case: Case, inbound: Envelope | None, outbound: Envelope | None, entries: Iterable[Entry]) -> Progress:
    """`entries` is the case's chain."""
    code = progress.phase_of(case, inbound, outbound)
    phase = PHASES[code]
    until = _until(case, code, {"inbound": inbound, "outbound": outbound})
    return Progress(
        phase=code, done=progress.done(phase, entries), now=ProgressStep(code=code, text=phase.now, at=_since(case)),
        next=progress.ahead(phase), until=until,
        # Of an ended case staff may still have papers that they owe.
        responsible=None if phase.ended and not case.desk else _responsible(case, code),
        working_days=rules.of_case(case).item.promised_days if code == "working" else None,
        ended=phase.ended, todo=progress.todo(case, code, until),
    )  # fmt: skip


def _since(case: Case) -> int:
    return case.desk_since if case.desk else case.updated


def _until(case: Case, code: str, envelopes: dict[str, Envelope | None]) -> int | None:
    if code == "pre_review":
        return case.pre_review.due if case.pre_review else None
    awaited = envelopes.get(_ENDS_WITH.get(code, ""))
    return awaited.until if awaited else None


def _responsible(case: Case, code: str) -> Responsible:
    if code == "working":
        return Responsible(role=DEPARTMENT, name=rules.of_case(case).item.department)
    role = str(case.responsible)
    return Responsible(role=role, name=WHO.get(role) or Text(zh="工作人员", en="a member of staff"))
