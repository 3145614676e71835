"""An applicant's cases."""

from typing import Any, Literal

import msgspec

from chalicelib.api.bodies import LongText, ShortText, Slug
from chalicelib.api.edge import By, Call, route
from chalicelib.domain.custody.envelope import Channel
from chalicelib.gateways import documents
from chalicelib.store import cases
from chalicelib.usecases.applicant import filing, handing_in, reissuing
from chalicelib.usecases.applicant.handing_in import Wish
from chalicelib.usecases.parts import case_view
from chalicelib.usecases.parts.perform import perform

# A reservation competes with everybody at the same cabinet; each try that is lost is a compartment gone.
RESERVATION_TRIES = 64


class Applicant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: Literal["person", "enterprise"]
    uscc: str | None = None


class NewCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    centre: Slug
    item: Slug
    applicant: Applicant


class NewDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    material: Slug
    name: ShortText
    type: ShortText
    size: int


class Collecting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    channel: Channel
    address: ShortText | None = None


class Submission(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    collecting: Collecting


class HandingIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    channel: Channel
    cabinet: Slug | None = None
    size: str = "small"
    reach: str = "any"


class Withdrawal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reason: LongText = ""


class Rating(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stars: int
    tags: tuple[ShortText, ...] = ()
    text: LongText = ""


@route("POST", "/cases", By.APPLICANT, NewCase)
def open_case(call: Call) -> Any:
    new, who = call.body, call.body.applicant
    key = call.key(call.party)
    return perform(lambda: filing.open_case(call.party, new.centre, new.item, who.kind, who.uscc, call.now), key)


@route("GET", "/cases", By.APPLICANT)
def list_cases(call: Call) -> Any:
    found, following = cases.of_party(call.party, call.limit, call.cursor)
    return {"items": [case_view.summary(case, call.now) for case in found], "next": following}


@route("GET", "/cases/{case}", By.APPLICANT)
def see_case(call: Call) -> Any:
    return case_view.whole(filing.own(call.path["case"], call.party), call.now)


@route("GET", "/cases/{case}/custody", By.APPLICANT)
def see_custody(call: Call) -> Any:
    return case_view.custody(filing.own(call.path["case"], call.party))


@route("POST", "/cases/{case}/documents", By.APPLICANT, NewDocument)
def add_document(call: Call) -> Any:
    """The form is made after the write: a repeated request gets a fresh one for the same document, in time."""
    new = call.body
    added = _write(call, lambda c: filing.add_document(c, new.material, new.name, new.type, new.size, call.now))
    filing.require_editable(filing.own(call.path["case"], call.party))
    return {"document": added["document"], "upload": documents.upload_form(added["key"], new.type, new.size)}


@route("POST", "/cases/{case}/submission", By.APPLICANT, Submission)
def submit(call: Call) -> Any:
    wish = call.body.collecting
    return _write(call, lambda case: filing.submit(case, wish.channel, wish.address, call.now))


@route("POST", "/cases/{case}/handing-in", By.APPLICANT, HandingIn)
def choose_handing_in(call: Call) -> Any:
    new = call.body
    wish = Wish(new.cabinet, new.size, new.reach) if new.cabinet else None
    return _write(call, lambda case: handing_in.choose(case, new.channel, wish, call.now), RESERVATION_TRIES)


@route("POST", "/cases/{case}/withdrawal", By.APPLICANT, Withdrawal)
def withdraw(call: Call) -> Any:
    return _write(call, lambda case: filing.withdraw(case, call.body.reason, call.now))


@route("POST", "/cases/{case}/rating", By.APPLICANT, Rating)
def rate(call: Call) -> Any:
    new = call.body
    return _write(call, lambda case: filing.rate(case, new.stars, list(new.tags), new.text, call.now))


@route("POST", "/cases/{case}/codes/{grant}/reissue", By.APPLICANT)
def reissue(call: Call) -> Any:
    return _write(call, lambda case: reissuing.reissue(case, call.path["grant"], call.now))


def _write(call: Call, decide: Any, tries: int = 8) -> Any:
    """One write on the caller's own case, read afresh at each try."""
    party, id_ = call.party, call.path["case"]
    return perform(lambda: decide(filing.own(id_, party)), call.key(party), tries)
