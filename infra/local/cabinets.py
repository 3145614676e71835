"""The demonstration cabinets: configuration, provisioning by claim, lock-board simulator and controller each."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from infra import programs, typed
from infra.deploy.claim import Claim
from infra.local.addresses import CabinetAddresses
from infra.local.children import Child, Children
from infra.local.ports import LOOPBACK, Ports
from infra.local.provision import provision

# The number (from 0) of the cabinet that sends every event twice and out of order. IoT Core may do that to any cabinet:
# a stack in which none does it would prove nothing.
UNRULY = 4
# The cabinet whose second bank reads item sensors, as only boards of one family can; the others are believed.
SENSING, SENSING_BANK = 1, "B"
MAINS, MOVED = "infra.local.mains", "infra.local.moved_time"
# Whom the demonstration's kiosks say to call: the city's public line for government services.
DEMO_PHONE = "12345"


@dataclass(frozen=True)
class DemoCabinet:
    """One cabinet of the centre's document, and the file that its programs read."""

    thing: str
    serial: str
    config: Path
    name: dict[str, str]

    @property
    def state(self) -> Path:
        return self.config.parent / "state" / self.thing


def _banks(thing: str, compartments: list[typed.Record], senses: bool) -> list[typed.Record]:
    """Boards of one family share the cabinet's bus, told apart by their address."""
    banks: dict[str, typed.Record] = {}
    for cell in compartments:
        board = _sensing_board(thing) if senses and cell["bank"] == SENSING_BANK else _board(thing)
        start = {"bank": cell["bank"], "address": cell["board"], "doors": {}}
        banks.setdefault(cell["bank"], board | start)["doors"][cell["door"]] = cell["channel"]
    for bank, row in banks.items():
        row["cells"] = _cells([cell for cell in compartments if cell["bank"] == bank])
    return list(banks.values())


def _board(thing: str) -> typed.Record:
    return {"driver": "8a80", "serial": f"bus/{thing}", "channels": 24}


def _sensing_board(thing: str) -> typed.Record:
    return {"driver": "kerong", "serial": f"bus/{thing}-items", "item_sensors": True}


def _cells(compartments: list[typed.Record]) -> typed.Record:
    """Where the doors of one bank sit: a column ends where the next door is lower again."""
    cells: typed.Record = {}
    column, last = 1, -1
    for cell in compartments:
        column += cell["bottom_mm"] <= last
        last = cell["bottom_mm"]
        cells[cell["door"]] = {"column": column} | {name: cell[name] for name in ("bottom_mm", "top_mm", "width_mm")}
    return cells


def _screen(found: typed.Record, pages: Path) -> typed.Record:
    name = {language: found["name"][language] for language in ("zh", "en")}
    return {"pages": str(pages), "name": name, "phone": DEMO_PHONE}


def configure(folder: Path, found: typed.Record, number: int, *, broker: int, ports: Ports, pages: Path) -> DemoCabinet:
    """Writes the configuration of the `number`th cabinet, of which `found` is the centre's record.

    `broker` is the port of its cable, `pages` the folder of the built pages.
    """
    thing = typed.text(found, "id")
    config = {
        "thing": thing,
        "state": f"state/{thing}",
        "broker": {"host": LOOPBACK, "port": broker, "ca": "ca.pem", "reconnect_s": [0.2, 2]},
        "keypad": {"port": ports.keypads and ports.keypads + number},
        "banks": _banks(thing, found["compartments"], senses=number == SENSING),
        "sim": {"port": ports.simulators and ports.simulators + number, "hand_ms": 800},
        "local": {"screen": _screen(found, pages)},
        "uplink": {"unruly": number == UNRULY},
    }
    path = folder / f"{thing}.json"
    path.write_text(json.dumps(config, indent=2), encoding="utf-8")
    return DemoCabinet(thing, typed.text(found, "serial"), path, typed.record(found, "name"))


def provision_all(cabinets: list[DemoCabinet], claim: Claim, template: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda cabinet: provision(cabinet.config, claim, template, cabinet.serial), cabinets))


def _url(file: Path) -> str:
    return typed.text(typed.read(file), "url")


def start_simulator(children: Children, cabinet: DemoCabinet) -> Child:
    return children.start(f"{cabinet.thing}-board", programs.command("iot.sim", "--config", cabinet.config))


def start_controller(children: Children, cabinet: DemoCabinet) -> Child:
    return children.start(cabinet.thing, programs.command(MAINS, MOVED, "iot", "--config", cabinet.config))


def start_all(children: Children, cabinets: list[DemoCabinet]) -> dict[str, CabinetAddresses]:
    """Boards first, then controllers; the addresses of both by cabinet."""
    boards = [start_simulator(children, cabinet) for cabinet in cabinets]
    for cabinet, board in zip(cabinets, boards, strict=True):
        children.wait(board, (cabinet.state / "sim.json").is_file)
    controllers = [start_controller(children, cabinet) for cabinet in cabinets]
    for cabinet, controller in zip(cabinets, controllers, strict=True):
        children.wait(controller, (cabinet.state / "run.json").is_file)
    return {c.thing: _addresses(c, p.process.pid) for c, p in zip(cabinets, controllers, strict=True)}


def _addresses(cabinet: DemoCabinet, mains: int) -> CabinetAddresses:
    return {
        "keypad": _url(cabinet.state / "run.json"),
        "board": _url(cabinet.state / "sim.json"),
        "config": str(cabinet.config),
        "serial": cabinet.serial,
        "unruly": typed.read(cabinet.config)["uplink"]["unruly"],
        "name": cabinet.name,
        "mains": mains,
    }
