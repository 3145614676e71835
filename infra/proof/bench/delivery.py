"""How soon a cabinet knows a code: from the reservation's commit to the grant in the cabinet's journal.

The shadow is written behind the commit and before the answer, so an answer is no mark to count from. Both sides are
counted from the moment at which DynamoDB tells the handler that its transaction is written. For that the packaged
lambda runs as a process of the bench, warm, with a witness of its calls (inside/witness.py); everything behind it is
the running stack. The floor is a bare handler that makes the same calls, and a device that only hears; behind its rows,
too, a stream and a queue with empty handlers are at work meanwhile.
"""

import json
import sqlite3
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from infra.proof.bench import calls, reservation
from infra.proof.bench.calls import Call
from infra.proof.bench.ground import Ground
from infra.proof.bench.median import TIMES
from infra.proof.bench.process import Process
from infra.proof.walk.checks import Unexpected
from infra.proof.walk.story import WalkedCase
from infra.say import Progress

PATIENCE = 20
LOOK_S = 0.001


class Journal:
    """What one cabinet has stored, read from its file: its program would have to stop storing in order to tell us."""

    def __init__(self, config: Path) -> None:
        state = json.loads(config.read_text(encoding="utf-8"))["state"]
        self._file = config.parent / state / "journal.sqlite"

    def when_changed(self, before: dict[str, str]) -> float:
        """The moment (epoch seconds) at which a bank had something new."""
        deadline = time.monotonic() + PATIENCE
        with closing(self._opened()) as db:
            while _revs(db) == before:
                if time.monotonic() > deadline:
                    raise Unexpected(f"expected a new grant within {PATIENCE} s")
                time.sleep(LOOK_S)
        return time.time()

    def revs(self) -> dict[str, str]:
        with closing(self._opened()) as db:
            return _revs(db)

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)


def _revs(db: sqlite3.Connection) -> dict[str, str]:
    return dict(db.execute("SELECT bank, rev FROM banks"))


class Sample(NamedTuple):
    """Seconds from the commit until the cabinet has stored the grant, and from the answer (none if it came later)."""

    stored: float
    behind_the_answer: float


class Measured(NamedTuple):
    """`floor`: seconds from the bare handler's commit until its device has heard."""

    ours: list[Sample]
    floor: list[float]


def measure(ground: Ground, say: Progress) -> Measured:
    """Taken in turns; the first case shows which calls a reservation makes, the second of each only warms up."""
    say("preparing cases, then deliveries in turns with the floor's")
    first, *cases = ground.cases(TIMES + 2)
    with (
        TemporaryDirectory(prefix="xinbao-") as folder,
        Process("witness.reserve", ground.path, ground.unnamed) as warm,
        Process("bare.answer", ground.path, ground.env) as bare,
    ):
        found = calls.heard(ground, first, Path(folder))
        both = [_both(ground, case, (warm, bare), found, Path(folder)) for case in cases]
    ground.withdraws([first, *cases])
    return Measured([ours for ours, _ in both[1:]], [floor for _, floor in both[1:]])


def _both(
    ground: Ground, case: WalkedCase, handlers: tuple[Process, Process], found: list[Call], folder: Path
) -> tuple[Sample, float]:
    warm, bare = handlers
    ground.settles()
    ours = _delivered(ground, case, Journal(ground.config), warm)
    ground.settles()
    mark = uuid.uuid4().hex
    life = bare.answers({"calls": str(calls.written(found, ground, mark, folder))})
    return ours, ground.floor.heard(mark) - float(life.answer["committed"])


def _delivered(ground: Ground, case: WalkedCase, journal: Journal, warm: Process) -> Sample:
    event, before = reservation.event(case, ground.cabinet.thing), journal.revs()
    with ThreadPoolExecutor(1) as pool:
        stored = pool.submit(journal.when_changed, before)
        life = warm.answers(event)
        answered = time.time()
        reservation.door(life)
        arrived = stored.result()
    return Sample(arrived - life.answer["committed"], max(0.0, arrived - answered))
