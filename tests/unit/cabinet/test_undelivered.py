"""What a rule could not deliver is read back as the event that it was to be, or as nothing."""

import base64
import json
from typing import Any

import pytest

from chalicelib.domain.cabinet import undelivered

SAID = {"thing": "cab-hall", "lineage": "ab12", "events": []}


def letter(topic: str = "cabinets/cab-hall/events", said: Any = SAID) -> str:
    """As AWS IoT Core writes it for an error action."""
    payload = said if isinstance(said, str) else base64.b64encode(json.dumps(said).encode()).decode()
    failure = {"failedAction": "SqsAction", "failedResource": "queue", "errorMessage": "throttled"}
    return json.dumps({
        "ruleName": "CabinetEventsRule", "topic": topic, "cloudwatchTraceId": "7e146a2c", "clientId": "cab-hall",
        "base64OriginalPayload": payload, "failures": [failure],
    })  # fmt: skip


def test_it_is_what_the_rules_sql_would_have_made() -> None:
    expected = SAID | {"topic_thing": "cab-hall", "kind": "events", "received": 1795500000123}
    assert undelivered.event_of(letter(), 1795500000123) == expected


def test_who_spoke_is_the_topics_word_and_not_the_payloads() -> None:
    forged = letter(said=SAID | {"topic_thing": "cab-other", "received": 1})
    found = undelivered.event_of(forged, 5)
    assert found
    assert (found["topic_thing"], found["received"]) == ("cab-hall", 5)


@pytest.mark.parametrize(
    "body",
    [
        "", "{}", "[]", "null", json.dumps({"id": "m_x"}), letter(said="%%%"), letter(said=[1]),
        letter(topic="elsewhere/cab-hall/events"), letter(topic="cabinets/cab-hall"), letter(topic=""),
    ],
)  # fmt: skip
def test_what_is_no_such_letter_is_nothing(body: str) -> None:
    assert undelivered.event_of(body, 5) is None
