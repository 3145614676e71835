"""The applicant's papers in staff's hands: they go on together, are kept on file, or are owed back (待退材料).

    owed, owing = papers.plan_owed(case, papers.held(case), act)
    _case, plan = moves.plan_case(case, CaseEvent.REFUSE_ACCEPTANCE, act, owed=owed)

What is owed stands on the case and in a queue, so that both belong to one write.
"""

from collections.abc import Sequence
from typing import Any

from chalicelib.domain.base.act import Act
from chalicelib.domain.base.durations import DAY
from chalicelib.domain.base.entity import changed
from chalicelib.domain.case import owed as owed_
from chalicelib.domain.case.case import Case, CaseState
from chalicelib.domain.case.owed import Owed, QueuedReturn
from chalicelib.domain.custody.envelope import (
    IN_HAND,
    Custodian,
    CustodianKind,
    Direction,
    Envelope,
    EnvelopeEvent,
    EnvelopeState,
    Holder,
)
from chalicelib.store import envelopes, returns
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import moves, notices, rules, task_rows

HOW = ("counter", "mail")


def held(case: Case, *states: EnvelopeState) -> list[Envelope]:
    """What came in and is with helpers or at the window, first to last; where `states` are given, in those alone."""
    ids = dict.fromkeys(id_ for id_ in (*case.earlier, case.inbound) if id_)
    found = envelopes.several(ids)
    there = [found[id_] for id_ in ids if id_ in found]
    return [one for one in there if one.direction is Direction.INBOUND and one.state in (states or IN_HAND)]


def plan_moved(
    papers: Sequence[Envelope], event: EnvelopeEvent, act: Act, holder: Holder, **detail: str
) -> tuple[list[Envelope], Plan]:
    """All of them by the same move to the same holder: what belongs together stays together."""
    steps = [moves.plan_envelope(one, event, act, detail=detail, holder=holder) for one in papers]
    return [moved for moved, _ in steps], [write for _, plan in steps for write in plan]


def plan_kept(case: Case, act: Act) -> Plan:
    """What came in is kept on file by the department (存档)."""
    holder = CustodianKind.DEPARTMENT, rules.of_case(case).item.department.zh
    _kept, keeping = plan_moved(held(case), EnvelopeEvent.KEEP, act, holder)
    return keeping


def plan_owed(case: Case, papers: Sequence[Envelope], act: Act) -> tuple[Owed | None, Plan]:
    """From now on they are to be returned: who answers for them, until when, in the queue; the applicant is told where.

    What the case is to hold as owed comes with it; what it owed already keeps its own deadline.
    """
    if not papers:
        return case.owed, []
    new = _owed(case, papers, act)
    owed = owed_.joined(case.owed, new)
    moving = [moves.plan_envelope(one, EnvelopeEvent.OWE, act, until=new.until) for one in papers]
    return owed, [*(write for _, plan in moving for write in plan), *_plan_queued(case, new, act)]


def is_awaited(case: Case, envelope: Envelope) -> bool:
    """Whether its case goes on with these papers."""
    return case.state in (CaseState.AWAITING_MATERIALS, CaseState.RECEIVED) and case.inbound == envelope.id


def plan_unexpected(case: Case, envelope: Envelope, act: Act, holder: Holder, detail: dict[str, Any]) -> Plan:
    """Taken out of a cabinet by `holder`, and nobody waits for it: it belongs to the applicant."""
    taker = Custodian(kind=holder[0], who=holder[1], since=act.at, evidence=str(EnvelopeEvent.COLLECT))
    new = _owed(case, [changed(envelope, custodian=taker)], act)
    moved, moving = moves.plan_envelope_steps(
        envelope, act, (EnvelopeEvent.COLLECT, holder), (EnvelopeEvent.OWE, None), detail=detail, until=new.until
    )
    owed, earlier = owed_.joined(case.owed, new), with_stray(case, envelope)
    _noted, plan = moves.plan_case_note(
        case, "papers_unexpected", act, moved, detail={"envelope": envelope.id}, owed=owed, earlier=earlier
    )
    return [*moving, *plan, *_plan_queued(case, new, act)]


def with_stray(case: Case, envelope: Envelope) -> tuple[str, ...]:
    """The case's envelopes of before, with one that it did not wait for.

    First: the last one is what a check has asked the applicant to complete.
    """
    return case.earlier if envelope.id in (case.inbound, *case.earlier) else (envelope.id, *case.earlier)


def _owed(case: Case, papers: Sequence[Envelope], act: Act) -> Owed:
    until = act.known + rules.of_case(case).settings.return_days * DAY
    holder = papers[-1].custodian
    person = holder.who if holder.kind is CustodianKind.STAFF else act.by
    return Owed(envelopes=tuple(one.id for one in papers), since=act.known, until=until, person=person)


def _plan_queued(case: Case, new: Owed, act: Act) -> Plan:
    """In the queue of papers to return, and told."""
    before = returns.find(case.id)
    queued = QueuedReturn(
        version=before.version if before else 0, centre=case.centre, case=case.id, since=new.since, until=new.until
    )
    if before and not before.over:
        queued = owed_.armed(before, [*deadlines(case.owed), new.until])
    told = notices.plan_notice(
        case, "papers_to_return", act.known, where=rules.centre(case.centre, case.generation).name, how=list(HOW),
        until=new.until,
    )  # fmt: skip
    return [returns.plan(queued), told]


def deadlines(owed: Owed | None) -> list[int]:
    """Until when each envelope is to be back."""
    return [one.until or owed.until for one in envelopes.several(owed.envelopes).values()] if owed else []


def plan_no_longer_owed(case: Case, settled: Sequence[str], act: Act) -> tuple[Owed | None, Plan]:
    """What is owed without these; out of that queue, its task ended, once nothing is."""
    left, before = owed_.without(case.owed, settled) if case.owed else None, returns.find(case.id)
    if left is None:
        over = [returns.plan(changed(before, over=True))] if before else []
        return None, [*over, *task_rows.plan_return_done(case, act.by, act.at)]
    return left, [returns.plan(owed_.armed(before, deadlines(left)))] if before else []
