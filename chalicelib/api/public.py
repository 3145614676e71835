"""What anybody may call: health, the catalogue, signing in."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from cabinet_contract import VERSION
from chalicelib.api import edge
from chalicelib.api.edge import By, Call
from chalicelib.domain.catalogue.words import PartyKind
from chalicelib.errors import BadInput
from chalicelib.gateways import applicant_tokens
from chalicelib.usecases.applicant import catalogue, signing_in
from chalicelib.usecases.parts.perform import perform

NAME = "xinbao"
ANYBODY = "anybody"


class CodeWanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`centre` words and signs the SMS."""

    phone: Annotated[str, Meta(min_length=7, max_length=30)]
    centre: Annotated[str, Meta(min_length=2, max_length=40)]


class CodeGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    challenge: Annotated[str, Meta(min_length=1, max_length=40)]
    code: Annotated[str, Meta(pattern="^[0-9]{6}$")]


@edge.route("GET", "/health", By.ANYBODY)
def health(call: Call) -> dict[str, str]:
    return {"name": NAME, "version": VERSION}


@edge.route("POST", "/sign-in/codes", By.ANYBODY, CodeWanted)
def send_code(call: Call) -> dict[str, Any]:
    """{challenge, expires}"""
    wanted: CodeWanted = call.body
    return perform(lambda: signing_in.ask(wanted.phone, wanted.centre, call.address, call.now), call.key(ANYBODY))


@edge.route("POST", "/sign-in", By.ANYBODY, CodeGiven)
def enter(call: Call) -> dict[str, Any]:
    """{token, party, expires}"""
    given: CodeGiven = call.body
    kept = perform(lambda: signing_in.enter(given.challenge, given.code, call.now), call.key(ANYBODY))
    if kept["party"] is None:
        raise signing_in.refused()
    token = applicant_tokens.rendered(kept["party"], kept["issued"])
    return {"token": token, "party": kept["party"], "expires": applicant_tokens.expiry(kept["issued"])}


@edge.route("GET", "/catalogue", By.ANYBODY)
def search(call: Call) -> dict[str, Any]:
    return catalogue.search(call.query("centre"), call.query("q"), _kind(call), call.limit, call.cursor)


@edge.route("GET", "/catalogue/{item}", By.ANYBODY)
def item(call: Call) -> dict[str, Any]:
    return catalogue.of_item(call.query("centre"), call.path["item"])


@edge.route("GET", "/centres/{centre}", By.ANYBODY)
def centre(call: Call) -> dict[str, Any]:
    return catalogue.of_centre(call.path["centre"])


def _kind(call: Call) -> PartyKind | None:
    text = call.query("party_kind")
    if text and text not in set(PartyKind):
        raise BadInput("BAD_PARTY_KIND", "party_kind", names=", ".join(PartyKind))
    return PartyKind(text) if text else None
