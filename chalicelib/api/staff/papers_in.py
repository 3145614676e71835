"""What staff do with papers that come in, from the pre-review to the decision."""

from typing import Annotated

from msgspec import Meta

from chalicelib.api.bodies import Body, Reason, ShortText, Slug
from chalicelib.api.call import Call
from chalicelib.api.refusals import MOVES, RULES
from chalicelib.api.routing import By, route
from chalicelib.api.staff.steps import step
from chalicelib.domain.case.non_acceptance import NonAcceptance
from chalicelib.domain.case.verdicts import AcceptanceVerdict, DecisionOutcome, PreReviewVerdict, RefusalGround
from chalicelib.domain.people.staff import Permission
from chalicelib.replies.cases import CaseStanding
from chalicelib.replies.desk import Checked, NumberDrawn
from chalicelib.usecases.staff import checking, deciding, queue_numbers, reviewing, window

STAFF = By.STAFF


class PreReview(Body, frozen=True, kw_only=True):
    """Returning needs reasons by material."""

    verdict: PreReviewVerdict
    reasons: dict[Slug, ShortText] = {}


class Arrival(Body, frozen=True, kw_only=True):
    tracking: ShortText | None = None


class Check(Body, frozen=True, kw_only=True):
    """The materials that are in the envelope."""

    present: tuple[Slug, ...]


class QueueNumber(Body, frozen=True, kw_only=True):
    window: ShortText


class Acceptance(Body, frozen=True, kw_only=True):
    """A refusal needs its ground, the materials that it is about, and its reason in words."""

    verdict: AcceptanceVerdict
    ground: RefusalGround | None = None
    materials: Annotated[tuple[Slug, ...], Meta(max_length=60)] = ()
    reason: Reason | None = None

    @property
    def refusal(self) -> NonAcceptance:
        return NonAcceptance(ground=self.ground, materials=self.materials, reason=self.reason)


class DecisionGiven(Body, frozen=True, kw_only=True):
    """`document` is the number of the paper that goes back; a refusal needs its reason.

    `originals_back`: the applicant's papers are returned to him; else they stay on file.
    """

    outcome: DecisionOutcome
    document: ShortText
    reason: Reason | None = None
    originals_back: bool = False


@route(
    "POST",
    "/staff/cases/{case}/pre-review",
    STAFF,
    may=Permission.PRE_REVIEW,
    body=PreReview,
    reply=CaseStanding,
    errors=(*MOVES, *RULES, "BAD_REASONS", "NO_SUCH_PARTY"),
)
def pre_review(call: Call, given: PreReview) -> CaseStanding:
    """网上预审: passes the uploads, or returns them with a reason for each material."""
    return step(call, CaseStanding, lambda case: reviewing.review(case, given.verdict, given.reasons, call.act))


@route(
    "POST",
    "/staff/cases/{case}/materials-received",
    STAFF,
    may=Permission.RECEIVE,
    body=Arrival,
    reply=CaseStanding,
    errors=(*MOVES, "NOT_ANNOUNCED"),
)
def receive(call: Call, given: Arrival) -> CaseStanding:
    """Papers that came by mail or over the counter."""
    return step(call, CaseStanding, lambda case: window.receive(case, given.tracking, call.act))


@route(
    "POST",
    "/staff/cases/{case}/check",
    STAFF,
    may=Permission.CHECK,
    body=Check,
    reply=Checked,
    errors=(*MOVES, *RULES, "NOT_IN_HAND", "UNKNOWN_MATERIAL"),
)
def check(call: Call, given: Check) -> Checked:
    """清点核对: what is missing starts a correction for just that."""
    return step(call, Checked, lambda case: checking.check(case, given.present, call.act))


@route(
    "POST",
    "/staff/cases/{case}/check-undoing",
    STAFF,
    may=Permission.CHECK,
    reply=CaseStanding,
    errors=(*MOVES, *RULES, "NO_CHECK_TO_UNDO", "NO_SUCH_PARTY"),
)
def undo_check(call: Call) -> CaseStanding:
    """Takes back a check that sent the applicant back by mistake, until something was reserved for what it asked."""
    return step(call, CaseStanding, lambda case: checking.undo(case, call.act))


@route(
    "POST",
    "/staff/cases/{case}/queue-number",
    STAFF,
    may=Permission.DRAW_NUMBER,
    body=QueueNumber,
    reply=NumberDrawn,
    errors=(*MOVES, "NOT_CHECKED", "NOT_IN_HAND"),
)
def draw_number(call: Call, given: QueueNumber) -> NumberDrawn:
    """抽号: the envelope goes over to a window."""
    return step(call, NumberDrawn, lambda case: queue_numbers.draw(case, given.window, call.act))


@route(
    "POST",
    "/staff/cases/{case}/acceptance",
    STAFF,
    may=Permission.ACCEPT,
    body=Acceptance,
    reply=CaseStanding,
    errors=(
        *MOVES,
        *RULES,
        "GROUND_NEEDED",
        "MATERIAL_NEEDED",
        "NOT_AT_WINDOW",
        "NO_SUCH_PARTY",
        "REASON_NEEDED",
        "UNKNOWN_MATERIAL",
    ),
)
def accept(call: Call, given: Acceptance) -> CaseStanding:
    """受理 or 不予受理: the window accepts what lies there, or refuses it on a listed ground."""
    return step(call, CaseStanding, lambda case: window.accept(case, given.verdict, given.refusal, call.act))


@route(
    "POST",
    "/staff/cases/{case}/decision",
    STAFF,
    may=Permission.DECIDE,
    body=DecisionGiven,
    reply=CaseStanding,
    errors=(*MOVES, *RULES, "REASON_NEEDED"),
)
def decide(call: Call, given: DecisionGiven) -> CaseStanding:
    """What the department has decided, with the document that says so; a refusal needs its reason."""
    decided = deciding.GivenDecision(given.outcome, given.document, given.reason, given.originals_back)
    return step(call, CaseStanding, lambda case: deciding.decide(case, decided, call.act))
