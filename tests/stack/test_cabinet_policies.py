"""What the template's policies let a cabinet do at the broker, tried with its own certificate."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from awscrt import mqtt5

from infra.local.stack import LocalStack
from tests.stack.mqtt import Refused, claim, connected, identity, may_publish, may_subscribe

pytestmark = pytest.mark.stack
SHADOW = "$aws/things/{thing}/shadow/name/{shadow}/{end}"


@pytest.fixture
def things(stack: LocalStack) -> tuple[str, str]:
    """This cabinet, and another one. Not the first, which other tests try: a cabinet whose name was taken rests."""
    first, last = sorted(stack.addresses["cabinets"])
    return last, first


@pytest.fixture
def own(stack: LocalStack, things: tuple[str, str], tmp_path: Path) -> Iterator[mqtt5.Client]:
    """A connection with the cabinet's certificate; it takes the place of the cabinet's own for a moment."""
    with connected(stack, identity(stack, things[0]), things[0], tmp_path) as client:
        yield client


def test_another_cabinet_s_name_is_refused(stack: LocalStack, things: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(Refused), connected(stack, identity(stack, things[0]), things[1], tmp_path):
        pytest.fail("it was let in")


@pytest.mark.parametrize("shadow", ["cabinet", "bank-A", "bank-F"])
def test_its_own_shadows_are_open(own: mqtt5.Client, things: tuple[str, str], shadow: str) -> None:
    assert may_subscribe(own, SHADOW.format(thing=things[0], shadow=shadow, end="update/delta"))
    assert may_subscribe(own, SHADOW.format(thing=things[0], shadow=shadow, end="get/+"))
    assert may_publish(own, SHADOW.format(thing=things[0], shadow=shadow, end="get"))


@pytest.mark.parametrize(
    "topic_filter",
    [
        "$aws/things/{other}/shadow/name/bank-A/update/delta",
        "$aws/things/{own}/shadow/name/bank-A/#",
        "$aws/things/{own}/shadow/name/+/update/delta",
        "$aws/things/+/shadow/name/bank-A/update/delta",
        "cabinets/{own}/events",
        "cabinets/+/events",
        "#",
    ],
)
def test_it_hears_nothing_else(own: mqtt5.Client, things: tuple[str, str], topic_filter: str) -> None:
    assert not may_subscribe(own, topic_filter.format(own=things[0], other=things[1]))


@pytest.mark.parametrize(
    "topic",
    [
        "cabinets/{other}/events",
        "cabinets/{other}/presence",
        "$aws/things/{other}/shadow/name/bank-A/update",
        "$aws/things/{own}/shadow/name/bank-A/update/delta",
        "$aws/things/{own}/shadow/name/bank-A/delete",
        "$aws/things/{own}/shadow/update",
        "$aws/certificates/create/json",
    ],
)
def test_it_says_nothing_else(own: mqtt5.Client, things: tuple[str, str], topic: str) -> None:
    assert not may_publish(own, topic.format(own=things[0], other=things[1]))


def test_a_claim_cannot_pass_for_a_cabinet(stack: LocalStack, things: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(Refused), connected(stack, claim(stack), things[0], tmp_path):
        pytest.fail("it was let in")


def test_a_claim_can_only_claim(stack: LocalStack, things: tuple[str, str], tmp_path: Path) -> None:
    with connected(stack, claim(stack), "claim-cab-x", tmp_path) as client:
        assert may_subscribe(client, "$aws/certificates/create/json/accepted")
        assert not may_publish(client, f"cabinets/{things[0]}/events")
