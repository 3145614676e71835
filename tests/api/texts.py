"""Intents to send, and the lambda that sends them, as SQS runs it."""

import json
import time

from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.messages.message import Message
from chalicelib.gateways import keys
from chalicelib.store import messages
from chalicelib.store.transaction import commit
from chalicelib.usecases.parts import randomness
from chalicelib.workers import messages as worker
from tests.api import cloud

PLACE = "陆港大厦信包箱"


def number() -> str:
    """Another phone for each test: the stand-in keeps what it was sent."""
    return f"+86139{randomness.spread() % 10**8:08d}"


def intent(to: str, kind: SmsKind = SmsKind.DEPOSIT_CODE, code: str = "123456789", until: int = 0) -> str:
    now = int(time.time())
    message = Message(
        id=randomness.new_id("m"), centre="xian-itl", kind=kind, to_ct=keys.encrypted(to, keys.Context.PHONE),
        code_ct=keys.encrypted(code, keys.Context.CODE), place=PLACE, until=until or now + 3600, at=now,
    )  # fmt: skip
    commit([messages.plan(message)])
    return message.id


def stored(id_: str) -> Message:
    message = messages.load(id_)
    assert message is not None
    return message


def queue(*ids: str) -> list[str]:
    """Runs the lambda as SQS does; returns the ids that come again."""
    url, sqs = worker_queue(), cloud.client("sqs")
    for id_ in ids:
        sqs.send_message(QueueUrl=url, MessageBody=json.dumps({"id": id_}))
    found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, AttributeNames=["All"])["Messages"]
    records = [
        {"messageId": m["MessageId"], "receiptHandle": m["ReceiptHandle"], "body": m["Body"],
         "attributes": m["Attributes"]} for m in found
    ]  # fmt: skip
    failed = {f["itemIdentifier"] for f in worker.from_queue({"Records": records})["batchItemFailures"]}
    return [json.loads(r["body"])["id"] for r in records if r["messageId"] in failed]


def worker_queue() -> str:
    return str(cloud.client("sqs").get_queue_url(QueueName="MESSAGES_QUEUE_URL")["QueueUrl"])
