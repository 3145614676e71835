"""The calls of AWS that one reservation makes, as its witness heard them, and the same calls for the floor."""

import json
import marshal
import uuid
from pathlib import Path
from typing import Any

from infra.proof.bench import process, reservation
from infra.proof.bench.floor import Own
from infra.proof.bench.ground import Ground
from infra.proof.bench.listener import SHADOW
from infra.proof.walk.story import WalkedCase

Call = tuple[str, str, dict[str, Any]]  # service, operation, parameters


def heard(ground: Ground, case: WalkedCase, folder: Path) -> list[Call]:
    file = folder / "heard"
    event = reservation.event(case, ground.cabinet.thing)
    reservation.door(process.first("witness.reserve", event, ground.path, ground.unnamed | {"CALLS": str(file)}))
    found: list[Call] = marshal.loads(file.read_bytes())  # noqa: S302  written by the witness, a moment ago
    return found


def written(found: list[Call], ground: Ground, mark: str, folder: Path) -> Path:
    """A file for the bare handler: the same calls, once more, with `mark` in the shadow that they write."""
    file = folder / "calls"
    outbox = ground.env["OUTBOX_TABLE"]
    file.write_bytes(marshal.dumps([elsewhere(call, ground.floor.own, outbox, mark) for call in found]))
    return file


def elsewhere(call: Call, own: Own, outbox: str, mark: str) -> Call:
    """The same call; if it writes, then into what belongs to the floor."""
    service, operation, params = call
    if operation == "TransactWriteItems":
        rows = [_row(item, own, outbox) for item in params["TransactItems"]]
        return service, operation, params | {"TransactItems": rows}
    if operation == "BatchWriteItem":
        count = sum(map(len, params["RequestItems"].values()))
        gone = [{"DeleteRequest": {"Key": {"pk": {"S": uuid.uuid4().hex}}}} for _ in range(count)]
        return service, operation, params | {"RequestItems": {own.spare: gone}}
    if operation == "UpdateThingShadow":
        state = json.loads(params["payload"])["state"]
        payload = json.dumps({"state": {"desired": state["desired"] | {"rev": mark}}}).encode()
        return service, operation, {"thingName": own.thing, "shadowName": SHADOW, "payload": payload}
    return call


def _row(item: dict[str, Any], own: Own, outbox: str) -> dict[str, Any]:
    key = {"pk": {"S": uuid.uuid4().hex}}
    if "Delete" in item:
        return {"Delete": {"TableName": own.spare, "Key": key}}
    table = own.rows if item["Put"]["TableName"] == outbox else own.spare
    row = item["Put"]["Item"] | key
    return {"Put": {"TableName": table, "Item": row, "ConditionExpression": "attribute_not_exists(pk)"}}
