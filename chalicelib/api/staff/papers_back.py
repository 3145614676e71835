"""What staff do with papers that go back to the applicant."""

from typing import Annotated

from msgspec import Meta

from chalicelib.api.bodies import Body, ShortText
from chalicelib.api.call import Call
from chalicelib.api.refusals import MOVES
from chalicelib.api.routing import By, route
from chalicelib.api.staff.steps import step
from chalicelib.domain.people.staff import Permission
from chalicelib.replies.cases import CaseStanding
from chalicelib.usecases.staff import giving_back
from chalicelib.usecases.staff.giving_back import ProofOfReturn


class PapersPosted(Body, frozen=True, kw_only=True):
    tracking: ShortText


class PapersBack(Body, frozen=True, kw_only=True):
    """`proof` says how it was known who came, or that the mail delivered them.

    `envelopes` or `tracking` say which papers, where some lie with staff and some are in the mail.
    """

    proof: ShortText
    envelopes: Annotated[tuple[ShortText, ...], Meta(max_length=20)] = ()
    tracking: ShortText | None = None

    @property
    def given(self) -> ProofOfReturn:
        return ProofOfReturn(self.proof, self.envelopes, self.tracking)


@route(
    "POST",
    "/staff/cases/{case}/papers-dispatch",
    By.STAFF,
    may=Permission.GIVE_BACK,
    body=PapersPosted,
    reply=CaseStanding,
    errors=(*MOVES, "NOTHING_TO_RETURN"),
)
def post(call: Call, given: PapersPosted) -> CaseStanding:
    """Papers to return are handed to the mail; they are owed until their delivery is recorded."""
    return step(call, CaseStanding, lambda case: giving_back.post(case, given.tracking, call.act))


@route(
    "POST",
    "/staff/cases/{case}/papers-handover",
    By.STAFF,
    may=Permission.GIVE_BACK,
    body=PapersBack,
    reply=CaseStanding,
    errors=(*MOVES, "NOTHING_TO_RETURN", "WHICH_PAPERS"),
)
def hand_over(call: Call, given: PapersBack) -> CaseStanding:
    """Papers to return are back with the applicant: over the counter, or delivered by the mail."""
    return step(call, CaseStanding, lambda case: giving_back.hand_over(case, given.given, call.act))
