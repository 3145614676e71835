"""Shadows over REST, as the reconciler writes them."""

from typing import Any

import pytest

from cabinet_contract.errors import ContractError
from chalicelib.gateways import shadows
from tests.api import cloud

THING = "cab-test"


@pytest.fixture(autouse=True)
def _provisioned(aws: dict[str, str]) -> None:
    cloud.client("iot").create_thing(thingName=THING)


@pytest.mark.parametrize(
    "desired", [{"rows": ["x" * 8000]}, {"rows": [[[[[1]]]]]}, {"rows": [None]}], ids=["size", "levels", "null"]
)
def test_what_aws_would_refuse_is_not_sent(desired: dict[str, Any]) -> None:
    with pytest.raises(ContractError):
        shadows.write(THING, "bank-A", desired, 0)
    assert shadows.read(THING, "bank-A") == shadows.Shadow({}, 0)


def test_what_is_gone_is_taken_away_and_who_comes_late_is_told() -> None:
    shadows.write(THING, "bank-A", {"old": 1, "rows": [[1]]}, 0)
    first = shadows.read(THING, "bank-A")
    shadows.write(THING, "bank-A", {"old": None, "rows": [[2]]}, first.version)
    assert shadows.read(THING, "bank-A").desired == {"rows": [[2]]}
    with pytest.raises(shadows.Conflict):
        shadows.write(THING, "bank-A", {"rows": []}, first.version)
