"""Boards in the configuration: what can share a pair of wires, and one clear sentence for what cannot."""

from pathlib import Path
from typing import Any

import pytest

from iot.config.banks import parse_banks
from iot.errors import ConfigError


def row(bank: str, driver: str, address: int = 1, serial: str = "bus", **changes: Any) -> dict[str, Any]:
    return {"bank": bank, "driver": driver, "serial": serial, "address": address, "doors": {f"{bank}01": 1}} | changes


def test_each_family_brings_its_own_defaults() -> None:
    drivers = {"8a80": "one", "wkly": "two", "kerong": "three", "modbus": "one"}
    rows = [row(letter, d, n, s) for n, (letter, (d, s)) in enumerate(zip("ABCD", drivers.items(), strict=True), 1)]
    banks = {bank.driver: bank for bank in parse_banks(rows, Path())}
    assert {name: (b.baud, b.channels, b.open_is) for name, b in banks.items()} == {
        "8a80": (9600, 24, 0x11),
        "wkly": (9600, 24, 0x00),
        "kerong": (19200, 16, 0x00),
        "modbus": (9600, 8, 0x00),
    }


def test_item_sensors_are_declared_where_a_board_can_read_them() -> None:
    assert [b.item_sensors for b in parse_banks([row("A", "kerong")], Path())] == [False]
    assert [b.item_sensors for b in parse_banks([row("A", "kerong", item_sensors=True)], Path())] == [True]
    with pytest.raises(ConfigError, match="a 8a80 board has none"):
        parse_banks([row("A", "8a80", item_sensors=True)], Path())


def test_a_kerong_board_set_to_9600_may_share_a_bus() -> None:
    rows = [row("A", "8a80", 1), row("B", "kerong", 2, baud=9600), row("C", "modbus", 3)]
    assert {bank.baud for bank in parse_banks(rows, Path())} == {9600}


@pytest.mark.parametrize(
    ("rows", "field", "words"),
    [
        ([row("A", "8a80", 1), row("B", "kerong", 2)], "banks.baud", "9600 and 19200 baud cannot share bus"),
        ([row("A", "8a80", 1), row("B", "wkly", 2)], "banks.serial", "speak without being asked"),
        ([row("A", "modbus", 1), row("B", "8a80", 1)], "banks.address", "two boards share one address"),
        ([row("A", "8a80", 0)], "banks.address", "1 to 200"),
        ([row("A", "wkly", 32)], "banks.address", "0 to 31"),
        ([row("A", "kerong", 10)], "banks.address", "0 to 9"),
        ([row("A", "modbus", 248)], "banks.address", "1 to 247"),
        ([row("A", "kerong", channels=24)], "banks.channels", "at most 16"),
        ([row("A", "8a80", baud=1200)], "banks.baud", "9600"),
        ([row("A", "8a80", pulse_ms=500)], "banks.pulse_ms", "1000 to 9000 ms in steps of 1000"),
        ([row("A", "wkly", pulse_ms=500)], "banks.pulse_ms", "decides its pulse itself"),
        ([row("A", "kerong", pulse_ms=505)], "banks.pulse_ms", "steps of 10"),
        ([row("A", "modbus", pulse_ms=50)], "banks.pulse_ms", "100 to 60000"),
        ([row("A", "8a80", doors={"A01": 1, "A02": 1})], "banks.doors", "two doors share one channel"),
        ([row("A", "cu48")], "banks.driver", "8a80, wkly, kerong, modbus"),
    ],
)
def test_what_cannot_work_is_refused_with_its_reason(rows: list[dict[str, Any]], field: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words) as raised:
        parse_banks(rows, Path())
    assert raised.value.field == field


def test_the_same_address_on_two_buses_is_two_boards() -> None:
    rows = [row("A", "8a80", 1, "one"), row("B", "8a80", 1, "two"), row("C", "wkly", 1, "three")]
    assert len(parse_banks(rows, Path())) == 3
