"""Where a case stands in plain words: what is done, what is now, who has it, what the applicant must do, what follows.

One table for portal, receipt and the progress that anybody with the query code may ask: they cannot say two things.
"""

from collections.abc import Iterable, Iterator

import msgspec

from chalicelib.domain.base.chain import Entry
from chalicelib.domain.case.case import Case, CaseState
from chalicelib.domain.case.progress_words import ENDS, MILESTONES, PHASES, TODO, CasePhase, Milestone
from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.custody.envelope import Channel, Envelope, EnvelopeState

_S, _E = CaseState, EnvelopeState
_SIMPLE = {
    _S.DRAFT: "draft", _S.PRE_REVIEW: "pre_review", _S.RETURNED: "returned", _S.PASSED: "passed",
    _S.ACCEPTED: "working", _S.DECIDED: "decided", _S.CLOSED: "closed", _S.RATED: "rated",
    _S.NOT_ACCEPTED: "not_accepted", _S.WITHDRAWN: "withdrawn",
}  # fmt: skip
_COMING_IN = {
    _E.RESERVED: "to_deposit", _E.DOOR_OPENED: "to_deposit", _E.DEPOSITED: "deposited", _E.COLLECTED: "checking",
    _E.AT_WINDOW: "at_window", _E.QUARANTINED: "deposit_in_doubt",
}  # fmt: skip
_GOING_OUT = {
    _E.STORED: "to_pick_up", _E.OVERDUE: "overdue", _E.POSTED: "in_the_mail", _E.HANDED_OVER: "handed_over",
    _E.QUARANTINED: "result_in_doubt",
}  # fmt: skip


class ProgressStep(msgspec.Struct, frozen=True, kw_only=True):
    """A milestone or the phase that is now, in words; `at`: since when, None where it is to come or nobody knows."""

    code: str
    text: Text
    at: int | None = None


class Todo(msgspec.Struct, frozen=True, kw_only=True):
    """What the applicant must do, `until` when; what is `optional` he may leave."""

    code: str
    text: Text
    until: int | None = None
    optional: bool = False


def phase_of(case: Case, inbound: Envelope | None, outbound: Envelope | None) -> str:
    """The code of its row in PHASES; the case's own envelopes as they are now."""
    if case.state in _SIMPLE:
        return _SIMPLE[case.state]
    if case.state is _S.AWAITING_MATERIALS:
        return _awaited(case, inbound)
    if case.state is _S.RECEIVED:
        return _COMING_IN.get(inbound.state, "checking") if inbound else "checking"
    if case.state is _S.RESULT_READY:
        return _prepared(outbound)
    return _GOING_OUT.get(outbound.state, "to_pick_up") if outbound else "to_pick_up"


def _awaited(case: Case, inbound: Envelope | None) -> str:
    if inbound and inbound.state is _E.ANNOUNCED:
        return "to_mail" if inbound.channel is Channel.MAIL else "to_bring"
    if inbound and inbound.state in (_E.RESERVED, _E.DOOR_OPENED, _E.QUARANTINED):
        return _COMING_IN[inbound.state]
    return "correcting" if case.missing else "passed"


def _prepared(outbound: Envelope | None) -> str:
    if outbound and outbound.state is _E.QUARANTINED:
        return "result_in_doubt"
    waits = outbound and outbound.state is _E.ANNOUNCED and outbound.channel is Channel.WINDOW
    return "at_counter" if waits else "preparing"


def done(phase: CasePhase, entries: Iterable[Entry]) -> list[ProgressStep]:
    """Milestones behind it, oldest first, each with the last time that it was reached; and how it ended."""
    reached = {entry.event: entry.at for entry in entries}
    behind = [one for one in (*MILESTONES[: phase.stage], *ENDS) if one.event in reached]
    steps = [_step(one, reached[one.event]) for one in behind if _counts(one, phase)]
    return sorted(steps, key=lambda step: step.at or 0)


def _counts(milestone: Milestone, phase: CasePhase) -> bool:
    return milestone not in ENDS or milestone.code == phase.code


def ahead(phase: CasePhase) -> list[ProgressStep]:
    """What follows where all goes well; nothing after an end."""
    return [] if phase.ended else [_step(one, None) for one in MILESTONES[phase.stage :]]


def _step(milestone: Milestone, at: int | None) -> ProgressStep:
    return ProgressStep(code=milestone.code, text=milestone.text, at=at)


def todo(case: Case, code: str, until: int | None) -> list[Todo]:
    """What only the applicant can do next; `until` is the end of what the phase waits for."""
    return list(_todo(case, PHASES[code], until))


def _todo(case: Case, phase: CasePhase, until: int | None) -> Iterator[Todo]:
    if phase.todo:
        yield Todo(code=phase.todo, text=TODO[phase.todo], until=until, optional=phase.todo == "rate")
    if case.collecting_proposal:
        yield Todo(code="answer_question", text=TODO["answer_question"])
    if case.owed:
        yield Todo(code="take_papers_back", text=TODO["take_papers_back"], until=case.owed.until)
