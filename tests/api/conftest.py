"""One deployment in memory per test, made from the template, with a real issuer and real SMS stand-in beside it."""

import copy
import secrets
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from moto import mock_aws
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.iot.models import iot_backends

from tests.api import cloud, issuer, phones
from tests.api.client import Api
from tests.api.deployment import API_URL, CENTRE, Person, demo, forget, imported, signed_in
from tests.api.town.world import Town, built


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
        forget()
        yield environment
    forget()


@pytest.fixture
def api(aws: dict[str, str]) -> Iterator[Api]:
    from chalice.test import Client

    import app
    from chalicelib.usecases.centre import importing

    importing.run({"deployment": {"api_url": API_URL}})
    with Client(app.app) as client:
        yield Api(client)


@pytest.fixture
def centre(aws: dict[str, str]) -> str:
    """The demonstration centre, imported (a second, most of it for the doors of its cabinets)."""
    return imported(demo())


@pytest.fixture
def bare_centre(aws: dict[str, str]) -> str:
    """The demonstration centre before its cabinets came."""
    return imported(demo() | {"cabinets": []})


@pytest.fixture
def applicant(aws: dict[str, str]) -> Callable[..., Person]:
    """`applicant()` is somebody who has signed in before; each call is another person."""
    return signed_in


@pytest.fixture
def staff(the_issuer: issuer.Issuer) -> Callable[..., str]:
    """`staff("reviewer")` is the token of a new member of staff with these roles."""

    def make(*roles: str, centre: str = CENTRE, id_: str | None = None) -> str:
        person = id_ or f"s-{secrets.token_hex(4)}"
        return the_issuer.token(sub=person, **{"custom:centre": centre, "cognito:groups": list(roles)})

    return make


# One town for each file of tests: built once, and put back to its first morning before every test.


@pytest.fixture(scope="module")
def morning(the_issuer: issuer.Issuer) -> Iterator[tuple[Town, dict[str, Any]]]:
    """The town and what moto holds of it."""
    account = {"account_sid": phones.ACCOUNT, "auth_token": phones.TOKEN, "from": phones.SENDER}
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        for name, value in cloud.CREDENTIALS.items():
            patch.setenv(name, value)
        env = cloud.make(account) | {"OIDC_ISSUER": the_issuer.url, "OIDC_AUDIENCE": issuer.AUDIENCE}
        for name, value in env.items():
            patch.setenv(name, value)
        forget()
        yield from _built(env, the_issuer)
    forget()


def _built(env: dict[str, str], the_issuer: issuer.Issuer) -> Iterator[tuple[Town, dict[str, Any]]]:
    from chalice.test import Client

    import app

    def token(person: str, centre: str, *roles: str) -> str:
        return the_issuer.token(sub=person, **{"custom:centre": centre, "cognito:groups": list(roles)})

    with Client(app.app) as client:
        town = built(Api(client), env, token)
        yield town, {name: copy.deepcopy(vars(backend)[name]) for name, backend in _memories()}


def _memories() -> list[tuple[str, Any]]:
    dynamodb = dynamodb_backends[DEFAULT_ACCOUNT_ID][cloud.REGION]
    iot = iot_backends[DEFAULT_ACCOUNT_ID][cloud.REGION]
    return [("tables", dynamodb), ("things", iot)]


@pytest.fixture
def town(morning: tuple[Town, dict[str, Any]]) -> Town:
    first, kept = morning
    for name, backend in _memories():
        setattr(backend, name, copy.deepcopy(kept[name]))
    for queue in ("MESSAGES_QUEUE_URL", "CABINETS_QUEUE_URL"):
        cloud.waiting(first.env[queue])
    return first.copied()


@pytest.fixture
def newcomer(town: Town) -> Callable[..., Any]:
    return town.newcomer
