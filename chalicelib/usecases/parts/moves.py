"""The one way to move a case or an envelope: step, link of the chain, queue, whose turn it is, writes, all together.

    moved, plan = moves.plan_case(case, CaseEvent.ACCEPT, act, envelope, detail={...}, accepted_at=now)

Half of a move cannot be had: nothing else plans the rows of cases and envelopes (held by tests/test_architecture.py).
"""

from typing import Any

from chalicelib.domain.base import chain, free_text
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case import collecting, desk
from chalicelib.domain.case.case import Case, CaseEvent, CaseState
from chalicelib.domain.custody import envelope as envelopes_
from chalicelib.domain.custody.envelope import Direction, Envelope, EnvelopeEvent, Holder
from chalicelib.store import cases, envelopes
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import notices, randomness

MovedCase = tuple[Case, Plan]
MovedEnvelope = tuple[Envelope, Plan]


def plan_case(
    case: Case, event: CaseEvent, act: Act, *held: Envelope, detail: dict[str, Any] | None = None, **fields: Any
) -> MovedCase:
    """The case after `event`; `held` are its envelopes as they are after the same transaction. Raises OutOfTurn."""
    bare, texts = _plan_texts(case.id, detail or {})
    moved, link = cases_.step(case, event, act, bare, **fields)
    placed, plan = _plan_placed(moved, held, act.known, link)
    return placed, [*plan, *texts]


def plan_case_note(
    case: Case, event: str, act: Act, *held: Envelope, detail: dict[str, Any], **fields: Any
) -> MovedCase:
    """A link of the case's chain that moves no state; its queue may change all the same."""
    bare, texts = _plan_texts(case.id, detail)
    noted, link = cases_.note(case, event, act, bare, **fields)
    placed, plan = _plan_placed(noted, held, act.known, link)
    return placed, [*plan, *texts]


def plan_opened(draft: Case) -> MovedCase:
    """A new draft, with the first link of its chain."""
    opened, link = cases_.opened(draft, draft.party)
    return opened, cases.plan(opened, link)


def plan_place(case: Case, now: int, envelope: Envelope) -> MovedCase:
    """The case in its queue, where only its envelope has moved; no writes where nothing is different.

    A withdrawn case has given its envelope up; what happens to the paper all the same stands with it again.
    """
    back = case.state is CaseState.WITHDRAWN and envelope.direction is Direction.INBOUND
    found = changed(case, inbound=envelope.id) if back else case
    placed, plan = _plan_placed(found, (envelope,), now)
    return placed, plan if placed != case else []


def plan_touched(case: Case, now: int) -> Plan:
    """The case as it is, but newer: what is decided from its old version at the same time is refused."""
    return cases.plan(changed(case, updated=now))


def plan_envelope(
    envelope: Envelope,
    event: EnvelopeEvent,
    act: Act,
    *,
    detail: dict[str, Any] | None = None,
    holder: Holder | None = None,
    **fields: Any,
) -> MovedEnvelope:
    """The envelope after `event`; `holder` where custody moves with it. Raises OutOfTurn."""
    bare, texts = _plan_texts(envelope.case, detail or {})
    moved, link = envelopes_.step(envelope, event, act, bare, holder=holder, **fields)
    return moved, [*envelopes.plan(moved, link), *texts]


def plan_envelope_steps(
    envelope: Envelope, act: Act, *steps: tuple[EnvelopeEvent, Holder | None], detail: dict[str, Any], **fields: Any
) -> MovedEnvelope:
    """Several moves of one moment, a link for each; `detail` is that of the last. Raises OutOfTurn."""
    bare, texts = _plan_texts(envelope.case, detail)
    moved, links = changed(envelope, **fields), []
    for number, (event, holder) in enumerate(steps, 1):
        moved, link = envelopes_.step(moved, event, act, bare if number == len(steps) else {}, holder=holder)
        links.append(link)
    return moved, [*envelopes.plan(moved, *links), *texts]


def plan_announced(envelope: Envelope, by: str) -> MovedEnvelope:
    """A new envelope, with the first link of its custody."""
    announced, link = envelopes_.announced(envelope, by)
    return announced, envelopes.plan(announced, link)


def plan_envelope_note(envelope: Envelope, event: str, act: Act, detail: dict[str, Any], **fields: Any) -> Plan:
    """A link of the custody that moves nothing."""
    bare, texts = _plan_texts(envelope.case, detail)
    noted, link = envelopes_.note(envelope, event, act, bare, **fields)
    return [*envelopes.plan(noted, link), *texts]


def _plan_texts(case: str, detail: dict[str, Any]) -> tuple[dict[str, Any], Plan]:
    """What a chain may hold of `detail`, and the rows of the texts that lie beside it."""
    bare, texts = free_text.taken_apart(detail, randomness.salt)
    return bare, [cases.plan_text(case, hash_, text) for hash_, text in texts.items()]


def _plan_placed(case: Case, held: tuple[Envelope, ...], now: int, *links: chain.Entry) -> MovedCase:
    placed = desk.placed(case, _envelope_that_counts(case, held), now)
    kept = changed(placed, collecting_proposal=collecting.open_question(placed))
    return kept, [*cases.plan(kept, *links), *_plan_question_over(placed, kept, now)]


def _plan_question_over(before: Case, after: Case, now: int) -> Plan:
    """A question of the front desk ends with the states in which the way can change, and the applicant is told."""
    asked = before.collecting_proposal
    if asked is None or after.collecting_proposal is not None:
        return []
    return [notices.plan_notice(after, "consent_taken_back", now, **collecting.proposed(asked))]


def _envelope_that_counts(case: Case, held: tuple[Envelope, ...]) -> Envelope | None:
    """The case's own envelope on which its queue depends now; read where nobody has it in hand."""
    direction = desk.LOOKS_AT.get(case.state)
    if direction is None:
        return None
    id_ = case.inbound if direction is Direction.INBOUND else case.outbound
    in_hand = (envelope for envelope in held if envelope.id == id_)
    return next(in_hand, None) or envelopes.find(id_)
