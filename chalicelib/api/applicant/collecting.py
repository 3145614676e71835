"""How the result comes back: changed, and another way agreed to."""

from chalicelib.api.applicant.own import write
from chalicelib.api.bodies import Body, ShortText, Slug
from chalicelib.api.call import Call
from chalicelib.api.refusals import COLLECTING, MOVES, RULES
from chalicelib.api.routing import By, route
from chalicelib.domain.case.collecting import Choice
from chalicelib.domain.custody.envelope import Channel
from chalicelib.replies.cases import CaseStanding
from chalicelib.usecases.applicant import collecting, consenting


class Collecting(Body, frozen=True, kw_only=True):
    """How the result comes back: a locker needs its cabinet, mail an address. `reach` any | low."""

    channel: Channel
    cabinet: Slug | None = None
    reach: str = "any"
    address: ShortText | None = None

    @property
    def choice(self) -> Choice:
        return Choice(channel=self.channel, cabinet=self.cabinet, reach=self.reach, address=self.address)


class NewCollecting(Body, frozen=True, kw_only=True):
    collecting: Collecting


class Consent(Body, frozen=True, kw_only=True):
    """A yes to the mail needs an address."""

    agreed: bool
    address: ShortText | None = None


@route(
    "POST",
    "/cases/{case}/collecting",
    By.APPLICANT,
    body=NewCollecting,
    reply=CaseStanding,
    errors=(*RULES, *COLLECTING, "COLLECTING_FIXED", "NO_SUCH_ENVELOPE"),
)
def change_collecting(call: Call, new: NewCollecting) -> CaseStanding:
    """Another channel or cabinet for the result, from the submission until it has been prepared."""
    return write(call, CaseStanding, lambda case: collecting.change(case, new.collecting.choice, call.now))


@route(
    "POST",
    "/cases/{case}/consent",
    By.APPLICANT,
    body=Consent,
    reply=CaseStanding,
    errors=(*MOVES, *RULES, *COLLECTING, "COLLECTING_FIXED", "NOT_ASKED"),
)
def consent(call: Call, new: Consent) -> CaseStanding:
    """Yes or no to another way of collecting that the front desk has asked about (`collecting_proposal`)."""
    return write(call, CaseStanding, lambda case: consenting.answer(case, new.agreed, new.address, call.now))
