"""A case as those see it who may see it."""

from datetime import date
from typing import Any

from msgspec import UNSET, UnsetType

from chalicelib.domain.base import chain
from chalicelib.domain.case.case import CaseEvent, CaseState
from chalicelib.domain.case.proposal import Proposal
from chalicelib.domain.case.queues import Queue
from chalicelib.domain.case.verdicts import DecisionOutcome
from chalicelib.domain.catalogue.items import Material, Text
from chalicelib.domain.custody.envelope import Channel, Custodian, CustodianKind, Direction, EnvelopeState
from chalicelib.replies.base import Reply
from chalicelib.replies.clocks import ClockSeen
from chalicelib.replies.people import InHand
from chalicelib.replies.progress import Progress


class CaseOpened(Reply, frozen=True, kw_only=True):
    case: str
    state: CaseState


class CaseStanding(Reply, frozen=True, kw_only=True):
    """What every write on a case answers: where it stands now, whose turn it is, and who has it in hand.

    `case_number` as people read and type it; null before the first submission, and for a case of before numbers.
    """

    case: str
    case_number: str | None = None
    state: CaseState
    desk: Queue | None
    responsible: str
    taken_by: InHand | None = None


class HandingInChosen(Reply, frozen=True, kw_only=True):
    """For a locker with the place and the code's grant; the code itself is in the personal centre and in the SMS."""

    case: str
    case_number: str | None = None
    state: CaseState
    channel: Channel
    envelope: str
    grant: str | UnsetType = UNSET
    cabinet: str | UnsetType = UNSET
    door: str | UnsetType = UNSET
    until: int | UnsetType = UNSET


class CaseSummary(Reply, frozen=True, kw_only=True):
    """One line of a list. `age`: seconds in its queue; `left`: seconds of the pre-review, negative when late."""

    case: str
    case_number: str | None
    item: str
    name: Text
    state: CaseState
    desk: Queue | None
    age: int | None
    responsible: str
    taken_by: InHand | None
    updated: int
    left: int | None
    queue_number: str | None
    window: str | None


class DocumentSeen(Reply, frozen=True, kw_only=True):
    """`size` in bytes; `arrived`: it was not only announced, its bytes are there."""

    id: str
    material: str
    name: str
    type: str
    size: int
    at: int
    arrived: bool


class EnvelopeSeen(Reply, frozen=True, kw_only=True):
    """Where an envelope is and who has it. `until`: the end that its applicant was told; `clock`: as it is now."""

    envelope: str
    channel: Channel
    state: EnvelopeState
    cabinet: str | None
    door: str | None
    until: int | None
    clock: ClockSeen | None
    tracking: str | None
    custodian: Custodian


class TimelineLine(Reply, frozen=True, kw_only=True):
    """`actor` is a party, a member of staff, a cabinet or the clock; `number` counts the case's links from 1.

    Applicants read "staff" for every member of staff, here and in `detail`.

    Where somebody's own words in `detail` were erased, {"text_sha256": …, "erased": {"number", "at", "ground"}} stands
    instead: the staff number of who did it, when, and on what ground.
    """

    number: int
    at: int
    event: str
    actor: str
    detail: dict[str, Any]


class PapersToReturn(Reply, frozen=True, kw_only=True):
    """The applicant's papers that staff have and must give back by `until`: where, and how (`counter`, `mail`).

    `person` answers for them; null where an applicant asks.
    """

    envelopes: tuple[str, ...]
    since: int
    until: int
    where: Text
    how: tuple[str, ...]
    person: str | None


class CaseView(CaseSummary, frozen=True, kw_only=True):
    """Everything about a case but its chain's hashes; `next` are the events that its state allows.

    `notice_from`: the day on which the public notice was published, for an item that needs one. `query_code`: with the
    number it answers how far the case is, without signing in; null for staff, and before the first submission.
    """

    centre: str
    query_code: str | None
    progress: Progress
    uscc: str | None
    opened: int
    notice_from: date | None
    collecting: Channel | None
    collecting_cabinet: str | None
    collecting_reach: str
    collecting_proposal: Proposal | None
    handing_in: Channel | None
    pre_review: ClockSeen | None
    returned: dict[str, str]
    missing: tuple[str, ...]
    materials: tuple[Material, ...]
    documents: list[DocumentSeen]
    inbound: EnvelopeSeen | None
    outbound: EnvelopeSeen | None
    to_return: PapersToReturn | None
    received_at: int | None
    accepted_at: int | None
    outcome: DecisionOutcome | None
    result_document: str | None
    next: list[CaseEvent]
    timeline: list[TimelineLine]


class HolderSeen(Reply, frozen=True, kw_only=True):
    """Who has had the paper since `since`, by the link `event`, until the next line.

    `holder` says it in words. `who` is the person, cabinet and door, window, tracking number or department; null where
    it is a member of staff and an applicant asks.
    """

    since: int
    kind: CustodianKind
    holder: Text
    who: str | None
    event: str


class EnvelopeProof(Reply, frozen=True, kw_only=True):
    """The hash chain of one envelope; `unbroken` where every link names its predecessor and its own content.

    `holders`: who had it when, first to last; links of before that named no holder are passed over.
    Applicants read "staff" in `entries` for every member of staff. `unbroken` and each `hash` are of the whole links;
    that each `previous` is the `hash` before it, and that no hash changes, everybody can check.
    """

    envelope: str
    direction: Direction
    unbroken: bool
    holders: list[HolderSeen]
    entries: list[chain.Entry]


class CustodySeen(Reply, frozen=True, kw_only=True):
    """Where the paper is now and who has it, with the proof."""

    case: str
    case_number: str | None
    now: list[EnvelopeSeen]
    responsible: str
    taken_by: InHand | None
    chain: list[EnvelopeProof]
