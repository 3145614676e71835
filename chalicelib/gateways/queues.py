"""Queues of effects, and their dead letters."""

import json
import logging
from collections.abc import Iterable
from itertools import islice
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.aws import client
from chalicelib.config import setting

LOG = logging.getLogger(__name__)
BATCH = 10  # SQS: SendMessageBatch
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


def move_some(source: str, target: str, most: int = BATCH) -> int:
    """Moves up to `most` messages back to their queue; each is deleted only after it was sent."""
    sqs = client("sqs")
    found = sqs.receive_message(QueueUrl=setting(source), MaxNumberOfMessages=min(most, BATCH)).get("Messages", [])
    for message in found:
        sqs.send_message(QueueUrl=setting(target), MessageBody=message["Body"])
        sqs.delete_message(QueueUrl=setting(source), ReceiptHandle=message["ReceiptHandle"])
    return len(found)
