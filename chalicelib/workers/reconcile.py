"""The queue of cabinets whose shadows may have to change."""

from typing import Any

from chalicelib.usecases.parts.reconciling import reconcile
from chalicelib.workers.batches import each


def from_queue(event: dict[str, Any]) -> dict[str, Any]:
    return each(event, lambda body: reconcile(body["id"]), "CABINETS_QUEUE_URL")
