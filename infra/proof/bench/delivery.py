"""How soon a cabinet knows a code: from the reservation's commit to the grant in the cabinet's journal.

An effect starts when its rows are written and travels while the answer travels, so an answer is no mark to count from:
it may well come after the grant. Both sides are counted from the moment at which DynamoDB tells the handler that its
write is done. For the floor the handler says so in its answer. For ours the packaged lambda runs as a process of the
bench, warm, with a witness of its calls (inside/witness.py); everything behind it is the running stack.
"""

import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import urlsplit

from infra.proof.bench import reservation
from infra.proof.bench.ground import PAUSE, Ground
from infra.proof.bench.process import Process
from infra.proof.walk.checks import Unexpected
from infra.proof.walk.story import WalkedCase
from infra.say import Progress

PATIENCE = 20
LOOK_S = 0.003  # asked without a pause, the cabinet would be busy answering instead of storing


class Journal:
    """What one cabinet has stored, as its keypad's page says."""

    def __init__(self, keypad: str) -> None:
        self._line = http.client.HTTPConnection(urlsplit(keypad).netloc, timeout=10)

    def revs(self) -> dict[str, str]:
        self._line.request("GET", "/state")
        state = json.loads(self._line.getresponse().read())
        return {bank: seen["rev"] for bank, seen in state["banks"].items()}

    def when_changed(self, before: dict[str, str]) -> float:
        """The moment (epoch seconds) at which a bank had something new."""
        deadline = time.monotonic() + PATIENCE
        while self.revs() == before:
            if time.monotonic() > deadline:
                raise Unexpected(f"expected a new grant within {PATIENCE} s")
            time.sleep(LOOK_S)
        return time.time()


class Sample(NamedTuple):
    """Seconds from the commit until the cabinet has stored the grant, and from the answer (none if it came later)."""

    stored: float
    behind_the_answer: float


class Measured(NamedTuple):
    """`floor`: seconds from the floor's write until its device has heard."""

    ours: list[Sample]
    floor: list[float]


def measure(ground: Ground, say: Progress) -> Measured:
    """Taken in turns; the first of each only warms up."""
    say("preparing cases, then deliveries in turns with the floor's")
    cases, journal = ground.cases(), Journal(ground.keypad)
    ours, floor = [], []
    env = {name: value for name, value in ground.env.items() if name != "_HANDLER"}
    with Process("witness.reserve", ground.path, env) as warm:
        for case in cases:
            ground.settles()
            ours.append(_delivered(ground, case, journal, warm))
            time.sleep(PAUSE)
            floor.append(ground.floor.sample())
    ground.withdraws(cases)
    return Measured(ours[1:], floor[1:])


def _delivered(ground: Ground, case: WalkedCase, journal: Journal, warm: Process) -> Sample:
    event, before = reservation.event(case, ground.cabinet.thing), journal.revs()
    with ThreadPoolExecutor(1) as pool:
        stored = pool.submit(journal.when_changed, before)
        life = warm.answers(event)
        answered = time.time()
        reservation.door(life)
        arrived = stored.result()
    return Sample(arrived - life.answer["committed"], max(0.0, arrived - answered))
