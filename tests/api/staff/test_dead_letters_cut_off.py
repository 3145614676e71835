"""A request about dead letters that is cut off claims nothing: the same one again finishes the rest, once."""

import json
from typing import Any

import pytest

from chalicelib.gateways import queues
from chalicelib.store import outbox
from chalicelib.store.rows import OutboxRow
from tests.api import cloud
from tests.api.staff.test_dead_letters import asks, dies, replays, waiting
from tests.api.town.world import Town, clock, good

KEY = "key-of-the-request"


def cut_off(monkeypatch: pytest.MonkeyPatch, what: str, at: int) -> None:
    """The `at`th call of `what` of the queues fails, once."""
    real, calls = getattr(queues, what), list[Any]()

    def broken(*given: Any) -> Any:
        calls.append(given)
        if len(calls) == at:
            raise RuntimeError("the power")
        return real(*given)

    monkeypatch.setattr(queues, what, broken)


def three(town: Town, queue: str = "messages") -> None:
    for number in range(3):
        dies(town, queue, json.dumps({"id": f"m{number}"}))


def test_the_same_request_again_finishes_what_was_cut_off(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    three(town)
    cut_off(monkeypatch, "move", 2)
    with pytest.raises(AssertionError, match="fault of ours"):
        replays(town, "messages", KEY)
    assert waiting(town, "messages") == 2
    assert good(replays(town, "messages", KEY)) == {"queue": "messages", "moved": 3, "unreadable": 0}
    assert waiting(town, "messages") == 0
    assert sorted(one["id"] for one in cloud.waiting(town.env["MESSAGES_QUEUE_URL"])) == ["m0", "m1", "m2"]
    assert len(asks(town, "/messages/dealt-with")) == 1
    dies(town, "messages", json.dumps({"id": "later"}))
    assert good(replays(town, "messages", KEY))["moved"] == 3
    assert good(replays(town, "messages"))["moved"] == 1


def test_giving_up_is_finished_too(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    three(town)
    body = {"letters": [one["letter"] for one in asks(town, "/messages")], "reason": "已作废"}
    cut_off(monkeypatch, "drop", 2)
    with pytest.raises(AssertionError, match="fault of ours"):
        town.staff("administrator", "/dead-letters/messages/giving-up", body, KEY)
    assert waiting(town, "messages") == 2
    assert good(town.staff("administrator", "/dead-letters/messages/giving-up", body, KEY))["given_up"] == 3
    assert waiting(town, "messages") == 0


def test_letters_that_are_hidden_by_a_run_that_died_are_not_claimed(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(town)
    held = list[queues.Letter]()
    cut_off(monkeypatch, "move", 2)
    with monkeypatch.context() as broken:
        broken.setattr(queues, "let_go", lambda _, letters: held.extend(letters))  # nobody lives to let them go
        with pytest.raises(AssertionError, match="fault of ours"):
            replays(town, "messages", KEY)
    again = replays(town, "messages", KEY)
    assert (again.status, again.code) == (409, "STATE_MOVED_ON")
    queues.let_go("MESSAGES_DEAD_QUEUE_URL", held)  # as SQS does by itself after half a minute
    assert good(replays(town, "messages", KEY))["moved"] == 3


def test_an_outbox_that_no_queue_takes_claims_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    OutboxRow("x_lost", effect=outbox.MESSAGE, target="m_lost", at=clock() - 10).save()
    dies(town, "outbox", "{}")
    with monkeypatch.context() as broken:
        broken.setattr(queues, "send", lambda _effect, targets: list(targets))
        assert replays(town, "outbox", KEY).status == 409
    assert waiting(town, "outbox") == 1
    assert good(replays(town, "outbox", KEY))["moved"] == 1
