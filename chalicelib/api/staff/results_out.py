"""What staff do with results that go out, from the window to the applicant."""

from chalicelib.api.bodies import Body, Reason, ShortText, Slug
from chalicelib.api.call import Call
from chalicelib.api.refusals import LOCKER, MOVES, RULES
from chalicelib.api.routing import By, route
from chalicelib.api.staff.steps import step
from chalicelib.domain.custody.envelope import Channel
from chalicelib.domain.people.staff import Permission
from chalicelib.replies.cases import CaseStanding
from chalicelib.replies.desk import Prepared, StaffCodeIssued, Verified
from chalicelib.usecases.staff import deciding, mail_returns, outgoing, sending_out
from chalicelib.usecases.staff.ways_out import WayWanted

STAFF = By.STAFF


class Outgoing(Body, frozen=True, kw_only=True):
    """What is left out is as the applicant chose. Another cabinet needs the system's ground, and a reason in words.

    `size` small | medium | large, `reach` any | low.
    """

    channel: Channel | None = None
    cabinet: Slug | None = None
    size: str = "small"
    reach: str = "any"
    reason: Reason | None = None

    @property
    def wanted(self) -> WayWanted:
        return WayWanted(
            channel=self.channel, cabinet=self.cabinet, size=self.size, reach=self.reach, reason=self.reason
        )


class Dispatch(Body, frozen=True, kw_only=True):
    tracking: ShortText


class HandOver(Body, frozen=True, kw_only=True):
    """`proof` says how it was known who came."""

    proof: ShortText


class Closing(Body, frozen=True, kw_only=True):
    """`reason` where a posted result has no proof of delivery."""

    reason: Reason | None = None


@route(
    "POST",
    "/staff/cases/{case}/result-arrival",
    STAFF,
    may=Permission.DECIDE,
    reply=CaseStanding,
    errors=(*MOVES, "NOT_WITH_DEPARTMENT"),
)
def arrive(call: Call) -> CaseStanding:
    """The window has got the certificate, or the written refusal, from the department."""
    return step(call, CaseStanding, lambda case: deciding.arrive(case, call.act))


@route(
    "POST",
    "/staff/cases/{case}/result-handover",
    STAFF,
    may=Permission.TAKE_OVER,
    reply=CaseStanding,
    errors=(*MOVES, *RULES),
)
def take_over(call: Call) -> CaseStanding:
    """The front desk takes the certificate over from the window, or from the department itself."""
    return step(call, CaseStanding, lambda case: outgoing.take_over(case, call.act))


@route(
    "POST",
    "/staff/cases/{case}/outgoing",
    STAFF,
    may=Permission.PREPARE,
    body=Outgoing,
    reply=Prepared,
    errors=(
        *MOVES,
        *RULES,
        *LOCKER,
        "CHOSEN_CABINET_FULL",
        "CHOSEN_CABINET_GONE",
        "CHOSEN_CABINET_USABLE",
        "CONSENT_NEEDED",
        "DEVIATION_REASON_NEEDED",
        "NOT_THE_NEXT_CABINET",
        "NO_CABINET_NEAR",
        "NO_SUCH_PARTY",
    ),
)
def prepare(call: Call, given: Outgoing) -> Prepared:
    """出件管理: a way out for the result, as its applicant chose; elsewhere only where it must be."""
    return step(call, Prepared, lambda case: outgoing.prepare(case, given.wanted, call.act))


@route(
    "POST",
    "/staff/cases/{case}/verification",
    STAFF,
    may=Permission.VERIFY,
    reply=Verified,
    errors=(*MOVES, "NOT_PREPARED", "SAME_PERSON"),
)
def verify(call: Call) -> Verified:
    """核对无误, by a second person."""
    return step(call, Verified, lambda case: outgoing.verify(case, call.act), shared=True)


@route(
    "POST",
    "/staff/cases/{case}/store-code",
    STAFF,
    may=Permission.STORE,
    reply=StaffCodeIssued,
    errors=("NOT_PREPARED", "NOT_VERIFIED", "NO_SUCH_CABINET", "NO_SUCH_CENTRE", "NO_SUCH_ENVELOPE"),
)
def store_code(call: Call) -> StaffCodeIssued:
    """The code with which the duty helper stores the result."""
    return step(call, StaffCodeIssued, lambda case: sending_out.store_code(case, call.act))


@route(
    "POST",
    "/staff/cases/{case}/recall-code",
    STAFF,
    may=Permission.RECALL,
    reply=StaffCodeIssued,
    errors=("NOT_PREPARED", "NOT_STORED", "NO_SUCH_CABINET", "NO_SUCH_CENTRE", "NO_SUCH_ENVELOPE", "NO_SUCH_PARTY"),
)
def recall_code(call: Call) -> StaffCodeIssued:
    """The code with which an uncollected result is taken back; the applicant's opens until that has happened."""
    return step(call, StaffCodeIssued, lambda case: sending_out.recall_code(case, call.act))


@route(
    "POST",
    "/staff/cases/{case}/dispatch",
    STAFF,
    may=Permission.SEND,
    body=Dispatch,
    reply=CaseStanding,
    errors=(*MOVES, "NOT_PREPARED", "PREPARED_OTHERWISE"),
)
def post(call: Call, given: Dispatch) -> CaseStanding:
    """Handed to the mail."""
    return step(call, CaseStanding, lambda case: sending_out.post(case, given.tracking, call.act))


@route(
    "POST",
    "/staff/cases/{case}/mail-return",
    STAFF,
    may=Permission.SEND,
    body=Dispatch,
    reply=CaseStanding,
    errors=(*MOVES, "NOT_IN_THE_MAIL", "NO_SUCH_PARTY"),
)
def take_back_from_mail(call: Call, given: Dispatch) -> CaseStanding:
    """退回: the mail has brought a result or papers back undelivered; they go out again."""
    return step(call, CaseStanding, lambda case: mail_returns.take_back(case, given.tracking, call.act))


@route(
    "POST",
    "/staff/cases/{case}/counter-handover",
    STAFF,
    may=Permission.SEND,
    body=HandOver,
    reply=CaseStanding,
    errors=(*MOVES, "NOT_PREPARED", "PREPARED_OTHERWISE"),
)
def hand_over(call: Call, given: HandOver) -> CaseStanding:
    """Given to the applicant over the counter, or delivered by the mail."""
    return step(call, CaseStanding, lambda case: sending_out.hand_over(case, given.proof, call.act))


@route(
    "POST",
    "/staff/cases/{case}/closing",
    STAFF,
    may=Permission.CLOSE,
    body=Closing,
    reply=CaseStanding,
    errors=(*MOVES, *RULES, "CLOSING_REASON_NEEDED", "NOT_DELIVERED", "NOT_PREPARED", "NOT_WITH_APPLICANT"),
)
def close(call: Call, given: Closing) -> CaseStanding:
    """办结, once the result is with the applicant; a posted one without proof of delivery after days, with a reason."""
    return step(call, CaseStanding, lambda case: sending_out.close(case, given.reason, call.act))
