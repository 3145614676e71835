"""What a cold start costs whoever meets it: from a fresh process of the API lambda to its first answered reservation.

The floor is a bare handler that makes the same calls of AWS, in the same order and of the same size, with one botocore
client for each service. Its writes go to a table and a thing of its own, so that nobody's rows are touched. Measured on
what is deployed, against the running stack; seconds of CPU are what decides, as the clock also shows who else was busy.
"""

import json
import marshal
import uuid
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from infra.proof.bench import process, reservation
from infra.proof.bench.floor import Own
from infra.proof.bench.ground import Ground
from infra.proof.bench.process import Life
from infra.proof.walk.story import WalkedCase
from infra.say import Progress

Call = tuple[str, str, dict[str, Any]]  # service, operation, parameters


class Measured(NamedTuple):
    ours: list[Life]
    floor: list[Life]
    calls: int


def measure(ground: Ground, say: Progress) -> Measured:
    """Taken in turns; the first case only shows which calls a reservation makes."""
    say("preparing cases, then first answers in turns with the floor's")
    first, *cases = ground.cases()
    ours, bare = [], []
    with TemporaryDirectory(prefix="xinbao-") as folder:
        file = Path(folder, "calls")
        calls = _calls(ground, first, file)
        for case in cases:
            ground.settles()
            ours.append(_answered(ground, case))
            file.write_bytes(marshal.dumps([elsewhere(call, ground.floor.own) for call in calls]))
            bare.append(process.first("bare.answer", {}, ground.path, ground.env | {"CALLS": str(file)}))
    ground.withdraws([first, *cases])
    return Measured(ours, bare, len(calls))


def _answered(ground: Ground, case: WalkedCase) -> Life:
    life = process.first("app.app", reservation.event(case, ground.cabinet.thing), ground.path, ground.env)
    reservation.door(life)
    return life


def _calls(ground: Ground, case: WalkedCase, file: Path) -> list[Call]:
    env = ground.env | {"CALLS": str(file)}
    env.pop("_HANDLER")  # the witness has to be there before any client is made
    event = reservation.event(case, ground.cabinet.thing)
    reservation.door(process.first("witness.reserve", event, ground.path, env))
    found: list[Call] = marshal.loads(file.read_bytes())  # noqa: S302  written by the witness, a moment ago
    return found


def elsewhere(call: Call, own: Own) -> Call:
    """The same call; if it writes, then into what belongs to the floor."""
    service, operation, params = call
    if operation == "TransactWriteItems":
        rows = [_row(item, uuid.uuid4().hex, own.table) for item in params["TransactItems"]]
        return service, operation, params | {"TransactItems": rows}
    if operation == "UpdateThingShadow":
        state = {"state": json.loads(params["payload"])["state"]}
        return service, operation, params | {"thingName": own.thing, "payload": json.dumps(state).encode()}
    return call


def _row(item: dict[str, Any], pk: str, table: str) -> dict[str, Any]:
    key = {"pk": {"S": pk}}
    if "Delete" in item:
        return {"Delete": {"TableName": table, "Key": key}}
    row = item["Put"]["Item"] | key
    return {"Put": {"TableName": table, "Item": row, "ConditionExpression": "attribute_not_exists(pk)"}}
