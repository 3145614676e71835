"""Queues of effects, and their dead letters."""

import json
import logging
from collections.abc import Iterable
from itertools import islice
from typing import Any, NamedTuple

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.aws import client
from chalicelib.config import setting

LOG = logging.getLogger(__name__)
BATCH = 10  # SQS: SendMessageBatch, ReceiveMessage
HIDDEN = 30  # seconds, longer than a lambda of the API lives
MOST_SOUGHT = 200
LOOK = "look"  # the sweep asks for it, and an outage that is over
QUEUE = {"message": "MESSAGES_QUEUE_URL", "cabinet": "CABINETS_QUEUE_URL", LOOK: "SWEEP_QUEUE_URL"}


def send(effect: str, targets: Iterable[str]) -> list[str]:
    """Sends `{"id": target}` each; the answer lists the targets that SQS did not take, all if it is out of reach."""
    waiting = iter(targets)
    failed: list[str] = []
    while batch := list(islice(waiting, BATCH)):
        failed += _refused(setting(QUEUE[effect]), batch)
    return failed


def _refused(queue_url: str, batch: list[str]) -> list[str]:
    entries = [{"Id": str(n), "MessageBody": json.dumps({"id": id_})} for n, id_ in enumerate(batch)]
    try:
        answer = client("sqs").send_message_batch(QueueUrl=queue_url, Entries=entries)
    except (BotoCoreError, ClientError):
        # One dead queue must not hold up the effects of the others that came in the same batch of the stream.
        LOG.exception("the queue %s took nothing", queue_url)
        return batch
    return [batch[int(entry["Id"])] for entry in answer.get("Failed", [])]


def bring_again(variable: str, receipt: str, seconds: int) -> None:
    """A message that was received becomes visible again after `seconds`."""
    client("sqs").change_message_visibility(
        QueueUrl=setting(variable), ReceiptHandle=receipt, VisibilityTimeout=seconds
    )


def length(variable: str) -> int:
    """About how many messages lie in the queue whose address `variable` holds."""
    answer: dict[str, Any] = client("sqs").get_queue_attributes(
        QueueUrl=setting(variable), AttributeNames=["ApproximateNumberOfMessages"]
    )
    return int(answer["Attributes"]["ApproximateNumberOfMessages"])


class Letter(NamedTuple):
    """A message that was received; `receipt` is what it is deleted by, `sent` in milliseconds."""

    id: str
    receipt: str
    body: str
    sent: int


def received(source: str, *, hidden: int = HIDDEN) -> list[Letter]:
    """Up to ten messages, hidden from others for so many seconds."""
    answer = client("sqs").receive_message(
        QueueUrl=setting(source), MaxNumberOfMessages=BATCH, VisibilityTimeout=hidden, WaitTimeSeconds=1,
        AttributeNames=["SentTimestamp"],
    )  # fmt: skip
    found = answer.get("Messages", [])
    return [Letter(m["MessageId"], m["ReceiptHandle"], m["Body"], int(m["Attributes"]["SentTimestamp"])) for m in found]


def sought(source: str, ids: set[str]) -> list[Letter]:
    """Everything that was received until those with `ids` were there, or there was nothing more."""
    found: list[Letter] = []
    while not ids <= {one.id for one in found} and len(found) < MOST_SOUGHT and (more := received(source)):
        found += more
    return found


def let_go(source: str, letters: Iterable[Letter]) -> None:
    """They are seen by others again at once."""
    for letter in letters:
        bring_again(source, letter.receipt, 0)


def drop(source: str, letters: Iterable[Letter]) -> None:
    for letter in letters:
        client("sqs").delete_message(QueueUrl=setting(source), ReceiptHandle=letter.receipt)


def move(source: str, target: str, letter: Letter, body: str) -> None:
    """`body` goes to the other queue in its place; it is deleted only after that was sent."""
    client("sqs").send_message(QueueUrl=setting(target), MessageBody=body)
    drop(source, [letter])
