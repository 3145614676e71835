"""What a cold start costs whoever meets it: from a fresh process of the API lambda to its first answered reservation.

The floor is a bare handler that makes the same calls of AWS, in the same order and of the same size, with one botocore
client for each service. Its writes go to tables and a thing of its own, so that nobody's rows are touched. Measured on
what is deployed, against the running stack; seconds of CPU are what decides, as the clock also shows who else was busy.
"""

import uuid
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from infra.proof.bench import calls, process, reservation
from infra.proof.bench.ground import Ground
from infra.proof.bench.process import Life
from infra.proof.walk.story import WalkedCase
from infra.say import Progress


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
        found = calls.heard(ground, first, Path(folder))
        for case in cases:
            ground.settles()
            ours.append(_answered(ground, case))
            file = calls.written(found, ground, uuid.uuid4().hex, Path(folder))
            bare.append(process.first("bare.answer", {"calls": str(file)}, ground.path, ground.env))
    ground.withdraws([first, *cases])
    return Measured(ours, bare, len(found))


def _answered(ground: Ground, case: WalkedCase) -> Life:
    life = process.first("app.app", reservation.event(case, ground.cabinet.thing), ground.path, ground.env)
    reservation.door(life)
    return life
