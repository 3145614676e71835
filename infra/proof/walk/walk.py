"""Runs the plan: stories side by side, everything counted, one table at the end."""

import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from infra.local.addresses import Addresses
from infra.proof.walk.checks import Checks, Unexpected
from infra.proof.walk.plan import PERSON, UNRULY, Lane, Tale, first, lanes, longest
from infra.proof.walk.story import Story
from infra.proof.walk.timeline import HEAD, Teller, Timeline
from infra.proof.walk.world import World

MOST_LANES = 12


class Walk:
    """`addresses` is what stack.json says."""

    def __init__(self, addresses: Addresses) -> None:
        self._timeline = Timeline()
        self.checks = Checks(self._timeline.plain)
        self._world = World(addresses, self.checks)
        self._seconds: dict[str, float] = {}
        self._traces: dict[str, Any] = {}

    def run(self) -> bool:
        """True if every check held; the last line says so."""
        self._timeline.plain(HEAD)
        try:
            self._guarded("开门 opening", lambda _: self._world.opens_for_the_day())
            self._side_by_side()
        finally:
            self._world.as_before()
        self._guarded("关门 closing", lambda _: self._world.closes())
        self._compare()
        self._sum_up()
        return not self.checks.failed

    def _side_by_side(self) -> None:
        if self.checks.failed:
            return
        with ThreadPoolExecutor(MOST_LANES) as pool:
            pool.submit(self._lane, longest(self._world))
            self._lane(first(self._world))
            if not self.checks.failed:
                list(pool.map(self._lane, lanes(self._world)))

    def _lane(self, lane: Lane) -> None:
        for label, tale in lane:
            self._traces[label] = self._guarded(label, tale)

    def _guarded(self, label: str, tale: Tale) -> Any:
        """One story's failure ends that story only."""
        threading.current_thread().name = label
        began = self._timeline.elapsed
        try:
            return tale(Story(self._world, Teller(self._timeline, label)))
        except Unexpected as error:
            self.checks.fail(str(error))
        except Exception as error:
            # Reported and counted: what the walk itself did not foresee must not pass for a good end.
            self.checks.fail(f"{error!r}\n{traceback.format_exc()}")
        finally:
            self._seconds[label] = self._timeline.elapsed - began
        return None

    def _compare(self) -> None:
        """Every event delivered twice and out of order must leave the very same end as each once and in order."""
        orderly, unruly = self._traces.get(PERSON), self._traces.get(UNRULY)
        self.checks.equal("unruly events leave the same end as orderly ones", orderly, unruly)

    def _sum_up(self) -> None:
        self._timeline.plain("")
        for label, seconds in self._seconds.items():
            self._timeline.plain(f"{seconds:7.1f} s  {label}")
        self._timeline.plain(f"{self._timeline.elapsed:7.1f} s  全部 all of it")
        self._timeline.plain(f"walk: {self.checks.done} checks, {self.checks.failed} failed")
