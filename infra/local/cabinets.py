"""The demonstration cabinets: configuration, provisioning by claim, lock-board simulator and controller each."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from subprocess import run
from typing import Any

from infra.deploy.claim import Claim
from infra.local.children import Child, Children
from infra.say import Stop

# This one of the centre's cabinets sends every event twice and out of order: IoT Core may do so to any, and a stack
# in which none does would prove nothing. Counted from 0.
UNRULY = 4


@dataclass(frozen=True)
class DemoCabinet:
    """One cabinet of the centre's document, and the file that its programs read."""

    thing: str
    serial: str
    config: Path

    @property
    def state(self) -> Path:
        return self.config.parent / "state" / self.thing


def _banks(thing: str, compartments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Boards of one cabinet share one bus, told apart by their address."""
    banks: dict[str, dict[str, Any]] = {}
    for cell in compartments:
        start = {"bank": cell["bank"], "driver": "8a80", "serial": f"bus/{thing}", "address": cell["board"]}
        banks.setdefault(cell["bank"], start | {"channels": 24, "doors": {}})["doors"][cell["door"]] = cell["channel"]
    return list(banks.values())


def configure(
    folder: Path, document: dict[str, Any], number: int, broker: dict[str, Any],
    ports: tuple[int, int], options: dict[str, Any],
) -> DemoCabinet:  # fmt: skip
    """Writes the configuration of the `number`th cabinet. `ports`: keypad's and simulator's first, or 0.

    `options` go over the configuration, section by section (uplink, timings, sim).
    """
    found = document["cabinets"][number]
    thing = found["id"]
    config: dict[str, Any] = {
        "thing": thing,
        "state": f"state/{thing}",
        "broker": broker | {"ca": "ca.pem", "reconnect_s": [0.2, 2]},
        "keypad": {"port": ports[0] and ports[0] + number},
        "banks": _banks(thing, found["compartments"]),
        "sim": {"port": ports[1] and ports[1] + number, "hand_ms": 800},
        "uplink": {"unruly": number == UNRULY},
    }
    for section, values in options.items():
        config[section] = config.get(section, {}) | values
    path = folder / f"{thing}.json"
    path.write_text(json.dumps(config, indent=2), encoding="utf-8")
    return DemoCabinet(thing, found["serial"], path)


def provision(cabinet: DemoCabinet, claim: Claim, template: str, env: dict[str, str], root: Path) -> None:
    command = [
        sys.executable, "-m", "iot", "provision", "--config", str(cabinet.config), "--template", template,
        "--claim-cert", str(claim.certificate), "--claim-key", str(claim.key), "--serial", cabinet.serial,
    ]  # fmt: skip
    done = run(command, env=env, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip() or f"exit status {done.returncode}"
        raise Stop(f"{cabinet.thing} could not be provisioned: {said}")


def provision_all(cabinets: list[DemoCabinet], claim: Claim, template: str, env: dict[str, str], root: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda cabinet: provision(cabinet, claim, template, env, root), cabinets))


def _url(file: Path) -> str | None:
    return json.loads(file.read_text(encoding="utf-8"))["url"] if file.is_file() else None


def start_simulator(children: Children, cabinet: DemoCabinet, env: dict[str, str], root: Path) -> Child:
    command = [sys.executable, "-m", "iot.sim", "--config", str(cabinet.config)]
    return children.start(f"{cabinet.thing}-board", command, env, root)


def start_controller(children: Children, cabinet: DemoCabinet, env: dict[str, str], root: Path) -> Child:
    return children.start(cabinet.thing, [sys.executable, "-m", "iot", "--config", str(cabinet.config)], env, root)


def start_all(children: Children, cabinets: list[DemoCabinet], env: dict[str, str], root: Path) -> dict[str, Any]:
    """Boards first, then controllers; the addresses of both by cabinet."""
    boards = [start_simulator(children, cabinet, env, root) for cabinet in cabinets]
    for cabinet, board in zip(cabinets, boards, strict=True):
        children.wait(board, (cabinet.state / "sim.json").is_file)
    controllers = [start_controller(children, cabinet, env, root) for cabinet in cabinets]
    for cabinet, controller in zip(cabinets, controllers, strict=True):
        children.wait(controller, (cabinet.state / "run.json").is_file)
    return {c.thing: _addresses(c) for c in cabinets}


def _addresses(cabinet: DemoCabinet) -> dict[str, Any]:
    return {
        "keypad": _url(cabinet.state / "run.json"),
        "board": _url(cabinet.state / "sim.json"),
        "config": str(cabinet.config),
        "serial": cabinet.serial,
        "unruly": json.loads(cabinet.config.read_text(encoding="utf-8"))["uplink"]["unruly"],
    }
