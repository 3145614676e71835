"""The one configuration file of a cabinet (and of its simulator), JSON or TOML.

Relative paths are relative to the file, so that a cabinet's directory can be moved as a whole.
"""

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

from cabinet_contract.errors import ContractError
from cabinet_contract.names import bank_of, is_door, is_thing
from cabinet_contract.shadow import by_bank
from iot.errors import ConfigError

T = TypeVar("T")
DRIVERS = ("8a80",)


@dataclass(frozen=True, slots=True)
class BrokerConfig:
    """`ca` is None where the system's own trust store knows the broker (AWS)."""

    host: str
    port: int = 8883
    ca: Path | None = None
    reconnect_s: tuple[float, float] = (1.0, 60.0)
    keep_alive_s: int = 30


@dataclass(frozen=True, slots=True)
class BankConfig:
    """One lock board. `open_is` is the status byte that means open: it depends on the lock (calibrate it)."""

    bank: str
    driver: str
    serial: Path
    address: int
    doors: Mapping[str, int]
    channels: int = 24
    open_is: int = 0x11


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds."""

    heartbeat_s: float = 60.0
    open_window_s: float = 3.0
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
    uplink: UplinkConfig = field(default_factory=UplinkConfig)
    timings: Timings = field(default_factory=Timings)
    sim: SimConfig = field(default_factory=SimConfig)

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
    thing = _field(raw, "thing", str)
    _require(is_thing(thing), "thing", "must be cab-… of lower-case letters, digits and dashes")
    banks = tuple(_bank(row, base) for row in _field(raw, "banks", list))
    _check_doors(banks)
    broker = dict(_field(raw, "broker", dict))
    if broker.get("ca") is not None:
        broker["ca"] = base / broker["ca"]
    if "reconnect_s" in broker:
        broker["reconnect_s"] = tuple(broker["reconnect_s"])
    return Config(
        thing=thing,
        state=base / _field(raw, "state", str),
        broker=_build(BrokerConfig, broker, "broker"),
        banks=banks,
        keypad_port=int(raw.get("keypad", {}).get("port", 0)),
        uplink=_build(UplinkConfig, raw.get("uplink", {}), "uplink"),
        timings=_build(Timings, raw.get("timings", {}), "timings"),
        sim=_build(SimConfig, raw.get("sim", {}), "sim"),
    )


def _bank(row: Any, base: Path) -> BankConfig:
    _require(isinstance(row, dict), "banks", "each bank is an object")
    known = dict(row)
    known["serial"] = base / _field(row, "serial", str)
    known["open_is"] = _status(row.get("open_is", "11"))
    bank = _build(BankConfig, known, "banks")
    _require(bank.driver in DRIVERS, "banks.driver", f"must be one of {', '.join(DRIVERS)}")
    for door, channel in bank.doors.items():
        _require(is_door(door) and bank_of(door) == bank.bank, "banks.doors", f"{door!r} is no door of {bank.bank}")
        _require(type(channel) is int and 1 <= channel <= bank.channels, "banks.doors", f"{door}: no such channel")
    return bank


def _status(text: Any) -> int:
    _require(text in ("11", "00"), "banks.open_is", 'must be "11" or "00"')
    return int(text, 16)


def _check_doors(banks: tuple[BankConfig, ...]) -> None:
    _require(len({b.bank for b in banks}) == len(banks) > 0, "banks", "needs each bank once")
    wires = [(b.serial, b.address) for b in banks]
    _require(len(set(wires)) == len(wires), "banks.address", "two boards share one address on a bus")
    try:
        by_bank(door for bank in banks for door in bank.doors)
    except ContractError as error:
        raise ConfigError("banks.doors", error.reason) from error


def _build(kind: Callable[..., T], raw: Mapping[str, Any], name: str) -> T:
    known = {f.name: f.type for f in fields(kind)}  # type: ignore[arg-type]
    _require(isinstance(raw, Mapping), name, "must be an object")
    unknown = sorted(set(raw) - set(known))
    _require(not unknown, name, f"unknown setting {', '.join(unknown)}")
    for setting, value in raw.items():
        _require(_fits(value, known[setting]), f"{name}.{setting}", "has the wrong type")
    try:
        return kind(**raw)
    except TypeError as error:
        raise ConfigError(name, str(error)) from error


def _fits(value: Any, wanted: Any) -> bool:
    """For the plain types of this module; a whole number is a fine float, but True is no number."""
    if isinstance(value, bool):
        return wanted is bool
    kinds = get_args(wanted) if isinstance(wanted, UnionType) else (wanted,)
    plain = tuple(get_origin(kind) or kind for kind in kinds)
    return isinstance(value, plain) or (float in plain and isinstance(value, int))


def _field(raw: Any, name: str, kind: type) -> Any:
    _require(isinstance(raw, dict) and isinstance(raw.get(name), kind), name, f"must be given ({kind.__name__})")
    return raw[name]


def _require(holds: bool, name: str, reason: str) -> None:
    if not holds:
        raise ConfigError(name, reason)
