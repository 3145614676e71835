"""A cabinet as its real programs: the two processes, and the ways in which a person and an installer meet them."""

import base64
import contextlib
import json
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cabinet_contract.codes import code_from, verifier
from cabinet_contract.shadow import BankDesired, Grant, Order
from cabinet_contract.words import Purpose
from infra import programs, typed
from infra.deploy.claim import Claim
from infra.local.provision import provision
from infra.paths import ROOT
from infra.proof.rig.cabinet_cloud import CabinetCloud
from infra.proof.rig.relay import Relay


@dataclass(frozen=True, slots=True, repr=False)
class CodeKeys:
    """What the cabinet was given for its codes."""

    thing: str
    centre: str
    key: bytes
    salt: bytes


class Box:
    """One cabinet on simulated boards, all on one bus. `changes` go over the configuration, section by section."""

    def __init__(
        self, directory: Path, cloud: CabinetCloud, thing: str, *, banks: str = "AB", doors: int = 24, **changes: Any
    ) -> None:
        self.cloud = cloud
        self.relay = Relay(cloud.mqtt)
        self.thing = thing
        self.state = directory / thing
        self.config = directory / f"{thing}.json"
        wire: dict[str, Any] = {
            "thing": thing,
            "state": thing,
            "broker": {"host": "localhost", "port": self.relay.port, "ca": str(cloud.ca), "reconnect_s": [0.2, 1]},
            "banks": [
                {"bank": bank, "driver": "8a80", "serial": f"{thing}-bus", "address": address, "channels": 24,
                 "doors": {f"{bank}{n:02d}": n for n in range(1, doors + 1)}}
                for address, bank in enumerate(banks, 1)
            ],
            "uplink": {"resend_s": 1},
            "timings": {"open_window_s": 0.5, "watch_s": 0.05},
            "sim": {"hand_ms": None},
        }  # fmt: skip
        for section, values in changes.items():
            wire[section] = wire.get(section, {}) | values if isinstance(values, dict) else values
        self.config.write_text(json.dumps(wire))

    def provision(self, claim: Claim) -> None:
        provision(self.config, claim, self.cloud.outputs["CabinetTemplate"], "S-1")

    @property
    def keys(self) -> CodeKeys:
        raw = typed.read(self.state / "identity.json")
        return CodeKeys(raw["thing"], raw["centre"], base64.b64decode(raw["key"]), base64.b64decode(raw["salt"]))

    def grant(
        self, number: int, *doors: str, purpose: Purpose = Purpose.DEPOSIT, life: int = 3600
    ) -> tuple[str, Grant]:
        code, now, keys = code_from(number), int(time.time()), self.keys
        known = verifier(keys.key, keys.salt, code)
        return code, Grant(f"g_{number}", doors, purpose, known, now - 10, now + life)

    def want(self, bank: str, *grants: Grant, orders: tuple[Order, ...] = ()) -> str:
        desired = BankDesired.of(grants, orders)
        self.cloud.want(self.thing, f"bank-{bank}", desired.to_wire())
        return desired.rev

    def keypad(self) -> dict[str, Any]:
        return get(self.url("run") + "/state")

    def type(self, code: str) -> dict[str, Any]:
        return post(self.url("run") + "/codes", {"code": code})

    def simulator(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        url = self.url("sim") + path
        return get(url) if body is None else post(url, body)

    def events(self) -> list[dict[str, Any]]:
        """Of this cabinet, each number once, in order; as the cloud would apply them."""
        self.cloud.collect()
        found = {
            e["n"]: e for batch in self.cloud.events if batch["topic_thing"] == self.thing for e in batch["events"]
        }
        return [found[n] for n in sorted(found)]

    def told(self, *types: str) -> bool:
        return set(types) <= {e["type"] for e in self.events()}

    def ack(self) -> None:
        last = self.events()[-1]["n"]
        lineage = self.keypad()["lineage"]
        self.cloud.want(self.thing, "cabinet", {"ack": {"lineage": lineage, "number": last}, "settings": []})

    def url(self, program: str) -> str:
        return typed.text(typed.read(self.state / f"{program}.json"), "url")


def started(module: str, config: Path, log: Path | None = None, checkout: Path = ROOT) -> "subprocess.Popen[bytes]":
    """The program once it says that it is ready; of another checkout, where one is named."""
    process = spawned(module, config, log, checkout)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith(b"ready http://127.0.0.1:"), f"{module} is not ready: {line!r}"
    return process


def spawned(module: str, config: Path, log: Path | None = None, checkout: Path = ROOT) -> "subprocess.Popen[bytes]":
    command = programs.command(module, "--config", config)
    with contextlib.ExitStack() as closing:
        errors = closing.enter_context(log.open("ab")) if log else None
        env = programs.environment(checkout)
        return subprocess.Popen(command, env=env, cwd=checkout, stdout=subprocess.PIPE, stderr=errors)


def run(*arguments: str) -> str:
    """What a program of this checkout says that ends well."""
    done = programs.run(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def get(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(url, timeout=15) as answer:
        return typed.loaded(answer.read())


def post(url: str, body: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return typed.loaded(answer.read())
