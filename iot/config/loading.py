"""The one configuration file of a cabinet (and of its simulator), JSON or TOML.

Relative paths are relative to the file, so that a cabinet's directory can be moved as a whole.
"""

import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cabinet_contract.names import is_thing
from iot.config import fields
from iot.config.banks import BankConfig, parse_banks
from iot.config.local import LocalConfig, parse_local
from iot.errors import ConfigError


@dataclass(frozen=True, slots=True)
class BrokerConfig:
    """`ca` is None where the system's own trust store knows the broker (AWS)."""

    host: str
    port: int = 8883
    ca: Path | None = None
    reconnect_s: tuple[float, float] = (1.0, 60.0)
    keep_alive_s: int = 30


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds. `answer_s`: after the last key, until the person reads how things stand."""

    heartbeat_s: float = 60.0
    open_window_s: float = 3.0
    answer_s: float = 1.8
    left_open_s: float = 120.0
    watch_s: float = 0.2
    idle_poll_s: float = 3.0
    reply_s: float = 1.5
    sequence_s: float = 1800.0


@dataclass(frozen=True, slots=True)
class UplinkConfig:
    """`unruly` sends each event alone, twice and shuffled: a proof of what the cloud must bear."""

    resend_s: float = 5.0
    unruly: bool = False


@dataclass(frozen=True, slots=True)
class FleetConfig:
    """Where releases of the program are laid out, and the key that they must be signed with; None: no updates."""

    releases: Path | None = None
    release_key: Path | None = None


@dataclass(frozen=True, slots=True)
class SimConfig:
    """`hand_ms`: a hand puts or takes the item and closes the door that long after it opened; None: nobody does."""

    port: int = 0
    hand_ms: int | None = None
    reply_ms: int = 20


@dataclass(frozen=True, slots=True)
class Config:
    thing: str
    state: Path
    broker: BrokerConfig
    banks: tuple[BankConfig, ...]
    keypad_port: int = 0
    local: LocalConfig = field(default_factory=LocalConfig)
    uplink: UplinkConfig = field(default_factory=UplinkConfig)
    timings: Timings = field(default_factory=Timings)
    sim: SimConfig = field(default_factory=SimConfig)
    fleet: FleetConfig = field(default_factory=FleetConfig)

    @property
    def doors(self) -> tuple[str, ...]:
        return tuple(sorted(door for bank in self.banks for door in bank.doors))


def load(path: Path) -> Config:
    """Raises ConfigError that names the field."""
    try:
        text = path.read_text(encoding="utf-8")
        raw = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    except OSError as error:
        raise ConfigError(str(path), error.strerror or "cannot be read") from error
    except ValueError as error:
        raise ConfigError(str(path), f"is neither JSON nor TOML: {error}") from error
    return parse(raw, path.resolve().parent)


def parse(raw: Any, base: Path) -> Config:
    thing = fields.field(raw, "thing", str)
    fields.require(is_thing(thing), "thing", "must be cab-… of lower-case letters, digits and dashes")
    banks = parse_banks(fields.field(raw, "banks", list), base)
    broker = dict(fields.field(raw, "broker", dict))
    if broker.get("ca") is not None:
        broker["ca"] = base / broker["ca"]
    if "reconnect_s" in broker:
        broker["reconnect_s"] = tuple(broker["reconnect_s"])
    return Config(
        thing=thing,
        state=base / fields.field(raw, "state", str),
        broker=fields.build(BrokerConfig, broker, "broker"),
        banks=banks,
        keypad_port=int(raw.get("keypad", {}).get("port", 0)),
        local=parse_local(raw.get("local", {}), base),
        uplink=fields.build(UplinkConfig, raw.get("uplink", {}), "uplink"),
        timings=fields.build(Timings, raw.get("timings", {}), "timings"),
        sim=fields.build(SimConfig, raw.get("sim", {}), "sim"),
        fleet=_fleet(raw.get("fleet", {}), base),
    )


def _fleet(raw: Any, base: Path) -> FleetConfig:
    fields.require(isinstance(raw, dict), "fleet", "must be an object")
    paths = {name: base / value if isinstance(value, str) else value for name, value in raw.items()}
    return fields.build(FleetConfig, paths, "fleet")
