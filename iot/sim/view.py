"""The whole simulated cabinet in one document, for the control page."""

import json
from pathlib import Path
from typing import Any

import aiohttp

from iot.sim.faults import FAULTS
from iot.sim.parts import SimBoard, SimCompartment
from iot.sim.simulator import Simulator, hung

BELIEF_S = 0.5


def door_view(compartment: SimCompartment) -> dict[str, Any]:
    return {
        "open": compartment.open,
        "item": compartment.item,
        "pulses": compartment.pulses,
        "lit": compartment.lit,
        "faults": sorted(compartment.faults),
    }


def cabinet_view(simulator: Simulator) -> dict[str, Any]:
    cabinet = simulator.cabinet
    return {
        "thing": simulator.config.thing,
        "hand_ms": None if simulator.hand_s is None else round(simulator.hand_s * 1000),
        "lines": [{"name": line.name, "faults": sorted(line.faults)} for line in cabinet.lines.values()],
        "banks": [_bank_view(simulator, bank.bank) for bank in simulator.config.banks],
        "doors": {name: door_view(door) for name, door in sorted(cabinet.doors.items())},
        "heard": [
            {"at": h.at, "line": h.line, "to_board": h.to_board, "data": h.data.hex(" ").upper()}
            for h in simulator.heard
        ],
        "known": [{"name": f.name, "of": f.of, "en": f.en, "zh": f.zh, "only": f.only} for f in FAULTS],
    }


def _bank_view(simulator: Simulator, bank: str) -> dict[str, Any]:
    board: SimBoard = simulator.cabinet.boards[bank]
    doors = next(hung(b) for b in simulator.config.banks if b.bank == bank)
    return {
        "bank": bank,
        "driver": board.driver,
        "address": board.address,
        "channels": board.channels,
        "line": simulator.line_of[bank],
        "faults": sorted(board.faults),
        "doors": dict(sorted(doors.items())),
    }


async def belief(state: Path) -> dict[str, Any] | None:
    """What the cabinet's program makes of the same doors; None where it does not run."""
    try:
        url = json.loads((state / "run.json").read_text(encoding="utf-8"))["url"]
        timeout = aiohttp.ClientTimeout(BELIEF_S)
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(f"{url}/state") as answer:
            said = await answer.json()
    except (OSError, ValueError, KeyError, TimeoutError, aiohttp.ClientError):
        return None
    return {key: said.get(key) for key in ("doors", "boards", "watching", "network")}
