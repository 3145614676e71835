"""Queue batches: each message on its own; those that failed come again, the others do not."""

import json
import logging
from collections.abc import Callable, Iterable
from typing import Any

from chalicelib.gateways import queues

LOG = logging.getLogger(__name__)


# A queue's own visibility timeout must outlast a lambda; an effect that failed should come again much sooner.
FIRST_RETRY, LAST_RETRY = 5, 600


def each(event: dict[str, Any], handle: Callable[[dict[str, Any]], None], queue: str) -> dict[str, Any]:
    """Calls `handle` with every message's JSON body; the answer names the messages that SQS shall bring again.

    `queue` is the environment variable with the queue's address, so that they come again with a growing pause.
    """
    failed = [record for record in event["Records"] if not _handled(record, handle)]
    for record in failed:
        _again_soon(record, queue)
    return failures(record["messageId"] for record in failed)


def _again_soon(record: dict[str, Any], queue: str) -> None:
    tries = int(record.get("attributes", {}).get("ApproximateReceiveCount", 1))
    queues.bring_again(queue, record["receiptHandle"], min(FIRST_RETRY * 2 ** (tries - 1), LAST_RETRY))


def failures(ids: Iterable[str]) -> dict[str, Any]:
    return {"batchItemFailures": [{"itemIdentifier": id_} for id_ in ids]}


def _handled(record: dict[str, Any], handle: Callable[[dict[str, Any]], None]) -> bool:
    try:
        handle(json.loads(record["body"]))
    except Exception:
        # Not swallowed: SQS brings the message again, and after its last try it lies in the dead-letter queue.
        LOG.exception("message %s failed", record["messageId"])
        return False
    return True
