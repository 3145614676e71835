"""What an IoT rule could not deliver, as AWS IoT hands it to the error action, and the event that it was to be."""

import base64
from typing import Any

import msgspec

PARTS = 3  # cabinets/{thing}/{kind}


class _Undelivered(msgspec.Struct, frozen=True, rename="camel"):
    topic: str
    base64_original_payload: str


def event_of(letter: str, received: int) -> dict[str, Any] | None:
    """What the rule's SQL would have put into the queue, `received` at this moment in milliseconds; None where the
    letter is no such thing, or its payload is no object.
    """
    try:
        undelivered = msgspec.json.decode(letter, type=_Undelivered)
        payload = base64.b64decode(undelivered.base64_original_payload, validate=True)
        said = msgspec.json.decode(payload, type=dict[str, Any])
    except (msgspec.MsgspecError, ValueError):
        return None
    parts = undelivered.topic.split("/")
    if len(parts) != PARTS or parts[0] != "cabinets":
        return None
    return {**said, "topic_thing": parts[1], "kind": parts[2], "received": received}
