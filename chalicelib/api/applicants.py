"""The applicant about himself: /me."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from chalicelib.api import edge
from chalicelib.api.edge import By, Call
from chalicelib.usecases.applicant import profile
from chalicelib.usecases.parts.perform import perform


class Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, Meta(min_length=2, max_length=60)]
    id_number: Annotated[str, Meta(min_length=18, max_length=40)]


class EnterpriseGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    uscc: Annotated[str, Meta(min_length=1, max_length=40)]
    name: Annotated[str, Meta(min_length=1, max_length=200)]


@edge.route("GET", "/me", By.APPLICANT)
def about(call: Call) -> dict[str, Any]:
    return profile.about(call.party)


@edge.route("PUT", "/me/identity", By.APPLICANT, Identity)
def identify(call: Call) -> dict[str, Any]:
    given: Identity = call.body
    return perform(lambda: profile.identify(call.party, given.name, given.id_number, call.now), call.key(call.party))


@edge.route("POST", "/me/enterprises", By.APPLICANT, EnterpriseGiven)
def act_for(call: Call) -> dict[str, Any]:
    given: EnterpriseGiven = call.body
    return perform(lambda: profile.act_for(call.party, given.uscc, given.name), call.key(call.party))


@edge.route("GET", "/me/notices", By.APPLICANT)
def notices(call: Call) -> dict[str, Any]:
    return profile.notices(call.party, call.limit, call.cursor)
