"""The real program on a disk of its own that really has no byte left, in a mount namespace of its own.

python -m tests.device.machine.full_disk DIR prints what was seen as one JSON document.
"""

import asyncio
import json
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from infra.local.ports import free_port
from iot.journal.space import FILE
from iot.machine import identity
from tests.device.rig import IDENTITY, Rig, in_time

DISK = "size=48m"
PATIENCE_S = 20.0


def fill(disk: Path) -> None:
    """To the last byte: what is left after big blocks goes to small ones."""
    for number, block in enumerate((2**20, 1)):
        with (disk / f"filler{number}").open("ab", buffering=0) as filler:
            try:
                while filler.write(b"\0" * block) == block:
                    pass
            except OSError:
                continue


def empty(disk: Path) -> None:
    for filler in disk.glob("filler*"):
        filler.unlink()


def asked(url: str, body: Any = None) -> tuple[int, dict[str, Any]]:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())
    except OSError:
        return 0, {}  # between two lives nobody listens for a moment


def eventually(what: str, true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.1)


@contextmanager
def program(config: Path, log: Path) -> Iterator[None]:
    with log.open("ab") as lines:
        running = subprocess.Popen([sys.executable, "-m", "iot", "--config", str(config)], stdout=lines, stderr=lines)
    try:
        yield
    finally:
        running.terminate()
        assert running.wait(10) == 0, log.read_text()


class Story:
    """`disk` is full or has room as the story says; `log` lies elsewhere."""

    def __init__(self, disk: Path, log: Path) -> None:
        self.disk, self.log = disk, log
        self.url = f"http://127.0.0.1:{free_port()}"
        self.rig = Rig(disk)
        self.config = disk / "cabinet.json"
        timings = {"open_window_s": 0.5, "watch_s": 0.05, "heartbeat_s": 0.5}
        bank = {"bank": "A", "driver": "8a80", "serial": "bus", "address": 1, "channels": 24,
                "doors": {f"A{n:02d}": n for n in range(1, 5)}}  # fmt: skip
        whole = {"thing": "cab-test", "state": "state", "broker": {"host": "localhost", "port": 1}, "banks": [bank]}
        keypad = {"port": int(self.url.rsplit(":", 1)[1])}
        self.config.write_text(json.dumps(whole | {"timings": timings, "keypad": keypad}))

    def state(self) -> int:
        return asked(f"{self.url}/state")[0]

    def types(self, code: str) -> str:
        status, answer = asked(f"{self.url}/codes", {"code": code})
        return answer["result"] if status == 200 else f"{status} {answer.get('code')}"

    def pulses(self) -> list[int]:
        return [self.rig.door(f"A0{number}").pulses for number in (1, 2, 3)]

    async def seed(self) -> list[str]:
        """Grants that a cloud gave while there was room and a network."""
        now = self.rig.time.wall = time.time()
        made = [self.rig.grant(number, f"A0{number}") for number in (1, 2, 3)]
        async with self.rig.powered():
            lives = {"start": int(now) - 60, "until": int(now) + 3600}
            await self.rig.want("A", *(grant._replace(**lives) for _, grant in made))
        certificate(self.disk / "state")
        return [code for code, _ in made]

    def play(self, codes: list[str]) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        reserve = self.disk / "state" / FILE
        with program(self.config, self.log):
            eventually("ready", lambda: self.state() == 200)
            fill(self.disk)
            eventually("the reserve is given up", lambda: not reserve.exists())
            eventually("in order", lambda: self.state() == 200)
            seen["on the reserve"] = self.types(codes[0])
            fill(self.disk)
            eventually("out of order", lambda: self.state() == 503)
            seen["no byte left"] = self.types(codes[1])
            seen["pulses then"] = self.pulses()
            empty(self.disk)
            eventually("in order again", lambda: self.state() == 200)
            seen["room again"] = self.types(codes[1])
            seen["used before"] = self.types(codes[0])
        fill(self.disk)
        with program(self.config, self.log):
            eventually("the reserve is enough for a start", lambda: self.state() == 200)
            fill(self.disk)
            eventually("out of order", lambda: self.state() == 503)
        fill(self.disk)
        with program(self.config, self.log):
            eventually("out of order", lambda: self.state() == 503)
            seen["started without a byte"] = self.types(codes[2])
            empty(self.disk)
            eventually("in order again", lambda: self.state() == 200)
            seen["and room again"] = self.types(codes[2])
        return seen | {"pulses": self.pulses(), "events": told(self.disk / "state" / "journal.sqlite")}


def certificate(state: Path) -> None:
    key, own = state / "k.pem", state / "c.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=cab-test", "-keyout", str(key),
         "-out", str(own)],
        check=True, capture_output=True,
    )  # fmt: skip
    identity.save(state, replace(IDENTITY, certificate=own.read_text(), private_key=key.read_text()))


def told(journal: Path) -> list[str]:
    with sqlite3.connect(journal) as db:
        kept = [type_ for (type_,) in db.execute("SELECT type FROM events ORDER BY number")]
    return [type_ for type_ in kept if type_ in ("grant_used", "disk_full", "disk_ok")]


async def main(disk: Path, log: Path) -> dict[str, Any]:
    story = Story(disk, log)
    async with story.rig.plugged_in():
        codes = await in_time(story.seed())
        return await asyncio.to_thread(story.play, codes)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", DISK, "none", str(place)], check=True)
    sys.stdout.write(json.dumps(asyncio.run(main(place, place.with_suffix(".log")))))
