"""Every dead letter has its way back or its end by a route; who did it and why is kept and shown."""

import json
import time
from typing import Any

import pytest

from chalicelib.store import outbox
from chalicelib.store.rows import OutboxRow
from tests.api import cloud
from tests.api.client import Answer
from tests.api.town.world import Town, clock, good
from tests.unit.cabinet.test_undelivered import letter

PATH = "/staff/dead-letters"
MENDED = "短信账户已续费"
FORWARDED = {"messages": "MESSAGES", "cabinets": "CABINETS", "sweep": "SWEEP", "cabinet-events": "CABINET_EVENTS"}


def dead(town: Town, queue: str) -> str:
    return town.env[f"{queue.upper().replace('-', '_')}_DEAD_QUEUE_URL"]


def dies(town: Town, queue: str, body: str) -> None:
    cloud.client("sqs").send_message(QueueUrl=dead(town, queue), MessageBody=body)


def asks(town: Town, path: str) -> Any:
    return good(town.api.get(f"{PATH}{path}", town.tokens["administrator"]))["items"]


def waiting(town: Town, queue: str) -> int:
    return next(int(row["waiting"]) for row in asks(town, "") if row["queue"] == queue)


def replays(town: Town, queue: str, key: str | None = None) -> Answer:
    return town.staff("administrator", f"/dead-letters/{queue}/replay", {"reason": MENDED}, key)


def gives_up(town: Town, queue: str, *names: str) -> Answer:
    return town.staff("administrator", f"/dead-letters/{queue}/giving-up", {"letters": names, "reason": "已作废"})


@pytest.mark.parametrize("queue", FORWARDED)
def test_an_effect_goes_round_again_to_where_it_belongs(town: Town, queue: str) -> None:
    dies(town, queue, json.dumps({"id": "one"}))
    assert waiting(town, queue) == 1
    assert good(replays(town, queue)) == {"queue": queue, "moved": 1, "unreadable": 0}
    assert waiting(town, queue) == 0
    assert cloud.waiting(town.env[f"{FORWARDED[queue]}_QUEUE_URL"]) == [{"id": "one"}]


def test_what_a_rule_could_not_deliver_becomes_the_event_that_it_was(town: Town) -> None:
    dies(town, "rule", letter())
    dies(town, "rule", "not of a rule")
    assert good(replays(town, "rule")) == {"queue": "rule", "moved": 1, "unreadable": 1}
    (event,) = cloud.waiting(town.env["CABINET_EVENTS_QUEUE_URL"])
    assert (event["topic_thing"], event["kind"], event["events"]) == ("cab-hall", "events", [])
    assert abs(event["received"] / 1000 - time.time()) < 60
    (left,) = asks(town, "/rule")
    assert left["body"] == "not of a rule"
    assert len(asks(town, "/rule/dealt-with")[0]["letters"]) == 1


def test_what_lies_in_the_outbox_is_handed_over_at_once(town: Town) -> None:
    OutboxRow("x_lost", effect=outbox.MESSAGE, target="m_lost", at=clock() - 10).save()
    dies(town, "outbox", json.dumps({"DDBStreamBatchInfo": {"shardId": "s-1"}}))
    assert good(replays(town, "outbox"))["moved"] == 1
    assert cloud.waiting(town.env["MESSAGES_QUEUE_URL"]) == [{"id": "m_lost"}]
    assert (list(OutboxRow.scan()), waiting(town, "outbox")) == ([], 0)


def test_who_did_it_when_and_why_is_shown(town: Town) -> None:
    for id_ in ("first", "second"):
        dies(town, "messages", json.dumps({"id": id_}))
    names = {json.loads(one["body"])["id"]: one["letter"] for one in asks(town, "/messages")}
    good(gives_up(town, "messages", names["first"]))
    good(replays(town, "messages"))
    shown = {one["action"]: one for one in asks(town, "/messages/dealt-with")}
    assert set(shown) == {"give-up", "replay"}
    assert (shown["replay"]["by"], shown["replay"]["reason"]) == ("s-administrator", MENDED)
    assert (shown["replay"]["letters"], shown["give-up"]["letters"]) == ([names["second"]], [names["first"]])
    assert abs(shown["give-up"]["at"] - clock()) < 60
    assert shown["give-up"]["number"] == good(town.api.get("/staff/me", town.tokens["administrator"]))["number"]
    assert asks(town, "/cabinets/dealt-with") == []


def test_only_the_named_letters_are_given_up(town: Town) -> None:
    for id_ in ("keep", "go"):
        dies(town, "cabinets", json.dumps({"id": id_}))
    names = {json.loads(one["body"])["id"]: one["letter"] for one in asks(town, "/cabinets")}
    assert good(gives_up(town, "cabinets", names["go"])) == {"queue": "cabinets", "given_up": 1}
    assert [json.loads(one["body"])["id"] for one in asks(town, "/cabinets")] == ["keep"]
    assert cloud.waiting(town.env["CABINETS_QUEUE_URL"]) == []


def test_letters_that_are_not_there_are_not_given_up_and_the_others_wait_on(town: Town) -> None:
    dies(town, "messages", json.dumps({"id": "one"}))
    (one,) = asks(town, "/messages")
    refused = gives_up(town, "messages", one["letter"], "nobody")
    assert (refused.status, refused.code) == (404, "NO_SUCH_LETTER")
    assert [left["letter"] for left in asks(town, "/messages")] == [one["letter"]]
    assert asks(town, "/messages/dealt-with") == []


def test_a_repeated_request_moves_no_more(town: Town) -> None:
    dies(town, "messages", json.dumps({"id": "one"}))
    first = good(replays(town, "messages", "key-of-the-replay"))
    dies(town, "messages", json.dumps({"id": "two"}))
    assert good(replays(town, "messages", "key-of-the-replay")) == first
    assert waiting(town, "messages") == 1
    assert len(asks(town, "/messages/dealt-with")) == 1


def test_nothing_that_waits_is_no_record(town: Town) -> None:
    assert good(replays(town, "sweep"))["moved"] == 0
    assert asks(town, "/sweep/dealt-with") == []


def test_a_reason_is_needed(town: Town) -> None:
    assert town.staff("administrator", "/dead-letters/messages/replay", {}).code == "BAD_FIELD"
    assert town.staff("administrator", "/dead-letters/messages/giving-up", {"letters": ["x"]}).code == "BAD_FIELD"
