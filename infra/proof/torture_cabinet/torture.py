"""Cabinets side by side on one broker, tortured; the books and the verdicts."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from infra.proof.rig.box import Box
from infra.proof.rig.cabinet_cloud import CabinetCloud, running_cloud
from infra.proof.torture_cabinet.book import Book
from infra.proof.torture_cabinet.collector import Collector
from infra.proof.torture_cabinet.life import Lives
from infra.proof.torture_cabinet.verdict import TortureVerdict, judge

SHOWN_EVERY = 50
# A hand that closes each door so soon that many doors close while the program is dead.
HAND_MS = 150


@dataclass(frozen=True, slots=True)
class Tortured:
    books: tuple[Book, ...]
    verdicts: tuple[TortureVerdict, ...]
    events: int
    seconds: float


def torture(directory: Path, *, kills: int, cabinets: int, seed: int, say: Callable[[str], None]) -> Tortured:
    """Raises whatever kept it from its end; a verdict is only given on a whole story."""
    with running_cloud(directory) as cloud:
        return torture_on(cloud, directory, kills=kills, cabinets=cabinets, seed=seed, say=say)


def torture_on(
    cloud: CabinetCloud, directory: Path, *, kills: int, cabinets: int, seed: int, say: Callable[[str], None]
) -> Tortured:
    boxes = [_box(directory, cloud, f"cab-tortured-{n}") for n in range(1, cabinets + 1)]
    collector, tick = Collector(cloud), _Ticker(kills, say)
    collector.start()
    shares = [kills // cabinets + (n < kills % cabinets) for n in range(cabinets)]
    seeds = range(seed, seed + cabinets)
    lives = [
        Lives(box, collector, kills=share, seed=own, tick=tick)
        for box, share, own in zip(boxes, shares, seeds, strict=True)
    ]
    begun = time.monotonic()
    for life in lives:
        life.start()
    for life in lives:
        life.join()
    collector.end()
    seconds = time.monotonic() - begun
    for life in lives:
        if life.failure:
            raise life.failure
    batches = [[b for b in collector.arrived if b["topic_thing"] == box.thing] for box in boxes]
    verdicts = tuple(judge(life.book, found) for life, found in zip(lives, batches, strict=True))
    events = sum(collector.applied(box.thing) for box in boxes)
    return Tortured(tuple(life.book for life in lives), verdicts, events, seconds)


class _Ticker:
    """Says now and then how far it is; called from every cabinet's thread."""

    def __init__(self, kills: int, say: Callable[[str], None]) -> None:
        self._kills, self._say, self._done, self._lock = kills, say, 0, threading.Lock()
        self._begun = time.monotonic()

    def __call__(self) -> None:
        with self._lock:
            self._done += 1
            if self._done % SHOWN_EVERY == 0:
                self._say(f"  {self._done} of {self._kills} kills, {time.monotonic() - self._begun:.0f} s")


def _box(directory: Path, cloud: CabinetCloud, thing: str) -> Box:
    box = Box(directory, cloud, thing, sim={"hand_ms": HAND_MS, "reply_ms": 5})
    box.provision(cloud.claim(directory))
    return box
