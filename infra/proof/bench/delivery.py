"""How soon a cabinet knows a code: from the answer of the reservation route to the grant in its journal.

An effect starts when its row is written, and travels while the answer travels: with empty handlers it may well arrive
first. So the two are compared from the write on. For the empty route that is measured; for ours the same way back of
an answer, measured in the same run, is added to what lies behind the answer.
"""

import http.client
import json
import time
import uuid
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from infra.local.addresses import Addresses
from infra.proof.bench.floor import Floor, Sample, standing
from infra.proof.bench.median import TIMES
from infra.proof.walk import steps
from infra.proof.walk.checks import Checks, Unexpected
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.plan import SMALL_ITEM
from infra.proof.walk.story import Story, WalkedCase
from infra.proof.walk.timeline import Teller, Timeline
from infra.proof.walk.world import World
from infra.say import Progress

PATIENCE = 20
PAUSE = 0.3  # between two samples, so that none starts in the other's wake
LOOK_S = 0.003  # asked without a pause, the cabinet would be busy answering instead of storing


class Silence(Teller):
    """The bench walks to its starting line without telling of it."""

    def __call__(self, step: str, case: dict[str, Any] | None = None, paper: dict[str, Any] | None = None) -> None:
        return


class Journal:
    """What one cabinet has stored, as its keypad's page says."""

    def __init__(self, keypad: str) -> None:
        self._line = http.client.HTTPConnection(urlsplit(keypad).netloc, timeout=10)

    def revs(self) -> dict[str, str]:
        self._line.request("GET", "/state")
        state = json.loads(self._line.getresponse().read())
        return {bank: seen["rev"] for bank, seen in state["banks"].items()}

    def when_changed(self, bank: str, before: str) -> float:
        deadline = time.perf_counter() + PATIENCE
        while self.revs()[bank] == before:
            if time.perf_counter() > deadline:
                raise Unexpected(f"expected a new grant in bank {bank} within {PATIENCE} s")
            time.sleep(LOOK_S)
        return time.perf_counter()


class Measured(NamedTuple):
    """Seconds behind the answer of our route; and of the floor from its write on."""

    ours: list[float]
    floor: list[Sample]

    @property
    def from_the_write(self) -> list[float]:
        way_back = median(sample.answered for sample in self.floor)
        return [seconds + way_back for seconds in self.ours]


def measure(places: Addresses, say: Progress) -> Measured:
    """Taken in turns; the first of each only warms up."""
    checks = Checks(say)
    world = World(places, checks)
    world.opens_for_the_day()
    cabinet = next(c for c in world.cabinets.values() if c.thing not in world.unruly)
    story = Story(world, Silence(Timeline(), "bench"))
    say(f"preparing {TIMES + 1} cases for {cabinet.thing}")
    cases = _cases(story)
    say("deploying the floor: the same hops with empty handlers")
    try:
        with standing(places) as floor:
            say("measuring")
            found = _in_turns(story, cases, cabinet, Journal(places["cabinets"][cabinet.thing]["keypad"]), floor)
    finally:
        world.as_before()
    if checks.failed:
        raise Unexpected(f"{checks.failed} checks failed on the way")
    return found


def _cases(story: Story) -> list[WalkedCase]:
    who = story.world.applicant()
    who.signs_in()
    return [steps.passed_case(story, who, SMALL_ITEM) for _ in range(TIMES + 1)]


def _in_turns(story: Story, cases: list[WalkedCase], cabinet: LiveCabinet, journal: Journal, floor: Floor) -> Measured:
    ours, empty = [], []
    for case in cases:
        story.world.in_step(cabinet.thing)
        time.sleep(PAUSE)
        ours.append(_reservation(case, cabinet, journal))
        time.sleep(PAUSE)
        empty.append(floor.sample())
    for case in cases:
        case.writes("withdrawal", {"reason": "bench"})
    return Measured(ours[1:], empty[1:])


def _reservation(case: WalkedCase, cabinet: LiveCabinet, journal: Journal) -> float:
    body = {"channel": "locker", "cabinet": cabinet.thing, "size": "small"}
    before = journal.revs()
    answer = case.owner.api.write_once("POST", f"/cases/{case.id}/handing-in", body, str(uuid.uuid4()))
    answered = time.perf_counter()
    if answer.status != 200:
        raise Unexpected(f"reservation: expected 200, found {answer.status} {answer.body}")
    bank = answer.body["door"][0]
    return max(0.0, journal.when_changed(bank, before[bank]) - answered)
