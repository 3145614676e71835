"""Shadows say what the tables say, however late, often or at once the workers run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from cabinet_contract.names import CABINET_SHADOW, bank_shadow
from chalicelib.aws import client
from chalicelib.gateways import shadows
from chalicelib.store import outbox
from chalicelib.store.transaction import commit
from chalicelib.usecases.parts import reconciling
from chalicelib.workers.reconcile import from_queue
from tests.api import cloud
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town

Newcomer = Callable[..., Person]


@contextmanager
def once_before(operation: str, work: Callable[[], None]) -> Iterator[list[int]]:
    """Does `work` just before the first call of an iot-data operation; the list counts the calls."""
    calls: list[int] = []

    def hook(**_: Any) -> None:
        calls.append(1)
        if len(calls) == 1:
            work()

    events = client("iot-data").meta.events
    events.register(f"before-call.iot-data-plane.{operation}", hook)
    yield calls
    events.unregister(f"before-call.iot-data-plane.{operation}", hook)


@contextmanager
def out_of_reach() -> Iterator[None]:
    """AWS IoT answers nobody."""

    def lost(**_: Any) -> None:
        raise EndpointConnectionError(endpoint_url="https://iot.test")

    events = client("iot-data").meta.events
    events.register("before-call.iot-data-plane", lost)
    yield
    events.unregister("before-call.iot-data-plane", lost)


def reserved(town: Town, who: Person) -> str:
    case = town.passed(who, PERSON_ITEM)
    return str(town.asks(who, case, "handing-in", {"channel": "locker", "cabinet": "cab-hall"})["grant"])


def granted(town: Town) -> set[str]:
    return {row[0] for bank in town.hall.banks for row in town.hall.shadow(bank_shadow(bank)).get("grants", [])}


def versions(town: Town) -> dict[str, int]:
    names = (CABINET_SHADOW, *map(bank_shadow, town.hall.banks))
    return {name: shadows.read("cab-hall", name).version for name in names}


def test_a_cabinet_can_know_a_code_before_its_holder_does(town: Town, newcomer: Newcomer) -> None:
    assert {reserved(town, newcomer())} == granted(town)


def test_without_devices_the_answer_comes_and_the_queue_tells_the_cabinet_later(
    town: Town, newcomer: Newcomer, caplog: pytest.LogCaptureFixture
) -> None:
    with out_of_reach():
        grant = reserved(town, newcomer())
    assert granted(town) == set()
    assert "is left to the queue" in caplog.text
    town.pump()
    assert granted(town) == {grant}


def test_where_one_cabinet_cannot_be_told_nobody_waits_for_the_next(caplog: pytest.LogCaptureFixture) -> None:
    """Each would cost the whole patience with AWS IoT (ADR 4)."""
    asked = [outbox.plan(f"x_{name}", outbox.CABINET, name, 0) for name in ("cab-hall", "cab-two", "cab-three")]
    with out_of_reach():
        reconciling.at_once(asked)
    assert caplog.text.count("is left to the queue") == 1


def test_a_request_that_is_repeated_asks_devices_once(town: Town, newcomer: Newcomer) -> None:
    case = town.passed(who := newcomer(), PERSON_ITEM)
    path, body = f"/cases/{case}/handing-in", {"channel": "locker", "cabinet": "cab-hall"}
    with once_before("GetThingShadow", lambda: None) as calls:
        for _ in range(2):
            assert town.api.post(path, body, who.token, key="the-same-key").status == 200
    assert len(calls) == 1


def test_a_worker_with_an_older_read_does_not_undo_a_newer_one(town: Town, newcomer: Newcomer) -> None:
    found: list[str] = []

    def somebody_is_faster() -> None:
        found.append(reserved(town, newcomer()))
        reconciling.reconcile("cab-hall")

    with once_before("GetThingShadow", somebody_is_faster):
        reconciling.reconcile("cab-hall")
    assert granted(town) == set(found)


def test_a_refused_write_reads_everything_again(town: Town, newcomer: Newcomer) -> None:
    """Five more of eight doors: one of them is surely in the bank that is just being written."""
    with out_of_reach():
        grants = {reserved(town, newcomer())}

    def somebody_is_faster() -> None:
        grants.update(reserved(town, newcomer()) for _ in range(5))
        reconciling.reconcile("cab-hall")

    with once_before("UpdateThingShadow", somebody_is_faster):
        reconciling.reconcile("cab-hall")
    assert granted(town) == grants


def test_nothing_new_is_not_written_again(town: Town, newcomer: Newcomer) -> None:
    reserved(town, newcomer())
    reconciling.reconcile("cab-hall")
    before = versions(town)
    answer = from_queue({"Records": [{"messageId": "1", "body": '{"id": "cab-hall"}'}] * 2})
    assert (answer["batchItemFailures"], versions(town)) == ([], before)


def test_a_cabinet_that_is_not_provisioned_yet_is_no_failure(town: Town, newcomer: Newcomer) -> None:
    reserved(town, newcomer())
    iot = cloud.client("iot")
    iot.delete_thing(thingName="cab-hall")
    reconciling.reconcile("cab-hall")
    reconciling.reconcile("cab-nowhere")
    iot.create_thing(thingName="cab-hall")
    reconciling.reconcile("cab-hall")
    assert len(granted(town)) == 1


def test_a_cabinet_that_is_not_awaited_gets_no_key(town: Town) -> None:
    from chalicelib.workers import provisioning

    def asks(**parameters: str) -> bool:
        return bool(provisioning.answer({"parameters": parameters})["allowProvisioning"])

    serial = town.hall.serial
    assert not asks(ThingName="cab-hall", SerialNumber=serial), "its first start ended the claim"
    town.staff("administrator", "/cabinets/cab-hall/provisioning")
    assert asks(ThingName="cab-hall", SerialNumber=serial)
    assert not asks(ThingName="cab-hall", SerialNumber="XB-0")
    assert not asks(ThingName="cab-nowhere", SerialNumber=serial)
    assert not asks()


def test_a_transaction_of_nothing_asks_nobody(town: Town) -> None:
    commit([])


def test_the_ack_follows_the_events(town: Town) -> None:
    assert town.hall.ack == len(town.hall.told) > 0
