"""For each test a copy of the deployment that was made from the template; a real issuer and SMS stand-in beside it."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from moto import mock_aws

from tests.api import cloud, issuer, memory, phones
from tests.api.client import Api
from tests.api.deployment import API_URL, CENTRE, Person, demo, forget, imported, signed_in
from tests.api.memory import Memory
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


@pytest.fixture(scope="session")
def deployed(the_issuer: issuer.Issuer, _phones: phones.Phones) -> tuple[dict[str, str], Memory]:
    """The environment of the lambdas (variable → name of the thing in moto), and what moto holds of it."""
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        for name, value in cloud.CREDENTIALS.items():
            patch.setenv(name, value)
        environment = cloud.make(_phones.account) | {"OIDC_ISSUER": the_issuer.url, "OIDC_AUDIENCE": issuer.AUDIENCE}
        return environment, memory.kept()


@contextmanager
def _in_force(deployed: tuple[dict[str, str], Memory]) -> Iterator[dict[str, str]]:
    """As it was when it was made, and the only one that this process knows of."""
    environment, kept = deployed
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        for name, value in (cloud.CREDENTIALS | environment).items():
            patch.setenv(name, value)
        memory.put_back(kept)
        cloud.make_queues()
        forget()
        yield environment
    forget()


@pytest.fixture
def aws(deployed: tuple[dict[str, str], Memory], sms: phones.Phones) -> Iterator[dict[str, str]]:
    """The environment of the lambdas: variable → name of the thing in moto."""
    with _in_force(deployed) as environment:
        yield environment


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
def morning(deployed: tuple[dict[str, str], Memory], the_issuer: issuer.Issuer) -> Iterator[tuple[Town, Memory]]:
    """The town and what moto holds of it."""
    from chalice.test import Client

    import app

    def token(person: str, centre: str, *roles: str) -> str:
        return the_issuer.token(sub=person, **{"custom:centre": centre, "cognito:groups": list(roles)})

    with _in_force(deployed) as environment, Client(app.app) as client:
        town = built(Api(client), environment, token)
        yield town, memory.kept()


@pytest.fixture
def town(morning: tuple[Town, Memory]) -> Town:
    first, kept = morning
    memory.put_back(kept)
    for queue in ("MESSAGES_QUEUE_URL", "CABINETS_QUEUE_URL", "SWEEP_QUEUE_URL"):
        cloud.waiting(first.env[queue])
    return first.copied()


@pytest.fixture
def newcomer(town: Town) -> Callable[..., Any]:
    return town.newcomer
