"""One deployment in memory per test, made from the template, with a real issuer and real SMS stand-in beside it."""

import secrets
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws

from tests.api import cloud, issuer, phones
from tests.api.client import Api

CENTRE = "xian-itl"
API_URL = "https://api.example.test/api"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def the_issuer() -> Iterator[issuer.Issuer]:
    with issuer.running() as running:
        yield running


@pytest.fixture(scope="session")
def _phones() -> Iterator[phones.Phones]:
    with phones.running() as running:
        yield running


@pytest.fixture
def sms(_phones: phones.Phones) -> Iterator[phones.Phones]:
    """What phones receive; `fault` breaks the service until the test ends."""
    yield _phones
    _phones.heal()


@pytest.fixture
def aws(the_issuer: issuer.Issuer, sms: phones.Phones, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The environment of the lambdas: variable → name of the thing in moto."""
    for name, value in cloud.CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        environment = cloud.make(sms.account) | {"OIDC_ISSUER": the_issuer.url, "OIDC_AUDIENCE": issuer.AUDIENCE}
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        _forget()
        yield environment
    _forget()


def _forget() -> None:
    """A lambda's copy remembers what never changes in its deployment; the next test is another deployment."""
    kept = {"client", "_connection"}  # connections name no deployment, and are slow to make
    for name, module in list(sys.modules.items()):
        if name.startswith("chalicelib"):
            for attribute, value in vars(module).items():
                if hasattr(value, "cache_clear") and attribute not in kept:
                    value.cache_clear()


@pytest.fixture
def api(aws: dict[str, str]) -> Iterator[Api]:
    from chalice.test import Client

    import app
    from chalicelib.usecases.centre import importing

    importing.run({"deployment": {"api_url": API_URL}})
    with Client(app.app) as client:
        yield Api(client)


@cache
def demo() -> dict[str, Any]:
    from infra.centre.document import read

    return read(ROOT / "demo")


@pytest.fixture
def centre(aws: dict[str, str]) -> str:
    """The demonstration centre, imported (a second, most of it for the doors of its cabinets)."""
    return _imported(demo())


@pytest.fixture
def bare_centre(aws: dict[str, str]) -> str:
    """The demonstration centre before its cabinets came."""
    return _imported(demo() | {"cabinets": []})


def _imported(document: dict[str, Any]) -> str:
    from chalicelib.usecases.centre import importing

    assert importing.run({"document": document})["faults"] == []
    return CENTRE


@dataclass(frozen=True)
class Person:
    party: str
    phone: str
    token: str


@pytest.fixture
def applicant(aws: dict[str, str]) -> Callable[..., Person]:
    """`applicant()` is somebody who has signed in before; each call is another person."""
    from chalicelib.domain.people.party import Party, PhoneClaim
    from chalicelib.gateways import applicant_tokens, keys
    from chalicelib.store import parties
    from chalicelib.store.transaction import commit
    from chalicelib.usecases.applicant import signing_in
    from chalicelib.usecases.parts import randomness

    def make(phone: str | None = None) -> Person:
        number = phone or f"+86138{secrets.randbelow(10**8):08d}"
        now = int(time.time())
        party = Party(id=randomness.new_id("p"), phone_ct=keys.encrypted(number, signing_in.PHONE), since=now)
        claim = PhoneClaim(index=signing_in.phone_index(number), party=party.id)
        commit([parties.write(party), parties.write_claim(claim)])
        return Person(party.id, number, applicant_tokens.rendered(party.id, now))

    return make


@pytest.fixture
def staff(the_issuer: issuer.Issuer) -> Callable[..., str]:
    """`staff("reviewer")` is the token of a new member of staff with these roles."""

    def make(*roles: str, centre: str = CENTRE, id_: str | None = None) -> str:
        person = id_ or f"s-{secrets.token_hex(4)}"
        return the_issuer.token(sub=person, **{"custom:centre": centre, "cognito:groups": list(roles)})

    return make
