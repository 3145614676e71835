"""Hands outbox rows to the queue of their effect, then forgets them. Twice does no harm: every effect is idempotent."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from chalicelib.gateways import queues
from chalicelib.store import outbox
from chalicelib.workers import batches


class Handover(NamedTuple):
    """`id` names the outbox row."""

    id: str
    effect: str
    target: str


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
    refused: set[str] = set()
    for effect in {one.effect for one in found}:
        # Twenty writes about one cabinet need it reconciled once.
        left = set(queues.send(effect, {one.target for one in found if one.effect == effect}))
        refused |= {one.id for one in found if one.effect == effect and one.target in left}
    outbox.forget(one.id for one in found if one.id not in refused)
    return refused


def _handover(image: dict[str, dict[str, str]]) -> Handover:
    return Handover(image["pk"]["S"], image["effect"]["S"], image["target"]["S"])
