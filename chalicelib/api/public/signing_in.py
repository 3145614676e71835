"""Signing in by a code to one's phone."""

from typing import Annotated

from msgspec import Meta

from chalicelib.api.bodies import Body
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.gateways import applicant_tokens
from chalicelib.replies.people import ChallengeMade, CodeTried, SignedIn
from chalicelib.usecases.applicant import signing_in
from chalicelib.usecases.parts.perform import perform_once

ANYBODY = "anybody"


class CodeWanted(Body, frozen=True, kw_only=True):
    """`centre` words and signs the SMS."""

    phone: Annotated[str, Meta(min_length=7, max_length=30)]
    centre: Annotated[str, Meta(min_length=2, max_length=40)]


class CodeGiven(Body, frozen=True, kw_only=True):
    challenge: Annotated[str, Meta(min_length=1, max_length=40)]
    code: Annotated[str, Meta(pattern="^[0-9]{6}$")]


@route(
    "POST",
    "/sign-in/codes",
    By.ANYBODY,
    body=CodeWanted,
    reply=ChallengeMade,
    errors=("BAD_PHONE", "NO_SUCH_CENTRE", "TOO_MANY_CODES"),
)
def send_code(call: Call, wanted: CodeWanted) -> ChallengeMade:
    """Sends six digits to a phone, whether it is known or not."""
    return perform_once(
        ChallengeMade,
        lambda: signing_in.ask(wanted.phone, wanted.centre, call.address, call.now),
        call.key(ANYBODY),
    )


@route("POST", "/sign-in", By.ANYBODY, body=CodeGiven, reply=SignedIn, errors=("SIGN_IN_REFUSED",))
def enter(call: Call, given: CodeGiven) -> SignedIn:
    """A token for twelve hours, against the six digits."""
    tried = perform_once(CodeTried, lambda: signing_in.enter(given.challenge, given.code, call.now), call.key(ANYBODY))
    if tried.party is None:
        raise signing_in.refused()
    token = applicant_tokens.rendered(tried.party, tried.issued)
    return SignedIn(token=token, party=tried.party, expires=applicant_tokens.expiry(tried.issued))
