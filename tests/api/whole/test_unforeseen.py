"""What nobody has foreseen: one answer as every refusal has it, and in the log what is needed to mend it."""

import json
import logging
import re
import secrets
from collections.abc import Callable
from typing import Any

import pytest
from chalice.test import Client

import app
from chalicelib.api.openapi.document import document
from chalicelib.store.rows import CaseRow
from tests.api import cloud
from tests.api.deployment import Person
from tests.api.published import require_published
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town

REFERENCE = re.compile(r"r_[0-9a-z]{10,}")


@pytest.fixture
def broken(town: Town, newcomer: Callable[..., Person]) -> tuple[Person, str]:
    """Somebody whose case no longer reads, as after a fault of ours or a hand in the tables."""
    who = newcomer()
    case = town.draft(who, PERSON_ITEM)
    cloud.client("dynamodb").update_item(
        TableName=CaseRow.Meta.table_name, Key={"pk": {"S": case}, "sk": {"S": "case"}},
        UpdateExpression="SET body = :b", ExpressionAttributeValues={":b": {"S": '{"no": "case"'}},
    )  # fmt: skip
    return who, case


def _asked(method: str, path: str, token: str) -> tuple[int, Any]:
    headers = {"Authorization": token, "Idempotency-Key": secrets.token_hex(8), "Content-Type": "application/json"}
    with Client(app.app) as client:
        answer = client.http.request(method, path, headers=headers, body=b'{"reason": "x"}')
    return answer.status_code, json.loads(answer.body)


@pytest.mark.parametrize(("method", "step"), [("GET", ""), ("GET", "/custody"), ("POST", "/withdrawal")])
def test_a_fault_of_ours_is_one_answer_whose_reference_stands_in_the_log(
    broken: tuple[Person, str], caplog: pytest.LogCaptureFixture, method: str, step: str
) -> None:
    who, case = broken
    with caplog.at_level(logging.ERROR):
        status, body = _asked(method, f"/cases/{case}{step}", who.token)
    assert (status, body["code"], body["field"]) == (500, "UNFORESEEN", None)
    assert body.keys() == {"code", "field", "reason", "reason_zh"}
    told = REFERENCE.findall(body["reason"]) + REFERENCE.findall(body["reason_zh"])
    assert len(told) == 2
    assert len(set(told)) == 1
    assert told[0] in caplog.text
    assert f"{method} /cases/{{case}}{step}" in caplog.text
    assert "Traceback" in caplog.text
    assert not re.search(r"msgspec|JSON|Error|truncated|line \d", body["reason"])


def test_each_fault_has_a_reference_of_its_own(broken: tuple[Person, str]) -> None:
    who, case = broken
    sentences = {_asked("GET", f"/cases/{case}", who.token)[1]["reason"] for _ in range(3)}
    assert len(sentences) == 3


def test_every_route_says_that_it_may_answer_so() -> None:
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            schema = operation["responses"]["500"]["content"]["application/json"]["schema"]
            assert "UNFORESEEN" in json.dumps(schema), (method, path)


def test_a_test_in_which_a_route_answers_so_fails_though_it_is_published() -> None:
    body = {"code": "UNFORESEEN", "field": None, "reason": "x", "reason_zh": "x"}
    with pytest.raises(AssertionError, match="fault of ours"):
        require_published("GET", "/cases/c_1", 500, body)
