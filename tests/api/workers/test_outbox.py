"""Effects leave the outbox for their queue, and nothing stays behind."""

import time
from typing import Any

from chalicelib.store import outbox
from chalicelib.store.rows import OutboxRow
from chalicelib.store.transaction import commit
from chalicelib.workers import outbox as worker
from tests.api import cloud


def record(id_: str, effect: str, target: str, name: str = "INSERT") -> dict[str, Any]:
    commit([outbox.plan(id_, effect, target, int(time.time()))])
    image = {"pk": {"S": id_}, "effect": {"S": effect}, "target": {"S": target}, "at": {"N": "1"}}
    return {"eventName": name, "dynamodb": {"SequenceNumber": f"seq-{id_}", "NewImage": image}}


def rows() -> list[str]:
    return sorted(row.pk for row in OutboxRow.scan())


def test_each_effect_goes_to_its_queue_and_the_rows_are_forgotten(aws: dict[str, str]) -> None:
    records = [record("x_1", outbox.MESSAGE, "m_1"), record("x_2", outbox.CABINET, "cab-hall")]
    assert worker.from_stream({"Records": records}) == {"batchItemFailures": []}
    assert cloud.waiting(aws["MESSAGES_QUEUE_URL"]) == [{"id": "m_1"}]
    assert cloud.waiting(aws["CABINETS_QUEUE_URL"]) == [{"id": "cab-hall"}]
    assert rows() == []


def test_more_rows_than_one_call_takes_are_all_sent(aws: dict[str, str]) -> None:
    worker.from_stream({"Records": [record(f"x_{n}", outbox.MESSAGE, f"m_{n}") for n in range(23)]})
    assert len(cloud.waiting(aws["MESSAGES_QUEUE_URL"])) == 23


def test_removals_are_no_work(aws: dict[str, str]) -> None:
    removed = {"eventName": "REMOVE", "dynamodb": {"SequenceNumber": "1", "Keys": {"pk": {"S": "x_1"}}}}
    assert worker.from_stream({"Records": [removed]}) == {"batchItemFailures": []}


def test_a_dead_queue_keeps_its_rows_and_does_not_hold_up_the_other(aws: dict[str, str]) -> None:
    cloud.client("sqs").delete_queue(QueueUrl=aws["MESSAGES_QUEUE_URL"])
    records = [record("x_1", outbox.MESSAGE, "m_1"), record("x_2", outbox.CABINET, "cab-hall")]
    assert worker.from_stream({"Records": records}) == {"batchItemFailures": [{"itemIdentifier": "seq-x_1"}]}
    assert cloud.waiting(aws["CABINETS_QUEUE_URL"]) == [{"id": "cab-hall"}]
    assert rows() == ["x_1"]
