"""Shadows are written behind a batch of events, by the lambda that applied it; whatever stops it there is made good."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from cabinet_contract.names import bank_shadow
from chalicelib.aws import client
from chalicelib.store import cabinets
from chalicelib.store.rows import OutboxRow
from chalicelib.workers import outbox as stream
from tests.api import cloud
from tests.api.cabinet.test_reconciling import out_of_reach
from tests.api.deployment import Person
from tests.api.town.hall import HALL, reserved
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock

Newcomer = Callable[..., Person]


class Killed(BaseException):
    """Like the end of a lambda: nothing of ours runs afterwards."""


@contextmanager
def killed_at_the_first_shadow() -> Iterator[None]:
    def dies(**_: Any) -> None:
        raise Killed

    events = client("iot-data").meta.events
    events.register("before-call.iot-data-plane", dies)
    try:
        with pytest.raises(Killed):
            yield
    finally:
        events.unregister("before-call.iot-data-plane", dies)


@contextmanager
def asked(operation: str) -> Iterator[list[str]]:
    """The shadows that are asked for in the block."""
    names: list[str] = []

    def hook(params: dict[str, Any], **_: Any) -> None:
        names.append(params["shadowName"])

    events = client("iot-data").meta.events
    event = f"provide-client-params.iot-data-plane.{operation}"
    events.register(event, hook)
    yield names
    events.unregister(event, hook)


def told(town: Town, who: Person) -> str:
    """A code is typed at the hall, and nobody has heard of it yet; its grant."""
    grant, _doors = town.hall.type(town.code(who, "deposit"), clock())
    return grant


def rows() -> list[Any]:
    return list(OutboxRow.scan())


def in_the_shadows(town: Town) -> set[str]:
    return {row[0] for bank in town.hall.banks for row in town.hall.shadow(bank_shadow(bank)).get("grants", [])}


def test_a_batch_leaves_no_row_in_the_outbox_and_the_shadows_say_it_at_once(town: Town, newcomer: Newcomer) -> None:
    reserved(town, who := newcomer())
    grant = told(town, who)
    town.hall.deliver(clock())
    assert rows() == []
    assert grant not in in_the_shadows(town)
    assert town.hall.unheard() == []


def test_only_the_shadows_that_a_batch_has_changed_are_asked_for(town: Town, newcomer: Newcomer) -> None:
    _, door = reserved(town, who := newcomer())
    grant, _doors = town.hall.type(town.code(who, "deposit"), clock())
    with asked("GetThingShadow") as names:
        town.hall.deliver(clock())
    town.settle()
    town.hall.close(grant, door, clock())
    with asked("GetThingShadow") as later:
        town.hall.deliver(clock())
    assert [name for name in names if name != "cabinet"] == [bank_shadow(door[0])]
    assert [name for name in later if name != "cabinet"] == []


def test_a_lambda_that_dies_between_commit_and_shadow_is_made_good_when_the_batch_comes_again(
    town: Town, newcomer: Newcomer
) -> None:
    reserved(town, who := newcomer())
    grant = told(town, who)
    with killed_at_the_first_shadow():
        town.hall.deliver(clock())
    assert grant in in_the_shadows(town)
    assert rows() == []
    town.hall.deliver(clock(), town.hall.told)
    assert grant not in in_the_shadows(town)
    assert town.hall.unheard() == []


def test_where_devices_are_out_of_reach_a_row_of_the_outbox_asks_for_it_later(town: Town, newcomer: Newcomer) -> None:
    reserved(town, who := newcomer())
    grant = told(town, who)
    unheard = tuple(town.hall.unheard())
    with out_of_reach():
        town.hall.deliver(clock(), unheard)
    assert [(row.effect, row.target) for row in rows()] == [("cabinet", "cab-hall")]
    town.pump()
    assert grant not in in_the_shadows(town)


def test_what_a_batch_asks_of_another_cabinet_stays_with_the_outbox(town: Town, newcomer: Newcomer) -> None:
    """Papers come in where they are not expected any more; what was chosen instead is given back elsewhere."""
    who = newcomer()
    case, _door = reserved(town, who)
    code = town.code(who, "deposit")
    town.asks(who, case, "handing-in", HALL | {"cabinet": "cab-lugang"})
    town.hall.type(code, clock())
    grant = town.hall.told[-1].body["grant"]
    town.hall.close(grant, town.hall.told[-1].body["door"], clock())
    town.pump()
    town.hall.deliver(clock())
    assert {row.target.partition("#")[0] for row in rows() if row.effect == "cabinet"} == {"cab-lugang"}
    town.settle()
    assert all(door.envelope is None for door in cabinets.load("cab-lugang").doors)


def test_the_stream_hands_over_nothing_that_the_api_has_done_itself(town: Town, newcomer: Newcomer) -> None:
    case = town.passed(who := newcomer(), PERSON_ITEM)
    images = []

    def seen(params: dict[str, Any], **_: Any) -> None:
        puts = [one["Put"] for one in params["TransactItems"] if "Put" in one]
        images.extend(put["Item"] for put in puts if put["TableName"] == town.env["OUTBOX_TABLE"])

    client("dynamodb").meta.events.register("provide-client-params.dynamodb.TransactWriteItems", seen)
    town.asks(who, case, "handing-in", HALL)
    client("dynamodb").meta.events.unregister("provide-client-params.dynamodb.TransactWriteItems", seen)
    records = [
        {"eventName": "INSERT", "dynamodb": {"SequenceNumber": str(n), "NewImage": image}}
        for n, image in enumerate(images)
    ]
    assert {image["effect"]["S"] for image in images} == {"cabinet", "message"}
    assert stream.from_stream({"Records": records}) == {"batchItemFailures": []}
    assert cloud.waiting(town.env["CABINETS_QUEUE_URL"]) == []
    assert len(cloud.waiting(town.env["MESSAGES_QUEUE_URL"])) == 1
