"""What the bench's figures rest on: a process that tells what it took, and a floor that writes only into its own."""

import json
from pathlib import Path

import pytest

from infra.proof.bench import process
from infra.proof.bench.calls import elsewhere
from infra.proof.bench.floor import Own
from infra.proof.bench.median import ratio
from infra.proof.walk.checks import Unexpected

OWN = Own(rows="rows", spare="spare", thing="cab-bench")
HANDLER = """
import sys
def twice(event, context):
    print("a line of its log")
    if event["n"] < 0:
        sys.exit("too small")
    return {"n": event["n"] * 2}
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    (tmp_path / "some.py").write_text(HANDLER, encoding="utf-8")
    return str(tmp_path)


def test_a_process_answers_event_after_event_and_tells_what_it_took_since_its_start(path: str) -> None:
    with process.Process("some.twice", path, {}) as running:
        first, second = running.answers({"n": 2}), running.answers({"n": 3})
    assert (first.answer, second.answer) == ({"n": 4}, {"n": 6})
    assert 0 < first.ready <= first.cpu <= second.cpu
    assert 0 < first.wall < second.wall


def test_a_process_that_dies_says_why(path: str) -> None:
    with pytest.raises(Unexpected, match="too small"):
        process.first("some.twice", {"n": -1}, path, {})


def test_the_floor_writes_as_many_rows_as_long_as_ours_and_none_of_ours() -> None:
    put = {"Put": {"TableName": "cases", "Item": {"pk": {"S": "c_1"}, "body": {"S": "{}"}}, "ConditionExpression": "x"}}
    delete = {"Delete": {"TableName": "cabinets", "Key": {"pk": {"S": "cab-1"}, "sk": {"S": "grant"}}}}
    effect = {"Put": {"TableName": "outbox", "Item": {"pk": {"S": "o_1"}}}}
    wanted = ("dynamodb", "TransactWriteItems", {"TransactItems": [put, delete, effect]})
    _, _, params = elsewhere(wanted, OWN, "outbox", "m")
    made, gone, told = params["TransactItems"]
    tables = made["Put"]["TableName"], gone["Delete"]["TableName"], told["Put"]["TableName"]
    assert tables == ("spare", "spare", "rows")
    assert made["Put"]["Item"]["body"] == {"S": "{}"}
    assert "c_1" not in str(params)
    assert "cab-1" not in str(params)


def test_the_floor_forgets_as_many_rows_and_none_of_ours() -> None:
    """What the API has done at once it deletes from the outbox."""
    gone = [{"DeleteRequest": {"Key": {"pk": {"S": "x_1"}}}}]
    wanted = ("dynamodb", "BatchWriteItem", {"RequestItems": {"outbox": gone}})
    _, _, params = elsewhere(wanted, OWN, "outbox", "m")
    assert [len(requests) for requests in params["RequestItems"].values()] == [1]
    assert list(params["RequestItems"]) == ["spare"]
    assert "x_1" not in str(params)


def test_the_floor_writes_the_same_shadow_for_a_thing_of_its_own() -> None:
    payload = json.dumps({"state": {"desired": {"rev": "r", "grants": []}}, "version": 7}).encode()
    wanted = {"thingName": "cab-hall", "shadowName": "bank-A", "payload": payload}
    _, _, params = elsewhere(("iot-data", "UpdateThingShadow", wanted), OWN, "outbox", "m")
    assert params["thingName"] == "cab-bench"
    assert json.loads(params["payload"]) == {"state": {"desired": {"rev": "m", "grants": []}}}


def test_what_only_reads_is_asked_of_the_same_place() -> None:
    read = ("dynamodb", "GetItem", {"TableName": "cases", "Key": {"pk": {"S": "c_1"}}})
    assert elsewhere(read, OWN, "outbox", "m") == read


def test_a_ratio_is_of_medians() -> None:
    assert ratio([2.0, 4.0, 90.0], [2.0, 1.0, 50.0]) == 2.0
