"""One cabinet, started and killed again and again while people type codes and the cloud changes its mind."""

import http.client
import json
import random
import subprocess
import threading
import time
import urllib.error
from collections.abc import Callable
from pathlib import Path
from typing import Any

from infra.proof.rig.box import Box, get, post, spawned, started
from infra.proof.torture_cabinet.book import USES, Book, IssuedAccess
from infra.proof.torture_cabinet.collector import Collector
from infra.proof.torture_cabinet.want import Wants

# After so many wrong tries a right code is typed, which sets the count to 0: the fifth would lock the keypad.
RISKED = 3
DRAIN_S = 60.0
SYNC_S = 0.5
# The program is killed at most so long after it has reached the moment that was chosen.
AFTER_S = {"boot": 0.6, "typing": 0.35, "syncing": 0.6}


class Lives(threading.Thread):
    """`failure` is what ended it too early, if anything did."""

    def __init__(self, box: Box, collector: Collector, *, kills: int, seed: int, tick: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self.book = Book(box.thing)
        self.failure: BaseException | None = None
        self._box, self._kills, self._collector, self._tick = box, kills, collector, tick
        self._dice = random.Random(seed)
        self._wants = Wants(box, self.book, self._dice, lambda order: collector.knows(box.thing, order))
        self._log = Path(f"{box.state}.log")
        self._failures = 0

    def run(self) -> None:
        simulator = started("iot.sim", self._box.config, Path(f"{self._box.state}-sim.log"))
        try:
            for _ in range(self._kills):
                self._live()
                self._tick()
            self._last_life()
        except BaseException as error:
            self.failure = error
        finally:
            simulator.terminate()
            simulator.communicate(timeout=15)

    def _live(self) -> None:
        when = self._dice.choices(("boot", "typing", "syncing"), (2, 6, 2))[0]
        if self._dice.random() < 0.8:
            self._wants.change(self._dice.choice("AB"), self._doors())
        process, url = self._begin(when != "boot")
        typing = self._occupy(url, when)
        time.sleep(self._dice.uniform(0, AFTER_S[when]))
        self._kill(process)
        self.book.killed(when)
        if typing:
            typing.join()

    def _occupy(self, url: str | None, when: str) -> threading.Thread | None:
        """Somebody types a code, or the cloud changes the documents; the program is killed meanwhile."""
        if url is None or when == "boot":
            return None
        if when == "syncing" or (issued := self._chosen(url)) is None:
            self._wants.change(self._dice.choice("AB"), self._doors())
            return None
        typing = threading.Thread(target=self._type, args=(url, issued))
        typing.start()
        return typing

    def _chosen(self, url: str) -> IssuedAccess | None:
        """One of the codes that the cabinet knows by now; it gets a moment to hear of some."""
        failures = get(f"{url}/state")["lockout"]["failures"]
        self.book.forgotten_lockouts += failures < self._failures
        self._failures = failures
        held: list[IssuedAccess] = []
        deadline = time.monotonic() + SYNC_S
        while not held and time.monotonic() < deadline:
            held = self._wants.held_by(get(f"{url}/state")["banks"])
            if failures >= RISKED:
                held = [i for i in held if i.fresh and not i.withdrawn and (not i.staff or failures > RISKED)]
        return self._dice.choice(held) if held else None

    def _type(self, url: str, issued: IssuedAccess) -> None:
        try:
            result = post(f"{url}/codes", {"code": issued.code})["result"]
        except (urllib.error.URLError, http.client.HTTPException, OSError, json.JSONDecodeError):
            issued.unanswered += 1
            self.book.unanswered += 1
            self._failures = 0
            return
        self.book.refusals += result == "refused"
        self._failures += result == "refused"
        if result in USES:
            issued.uses += 1
            self._failures = self._failures if issued.staff else 0

    def _begin(self, wait: bool) -> "tuple[subprocess.Popen[bytes], str | None]":
        process = spawned("iot", self._box.config, self._log)
        self.book.starts += 1
        if not wait:
            return process, None
        assert process.stdout is not None
        line = process.stdout.readline().decode().split()
        self.book.readies += bool(line)
        self.book.unready += not line
        return process, line[1] if line else None

    def _kill(self, process: "subprocess.Popen[bytes]") -> None:
        if process.poll() is not None:
            self.book.unready += process.returncode != 0
        process.kill()
        process.communicate()

    def _last_life(self) -> None:
        """Everything is taken back, sent and acked; then the locks' counts are final."""
        process, url = self._begin(True)
        assert url is not None, "the cabinet does not start any more"
        try:
            _within(DRAIN_S, lambda: not self._wants.open_orders())
            self._wants.clear(self._doors())
            _within(DRAIN_S, lambda: self._drained(get(f"{url}/state")))
            self.book.pending = get(f"{url}/state")["pending"]
        finally:
            process.terminate()
            process.communicate(timeout=15)
        counted = sum(issued.pulses for issued in self.book.issued.values())
        self.book.pulses = sum(door["pulses"] for door in self._doors().values())
        self.book.strays = self.book.pulses - counted

    def _drained(self, state: dict[str, Any]) -> bool:
        synced = all(state["banks"][bank]["rev"] == rev for bank, rev in self._wants.revs.items())
        return synced and not state["pending"] and not state["watching"]

    def _doors(self) -> dict[str, Any]:
        return self._box.simulator("/doors")


def _within(seconds: float, holds: Callable[[], bool]) -> None:
    """Waits at most so long. If it still does not hold then, the verdict will say so."""
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.1)
