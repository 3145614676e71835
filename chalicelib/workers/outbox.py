"""Hands outbox rows to the queue of their effect, then forgets them. Twice does no harm: every effect is idempotent."""

from collections.abc import Sequence
from typing import Any

from chalicelib.gateways import queues
from chalicelib.store import outbox
from chalicelib.store.outbox import Handover
from chalicelib.workers import batches


def from_stream(event: dict[str, Any]) -> dict[str, Any]:
    """For a stream of NEW_IMAGE; only new rows are work, removals are our own."""
    records = [record["dynamodb"] for record in event["Records"] if record["eventName"] == "INSERT"]
    refused = hand_over(_not_done([_handover(record["NewImage"]) for record in records]))
    return batches.failures(r["SequenceNumber"] for r in records if r["NewImage"]["pk"]["S"] in refused)


def _not_done(found: Sequence[Handover]) -> list[Handover]:
    """A cabinet that the API has told already needs nobody behind it: the row of that is gone."""
    told = {one.id for one in found if one.effect == outbox.CABINET}
    there = outbox.still_there(told) if told else set()
    return [one for one in found if one.id not in told or one.id in there]


def hand_over(found: Sequence[Handover]) -> set[str]:
    """Returns the ids of those rows that no queue took; they are still there."""
    return outbox.hand_over(found, queues.send)


def _handover(image: dict[str, dict[str, str]]) -> Handover:
    return Handover(image["pk"]["S"], image["effect"]["S"], image["target"]["S"])
