"""Queue batches: each message on its own; those that failed come again, the others do not."""

import json
import logging
from collections.abc import Callable, Iterable
from typing import Any

LOG = logging.getLogger(__name__)


def each(event: dict[str, Any], handle: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Calls `handle` with every message's JSON body; the answer names the messages that SQS shall bring again."""
    return failures(record["messageId"] for record in event["Records"] if not _handled(record, handle))


def failures(ids: Iterable[str]) -> dict[str, Any]:
    return {"batchItemFailures": [{"itemIdentifier": id_} for id_ in ids]}


def _handled(record: dict[str, Any], handle: Callable[[dict[str, Any]], None]) -> bool:
    try:
        handle(json.loads(record["body"]))
    except Exception:
        # Not swallowed: SQS brings the message again, and after its last try it lies in the dead-letter queue.
        LOG.exception("message failed", extra={"id": record["messageId"]})
        return False
    return True
