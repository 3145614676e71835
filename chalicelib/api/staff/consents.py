"""Another way for a result to come back: the applicant is asked, or has said yes at the counter or by phone."""

from chalicelib.api.bodies import Body, ShortText, Slug
from chalicelib.api.call import Call
from chalicelib.api.refusals import COLLECTING, MOVES, RULES
from chalicelib.api.routing import By, route
from chalicelib.api.staff.steps import step
from chalicelib.domain.case.collecting import Choice
from chalicelib.domain.custody.envelope import Channel
from chalicelib.domain.people.staff import Permission
from chalicelib.replies.cases import CaseStanding
from chalicelib.usecases.staff import asking

STAFF = By.STAFF


class Question(Body, frozen=True, kw_only=True):
    """Another way of collecting; a locker with its cabinet."""

    channel: Channel
    cabinet: Slug | None = None
    reason: ShortText


class ConsentSaid(Body, frozen=True, kw_only=True):
    """What the applicant wants; `proof` says how it was said, and how it was known who said it."""

    channel: Channel
    cabinet: Slug | None = None
    reach: str = "any"
    address: ShortText | None = None
    proof: ShortText

    @property
    def choice(self) -> Choice:
        return Choice(channel=self.channel, cabinet=self.cabinet, reach=self.reach, address=self.address)


@route(
    "POST",
    "/staff/cases/{case}/consent-asking",
    STAFF,
    may=Permission.PREPARE,
    body=Question,
    reply=CaseStanding,
    errors=(
        *RULES,
        "CABINET_NEEDED",
        "CHOSEN_ALREADY",
        "NOTHING_TO_ASK",
        "NOT_FOR_LOCKER",
        "NO_SUCH_CABINET",
        "NO_SUCH_ENVELOPE",
        "NO_SUCH_PARTY",
    ),
)
def ask(call: Call, given: Question) -> CaseStanding:
    """征询: asks the applicant whether the result may come back another way."""
    return step(call, CaseStanding, lambda case: asking.ask(case, given.channel, given.cabinet, given.reason, call.act))


@route(
    "POST",
    "/staff/cases/{case}/consent-withdrawal",
    STAFF,
    may=Permission.PREPARE,
    reply=CaseStanding,
    errors=("NOT_ASKED", "NO_SUCH_ENVELOPE"),
)
def take_question_back(call: Call) -> CaseStanding:
    """Takes the question back; the applicant's choice stands as it was."""
    return step(call, CaseStanding, lambda case: asking.take_back(case, call.act))


@route(
    "POST",
    "/staff/cases/{case}/consent-recording",
    STAFF,
    may=Permission.PREPARE,
    body=ConsentSaid,
    reply=CaseStanding,
    errors=(*MOVES, *RULES, *COLLECTING, "COLLECTING_FIXED", "NOTHING_TO_ASK", "NO_SUCH_PARTY"),
)
def record_consent(call: Call, given: ConsentSaid) -> CaseStanding:
    """Another way that the applicant agreed to at the counter or by phone, who is told at once that it is recorded."""
    return step(call, CaseStanding, lambda case: asking.record(case, given.choice, given.proof, call.act))
