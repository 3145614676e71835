"""The desk sees dead letters and sends them round again, with no more permission than that."""

import json
import time
import uuid

import pytest

from infra.aws import AwsAccount
from infra.local.stack import LocalStack
from infra.proof.walk.api import ApiCaller
from infra.proof.walk.checks import Checks
from infra.proof.walk.world import World

pytestmark = pytest.mark.stack


def api(stack: LocalStack, username: str) -> ApiCaller:
    return World(stack.addresses, Checks(pytest.fail)).sign_in(username).api


def waiting(desk: ApiCaller) -> dict[str, int]:
    return {row["queue"]: row["waiting"] for row in desk.get("/staff/dead-letters")["items"]}


def test_a_dead_letter_is_seen_and_goes_round_again(stack: LocalStack) -> None:
    desk, sqs = api(stack, "administrator"), AwsAccount(stack.addresses["endpoint"]).client("sqs")
    queue = stack.addresses["outputs"]["MessagesDeadQueueUrl"]
    sqs.send_message(QueueUrl=queue, MessageBody=json.dumps({"id": "m_nobody"}))
    assert set(waiting(desk)) == {"outbox", "messages", "cabinets", "sweep", "cabinet-events", "rule"}
    assert waiting(desk)["messages"] == 1
    assert (
        desk.write_once("POST", "/staff/dead-letters/messages/replay", {"reason": "x"}, str(uuid.uuid4())).status == 200
    )
    deadline = time.monotonic() + 5
    while waiting(desk)["messages"] and time.monotonic() < deadline:
        time.sleep(0.1)
    assert waiting(desk)["messages"] == 0


def test_only_an_administrator_sees_them(stack: LocalStack) -> None:
    refused = api(stack, "helper").ask("GET", "/staff/dead-letters")
    assert refused.status == 403
    assert set(refused.body) >= {"code", "reason", "reason_zh"}
