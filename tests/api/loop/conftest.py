"""One town for each file of tests: built once, and put back to its first morning before every test."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from moto import mock_aws
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.iot.models import iot_backends

from tests.api import cloud, issuer, phones
from tests.api.client import Api
from tests.api.conftest import _forget
from tests.api.loop.world import Town, built


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
        _forget()
        yield from _built(env, the_issuer)
    _forget()


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
def applicant(town: Town) -> Callable[..., Any]:
    return town.newcomer
