"""Lists: a cursor leads on in the list that gave it and nowhere else, and a name that no list has is answered so."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.api.client import refused
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM, uploads
from tests.api.town.world import Town, good

Newcomer = Callable[..., Person]


def test_a_cursor_that_was_made_up_is_refused(town: Town, newcomer: Newcomer) -> None:
    who, other = newcomer(), newcomer()
    key = {"pk": {"S": "c_x"}, "sk": {"S": "case"}, "party": {"S": who.party}, "opened": {"N": "1"}}
    forged = [
        {"party": {"S": who.party}},
        key | {"opened": {"S": "1"}},
        key | {"opened": {"N": "one"}},
        key | {"party": {"S": other.party}},
        key | {"extra": {"S": "x"}},
        key | {"pk": {"S": ""}},
        {},
    ]
    assert good(town.api.get("/cases", who.token, cursor=_cursor(key)))["items"] == []
    for made_up in forged:
        refused(town.api.get("/cases", who.token, cursor=_cursor(made_up)), 400, "BAD_CURSOR", "cursor")


def test_a_cursor_of_another_list_is_refused(town: Town, newcomer: Newcomer) -> None:
    """Codes lie beside the notices, under the same holder: DynamoDB takes no start outside of what is asked for."""
    who = newcomer()
    for sk in ("code#g_1", "code#", "notice"):
        led_out = _cursor({"pk": {"S": who.party}, "sk": {"S": sk}})
        refused(town.api.get("/me/notices", who.token, cursor=led_out), 400, "BAD_CURSOR", "cursor")


def test_who_has_waited_longest_stands_first_in_a_queue(town: Town, newcomer: Newcomer) -> None:
    """Not who filed first: the age counts from when a case came there (docs/rules.md, R-D-1)."""
    early, late = newcomer(), newcomer()
    returned = town.submitted(early, PERSON_ITEM)
    town.does("reviewer", returned, "pre-review", {"verdict": "return", "reasons": {uploads(PERSON_ITEM)[0]: "看不清"}})
    waiting = town.submitted(late, PERSON_ITEM)
    time.sleep(1.1)
    town.asks(early, returned, "submission", {"collecting": {"channel": "locker", "cabinet": "cab-hall"}})
    assert [case for case in town.queue("pre-review") if case in (returned, waiting)] == [waiting, returned]


@pytest.mark.parametrize("name", ["to%20collect", "to collect", "%20", "%E9%98%9F", "a" * 300])
def test_a_name_that_no_queue_can_have_is_no_queue(town: Town, name: str) -> None:
    path = f"/staff/queues/{name}".replace(" ", "%20")
    refused(town.api.get(path, town.tokens["helper"]), 404, "NO_SUCH_QUEUE", "queue")
    letters = town.api.post(
        f"/staff/dead-letters/{name}/replay".replace(" ", "%20"), {"reason": "x"}, town.tokens["administrator"]
    )
    refused(letters, 404, "NO_SUCH_QUEUE", "queue")


def _cursor(key: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")
