"""The measurements, each on the running programs."""

import json
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cabinet_contract.codes import verifier
from infra import typed
from infra.proof.bench_cabinet.figures import Figure, percentile
from infra.proof.rig.box import Box, get, started
from infra.proof.rig.cabinet_cloud import eventually

BANKS, DOORS = "ABCDE", 20
# Nobody types nine digits quicker; and a lock is given its 300 ms before the next one may be pulsed.
BETWEEN_CODES_S = (0.4, 0.8)
BAUD, BITS_A_BYTE, OPEN_FRAME = 9600, 10, 5
LIFE_S = 6 * 3600


def start_to_ready(box: Box, times: int) -> list[Figure]:
    """Cold as far as a running system can be: a new process each time, files in the system's cache."""
    taken = []
    for _ in range(times):
        begun = time.monotonic()
        process = started("iot", box.config, Path(f"{box.state}.log"))
        taken.append(time.monotonic() - begun)
        process.kill()
        process.communicate()
    note = f"the longest of {times}; median {percentile(taken, 50):.2f} s"
    return [Figure("start to ready", max(taken), "s", 3, note)]


def resync(box: Box, number: int) -> tuple[list[Figure], list[str]]:
    """The line is cut, all documents change, the line is back: until the cloud sees all of them confirmed."""
    box.relay.cut()
    eventually(lambda: box.keypad()["network"] == "offline")
    codes, revs = [], {}
    for bank in BANKS:
        made = [box.grant(number + n, f"{bank}{n:02d}", life=LIFE_S) for n in range(1, DOORS + 1)]
        number += DOORS
        codes += [code for code, _ in made]
        revs[f"bank-{bank}"] = box.want(bank, *(grant for _, grant in made))
    begun = time.monotonic()
    box.relay.join()
    eventually(lambda: box.keypad()["network"] == "online", 60)
    connected = time.monotonic()
    eventually(lambda: all(_reported(box, shadow) == rev for shadow, rev in revs.items()), 60)
    done = time.monotonic()
    note = f"{len(codes)} grants in {len(BANKS)} documents, stored and confirmed"
    return [
        Figure("resync of 100 doors after reconnect", done - connected, "s", 10, note),
        Figure("line back to resynced", done - begun, "s", None, "with the wait before the next attempt to connect"),
    ], codes


def key_to_lock(box: Box, codes: Sequence[str]) -> list[Figure]:
    """From the last key (the request leaves the screen) to the first byte of the open frame at the boards' end."""
    taken, answered = [], []
    for code in codes:
        time.sleep(random.uniform(*BETWEEN_CODES_S))
        pressed = time.time()
        answer = box.type(code)
        answered.append(1000 * (time.time() - pressed))
        assert answer["result"] == "opened", answer
        opened = opened_at(box.simulator("/state")["heard"], pressed)
        assert opened, "the boards heard no open frame"
        taken.append(1000 * (opened - pressed))
    wire = 1000 * OPEN_FRAME * BITS_A_BYTE / BAUD
    note = f"{len(codes)} codes, of {len(codes)} grants, while other doors stand open"
    return [
        Figure("last key to open frame p50", percentile(taken, 50), "ms", None, note),
        Figure("last key to open frame p99", percentile(taken, 99), "ms", 50),
        Figure("last key to answer p50", percentile(answered, 50), "ms", None, "the door was seen open"),
        Figure("wire", wire, "ms", None, f"arithmetic, not measured: {OPEN_FRAME} bytes at {BAUD} baud, to be added"),
        _derivation(box),
    ]


def _derivation(box: Box) -> Figure:
    keys, taken = box.keys, []
    for n in range(50):
        begun = time.perf_counter()
        verifier(keys.key, keys.salt, f"{n:09d}")
        taken.append(1000 * (time.perf_counter() - begun))
    return Figure("key derivation alone p50", percentile(taken, 50), "ms", None, "contained in the above")


def opened_at(heard: Sequence[Mapping[str, Any]], since: float) -> float | None:
    """The moment of the first open frame (8A …) since then that the boards heard."""
    found = [h["at"] for h in heard if h["to_board"] and h["data"].startswith("8A") and h["at"] >= since]
    return float(found[0]) if found else None


def _reported(box: Box, shadow: str) -> str | None:
    reported = typed.record(box.cloud.shadow(box.thing, shadow), "state").get("reported", {})
    return typed.text(reported, "rev") if "rev" in reported else None


def online(box: Box) -> int:
    """The program's process id, once it is connected."""
    eventually(lambda: get(box.url("run") + "/state")["network"] == "online", 60)
    return int(json.loads((box.state / "run.json").read_text())["pid"])
