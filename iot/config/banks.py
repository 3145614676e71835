"""The boards in a cabinet's configuration: which family, on which bus, which door on which channel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as default
from itertools import groupby
from pathlib import Path
from typing import Any

from cabinet_contract.errors import ContractError
from cabinet_contract.names import bank_of, is_door
from cabinet_contract.shadow import by_bank
from iot.config.cells import Cell, parse_cells
from iot.config.families import BOARD_BAUDS, FAMILIES, Family
from iot.config.fields import build, field, require
from iot.errors import ConfigError


@dataclass(frozen=True, slots=True)
class BankConfig:
    """One lock board. `open_is`: what its sensors say of an open door, 0x11 or 0x00 (calibrate it).

    `pulse_ms` None leaves the pulse to the board. `item_sensors`: wired in the compartments, and not only on the board;
    what they say then decides whether something was handed in or taken. `cells`: for the drawing on the screen.
    """

    bank: str
    driver: str
    serial: Path
    address: int
    doors: Mapping[str, int]
    channels: int = 24
    open_is: int = 0x11
    baud: int = 9600
    pulse_ms: int | None = None
    item_sensors: bool = False
    cells: Mapping[str, Cell] = default(default_factory=dict)


def parse_banks(rows: Sequence[Any], base: Path) -> tuple[BankConfig, ...]:
    """Raises ConfigError that names the field."""
    banks = tuple(_bank(row, base) for row in rows)
    _check_doors(banks)
    for _, shared in groupby(sorted(banks, key=lambda b: b.serial), key=lambda b: b.serial):
        _check_bus(tuple(shared))
    return banks


def _bank(row: Any, base: Path) -> BankConfig:
    require(isinstance(row, dict), "banks", "each bank is an object")
    driver = row.get("driver")
    require(driver in FAMILIES, "banks.driver", f"must be one of {', '.join(FAMILIES)}")
    family = FAMILIES[driver]
    known = {"channels": family.channels, "baud": family.baud} | row
    known["serial"] = base / field(row, "serial", str)
    known["cells"] = parse_cells(row.get("cells", {}), field(known, "doors", dict))
    known["open_is"] = _status(row.get("open_is", f"{family.open_is:02x}"))
    bank = build(BankConfig, known, "banks")
    _check_board(bank, family)
    for door, channel in bank.doors.items():
        require(is_door(door) and bank_of(door) == bank.bank, "banks.doors", f"{door!r} is no door of {bank.bank}")
        require(type(channel) is int and 1 <= channel <= bank.channels, "banks.doors", f"{door}: no such channel")
    require(len(set(bank.doors.values())) == len(bank.doors), "banks.doors", "two doors share one channel")
    return bank


def _check_board(bank: BankConfig, family: Family) -> None:
    first, last = family.addresses[0], family.addresses[-1]
    require(bank.address in family.addresses, "banks.address", f"a {family.name} board has {first} to {last}")
    require(
        1 <= bank.channels <= family.most_channels, "banks.channels", f"at most {family.most_channels} on {family.name}"
    )
    require(bank.baud in BOARD_BAUDS, "banks.baud", f"must be one of {', '.join(map(str, BOARD_BAUDS))}")
    require(family.item_inputs or not bank.item_sensors, "banks.item_sensors", f"a {family.name} board has none")
    if bank.pulse_ms is not None:
        require(bank.pulse_ms in family.pulses_ms, "banks.pulse_ms", _pulses(family))


def _pulses(family: Family) -> str:
    if not family.pulses_ms:
        return f"a {family.name} board decides its pulse itself"
    steps = family.pulses_ms
    return f"a {family.name} board takes {steps[0]} to {steps[-1]} ms in steps of {steps.step}"


def _status(text: Any) -> int:
    require(text in ("11", "00"), "banks.open_is", 'must be "11" or "00"')
    return int(text, 16)


def _check_bus(banks: tuple[BankConfig, ...]) -> None:
    """What cannot work on one pair of wires is refused here, with the reason."""
    wires = [bank.address for bank in banks]
    require(len(set(wires)) == len(wires), "banks.address", "two boards share one address on a bus")
    bauds = sorted({bank.baud for bank in banks})
    require(
        len(bauds) == 1, "banks.baud", f"{' and '.join(map(str, bauds))} baud cannot share {banks[0].serial.name}: "
        "give each rate its own adapter, or set the boards to one rate",
    )  # fmt: skip
    unasked = {bank.driver for bank in banks if FAMILIES[bank.driver].speaks_unasked}
    others = {bank.driver for bank in banks} - unasked
    require(
        not (unasked and others), "banks.serial", f"{', '.join(unasked)} boards speak without being asked and would "
        f"talk into the answers of {', '.join(sorted(others))}: give them an adapter of their own",
    )  # fmt: skip


def _check_doors(banks: tuple[BankConfig, ...]) -> None:
    require(len({b.bank for b in banks}) == len(banks) > 0, "banks", "needs each bank once")
    try:
        by_bank(door for bank in banks for door in bank.doors)
    except ContractError as error:
        raise ConfigError("banks.doors", error.reason) from error
