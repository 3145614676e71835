"""The case (办件): one application for one item. Law and days; doors and seconds are the envelope's."""

from datetime import date
from enum import StrEnum
from typing import Any

from chalicelib.domain.base import chain
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.clocks import HoursTimer
from chalicelib.domain.base.entity import Entity, changed
from chalicelib.domain.base.machine import moved
from chalicelib.domain.case.owed import Owed
from chalicelib.domain.case.proposal import Proposal
from chalicelib.domain.case.queues import Queue
from chalicelib.domain.case.verdicts import DecisionOutcome
from chalicelib.domain.people.taking import Taker


class CaseState(StrEnum):
    DRAFT = "draft"
    PRE_REVIEW = "pre_review"
    RETURNED = "returned"
    PASSED = "passed"
    AWAITING_MATERIALS = "awaiting_materials"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    DECIDED = "decided"
    RESULT_READY = "result_ready"
    RESULT_OUT = "result_out"
    CLOSED = "closed"
    RATED = "rated"
    WITHDRAWN = "withdrawn"


class CaseEvent(StrEnum):
    SUBMIT = "submit"
    RETURN = "return"
    PASS = "pass"
    CHOOSE_HANDING_IN = "choose_handing_in"
    RECEIVE = "receive"
    FIND_MISSING = "find_missing"
    UNDO_CHECK = "undo_check"
    ACCEPT = "accept"
    REFUSE_ACCEPTANCE = "refuse_acceptance"
    DECIDE = "decide"
    TAKE_OVER_RESULT = "take_over_result"
    SEND_OUT = "send_out"
    BRING_BACK = "bring_back"
    CLOSE = "close"
    TAKE_BACK_RECEIPT = "take_back_receipt"
    REOPEN = "reopen"
    RATE = "rate"
    WITHDRAW = "withdraw"


_S, _E = CaseState, CaseEvent
MOVES: dict[tuple[CaseState, CaseEvent], CaseState] = {
    (_S.DRAFT, _E.SUBMIT): _S.PRE_REVIEW,
    (_S.PRE_REVIEW, _E.RETURN): _S.RETURNED,
    (_S.RETURNED, _E.SUBMIT): _S.PRE_REVIEW,
    (_S.PRE_REVIEW, _E.PASS): _S.PASSED,
    # The channel may be changed until the envelope has arrived (rules.md, R-L-2).
    (_S.PASSED, _E.CHOOSE_HANDING_IN): _S.AWAITING_MATERIALS,
    (_S.AWAITING_MATERIALS, _E.CHOOSE_HANDING_IN): _S.AWAITING_MATERIALS,
    (_S.AWAITING_MATERIALS, _E.RECEIVE): _S.RECEIVED,
    (_S.RECEIVED, _E.FIND_MISSING): _S.AWAITING_MATERIALS,
    # Until something was reserved for what the check had asked for.
    (_S.AWAITING_MATERIALS, _E.UNDO_CHECK): _S.RECEIVED,
    (_S.RECEIVED, _E.ACCEPT): _S.ACCEPTED,
    (_S.RECEIVED, _E.REFUSE_ACCEPTANCE): _S.NOT_ACCEPTED,
    (_S.ACCEPTED, _E.DECIDE): _S.DECIDED,
    (_S.DECIDED, _E.TAKE_OVER_RESULT): _S.RESULT_READY,
    (_S.RESULT_READY, _E.SEND_OUT): _S.RESULT_OUT,
    # A recalled envelope is back at the counter, to go out again by another channel.
    (_S.RESULT_OUT, _E.BRING_BACK): _S.RESULT_READY,
    # Closed without proof of delivery, and the mail brings it back after all.
    (_S.CLOSED, _E.BRING_BACK): _S.RESULT_READY,
    (_S.RESULT_OUT, _E.CLOSE): _S.CLOSED,
    (_S.CLOSED, _E.RATE): _S.RATED,
    # The door was closed, but nothing was put in, or nothing taken: what followed from it is taken back.
    (_S.RECEIVED, _E.TAKE_BACK_RECEIPT): _S.AWAITING_MATERIALS,
    (_S.CLOSED, _E.REOPEN): _S.RESULT_OUT,
    **{
        (state, _E.WITHDRAW): _S.WITHDRAWN
        for state in (_S.DRAFT, _S.PRE_REVIEW, _S.RETURNED, _S.PASSED, _S.AWAITING_MATERIALS)
    },
}


class Case(Entity, frozen=True, kw_only=True):
    """`party` filed it, for itself or as the agent of the enterprise `uscc`. Times are epoch seconds.

    number      as people read and type it (case_numbers.py); None before the first submission
    generation  of the centre's files under which it was opened, and which bind it
    desk        the queue in which staff find it since `desk_since`, or None where the next step is not theirs
    responsible the role whose turn it is, or `applicant`; `taken` the person of it who has the case in hand
    collecting  how the applicant wants the result back; for a locker with its cabinet, which cases of before lack
    present     materials that helpers have found in the envelopes so far; `missing` those that they asked for again
    inbound     the envelope that is coming in; `outbound` the one with the result; `earlier` those before them
    notice_from the day on which the notice was published that the item needs before it is filed
    owed        the applicant's papers that staff have and must return
    entries     how many links its hash chain has, the last of them `head`
    """

    id: str
    centre: str
    item: str
    generation: int
    party: str
    uscc: str | None = None
    number: str | None = None
    state: CaseState = CaseState.DRAFT
    opened: int
    updated: int
    desk: Queue | None = None
    desk_since: int = 0
    responsible: str
    notice_from: date | None = None
    taken: Taker | None = None
    collecting: str | None = None
    collecting_cabinet: str | None = None
    collecting_reach: str = "any"
    collecting_proposal: Proposal | None = None
    address_ct: str | None = None
    handing_in: str | None = None
    returned: dict[str, str] = {}
    missing: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    pre_review: HoursTimer | None = None
    inbound: str | None = None
    earlier: tuple[str, ...] = ()
    outbound: str | None = None
    owed: Owed | None = None
    received_at: int | None = None
    accepted_at: int | None = None
    queue_number: str | None = None
    window: str | None = None
    outcome: DecisionOutcome | None = None
    result_document: str | None = None
    stars: int | None = None
    entries: int = 0
    head: str = chain.GENESIS


CaseStep = tuple[Case, chain.Entry]


def opened(case: Case, by: str) -> CaseStep:
    """The first entry of a new draft's chain."""
    return note(case, "open", Act(by, case.opened), {"item": case.item})


def step(case: Case, event: CaseEvent, act: Act, detail: dict[str, Any], **fields: Any) -> CaseStep:
    """The case after `event`, and the entry that proves it. Raises OutOfTurn."""
    return note(case, event, act, detail, state=moved(MOVES, case.state, event), **fields)


def note(case: Case, event: str, act: Act, detail: dict[str, Any], **fields: Any) -> CaseStep:
    """An entry that moves no state, such as a queue number drawn."""
    entry = chain.next_entry(case.entries, case.head, str(event), act, detail)
    return changed(case, entries=entry.number, head=entry.hash, updated=act.at, **fields), entry


def require_possible(case: Case, event: CaseEvent) -> None:
    """Raises OutOfTurn where the case's state does not know `event`."""
    moved(MOVES, case.state, event)
