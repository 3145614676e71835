"""A deployment in memory, and who lives in it: what the fixtures and the towns of the API's tests share."""

import secrets
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CENTRE = "xian-itl"
API_URL = "https://api.example.test/api"
ROOT = Path(__file__).parents[2]


def forget() -> None:
    """A lambda's copy remembers what never changes in its deployment; the next test is another deployment."""
    kept = {"session", "client"}  # they name no deployment, and are slow to make
    for name, module in list(sys.modules.items()):
        if name.startswith("chalicelib"):
            for attribute, value in vars(module).items():
                if hasattr(value, "cache_clear") and attribute not in kept:
                    value.cache_clear()


@cache
def demo() -> dict[str, Any]:
    from infra.centre.document import read

    return read(ROOT / "demo")


def imported(document: dict[str, Any]) -> str:
    from chalicelib.usecases.centre import importing

    assert importing.run({"document": document})["faults"] == []
    return CENTRE


@dataclass(frozen=True)
class Person:
    party: str
    phone: str
    token: str


def signed_in(phone: str | None = None) -> Person:
    """Somebody who has signed in before; each call is another person."""
    from chalicelib.domain.people.party import Party, PhoneClaim
    from chalicelib.gateways import applicant_tokens, keys
    from chalicelib.store import parties
    from chalicelib.store.transaction import commit
    from chalicelib.usecases.applicant import signing_in
    from chalicelib.usecases.parts import randomness

    number, now = phone or f"+86138{secrets.randbelow(10**8):08d}", int(time.time())
    party = Party(id=randomness.new_id("p"), phone_ct=keys.encrypted(number, keys.Context.PHONE), since=now)
    claim = PhoneClaim(index=signing_in.phone_index(number), party=party.id)
    commit([parties.plan(party), parties.plan_claim(claim)])
    return Person(party.id, number, applicant_tokens.rendered(party.id, now))
