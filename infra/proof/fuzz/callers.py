"""Who asks: somebody who has not signed in, an applicant, and each role of the staff."""

from collections.abc import Callable, Iterator
from functools import partial
from threading import Lock
from typing import NamedTuple

from infra.local.addresses import Addresses
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.world import World

APPLICANT, STAFF = "applicant", "staff"


class Caller(NamedTuple):
    """`scheme` is the security scheme of the document that lets this caller in; `token` signs in anew each time."""

    name: str
    scheme: str | None = None
    token: Callable[[], str | None] = lambda: None


NOBODY = Caller("nobody")


def everybody(addresses: Addresses, world: World, applicant: PortalUser) -> Iterator[Caller]:
    yield Caller(APPLICANT, APPLICANT, partial(_applicant, applicant, Lock()))
    roles: set[str] = set()
    for account in addresses["staff"]:
        if account["role"] not in roles:
            yield Caller(account["role"], STAFF, partial(_staff, world, account["username"]))
        roles.add(account["role"])
    # Last: in an hour one address may ask for so many sign-in codes, and whoever guesses at everything uses them up.
    yield NOBODY


def _applicant(applicant: PortalUser, turns: Lock) -> str | None:
    with turns:  # rounds run side by side, and a phone shows the newest code only
        applicant.signs_in()
        return applicant.api.token


def _staff(world: World, username: str) -> str | None:
    return world.sign_in(username).api.token
