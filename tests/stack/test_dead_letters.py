"""The desk sees dead letters and sends them round again, with no more permission than that."""

import json
import time
import urllib.error
import urllib.request
import uuid
from typing import Any

import pytest

from infra.aws import AwsAccount
from infra.local.stack import LocalStack

pytestmark = pytest.mark.stack


def _token(stack: LocalStack, role: str) -> str:
    account = next(a for a in stack.addresses["staff"] if a["role"] == role)
    answer = (
        AwsAccount(stack.addresses["endpoint"])
        .client("cognito-idp")
        .initiate_auth(
            ClientId=stack.addresses["outputs"]["StaffClientId"],
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": account["username"], "PASSWORD": account["password"]},
        )
    )
    return answer["AuthenticationResult"]["IdToken"]


def _call(stack: LocalStack, role: str, method: str, path: str) -> tuple[int, Any]:
    headers = {"Authorization": _token(stack, role), "Idempotency-Key": str(uuid.uuid4())}
    request = urllib.request.Request(stack.addresses["api"] + path, method=method, headers=headers)
    if method == "POST":
        request.data = b"{}"
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


def _waiting(stack: LocalStack) -> dict[str, int]:
    status, found = _call(stack, "administrator", "GET", "/staff/dead-letters")
    assert status == 200, found
    return {row["queue"]: row["waiting"] for row in found["items"]}


def test_a_dead_letter_is_seen_and_goes_round_again(stack: LocalStack) -> None:
    sqs = AwsAccount(stack.addresses["endpoint"]).client("sqs")
    queue = stack.addresses["outputs"]["MessagesDeadQueueUrl"]
    sqs.send_message(QueueUrl=queue, MessageBody=json.dumps({"id": "m_nobody"}))
    assert set(_waiting(stack)) == {"outbox", "messages", "cabinets", "cabinet-events", "rule"}
    assert _waiting(stack)["messages"] == 1
    assert _call(stack, "administrator", "POST", "/staff/dead-letters/messages/replay")[0] == 200
    deadline = time.monotonic() + 5
    while _waiting(stack)["messages"] and time.monotonic() < deadline:
        time.sleep(0.1)
    assert _waiting(stack)["messages"] == 0


def test_only_an_administrator_sees_them(stack: LocalStack) -> None:
    status, refused = _call(stack, "helper", "GET", "/staff/dead-letters")
    assert status == 403
    assert set(refused) >= {"code", "reason", "reason_zh"}
