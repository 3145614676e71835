"""What the IoT rules put into the queue: batches of events, and presence."""

import time
from dataclasses import replace
from typing import Any

from cabinet_contract.errors import require
from cabinet_contract.events import Batch, PresenceNote
from chalicelib.usecases.cabinet import events
from chalicelib.workers.batches import each


def from_queue(event: dict[str, Any]) -> dict[str, Any]:
    return each(event, lambda body: handle(body, int(time.time())), "CABINET_EVENTS_QUEUE_URL")


def handle(body: dict[str, Any], now: int) -> None:
    """`topic_thing` is the rule's word for who published; a cabinet may speak only for itself.

    Raises ContractError for what no cabinet sends: after its tries the message lies in the dead-letter queue.
    """
    note = PresenceNote.from_wire(body) if "online" in body else Batch.from_wire(body)
    require(note.thing == body.get("topic_thing"), "thing", "is not the topic's")
    heard = int(body.get("received", now * 1000)) // 1000
    if isinstance(note, Batch):
        events.apply(note, now, heard)
    else:
        # When a last will was sent only the rule knows, and a cabinet's own clock may be wrong.
        events.note_presence(replace(note, at=heard), now)
