"""What stack.json says of a running stack: everything that the walk, the bench, the fuzzer and the tests need."""

from pathlib import Path
from typing import NotRequired, TypedDict

import msgspec


class CabinetAddresses(TypedDict):
    """`keypad` and `board` (simulator) are URLs; `unruly` sends every event twice and out of order; `mains` is the
    process at whose signals its power comes and goes (mains.py)."""

    keypad: str
    board: str
    config: str
    serial: str
    unruly: bool
    name: NotRequired[dict[str, str]]
    mains: NotRequired[int]


class StaffAccount(TypedDict):
    username: str
    password: str
    role: str
    role_zh: str


class Addresses(TypedDict):
    """`start` (the page), `api`, `endpoint` (of AWS), `sms` (the stand-in) and `relay` are URLs; `outputs` are those of
    the template."""

    start: str
    api: str
    endpoint: str
    region: str
    stack: str
    centre: str
    outputs: dict[str, str]
    sms: str
    staff: list[StaffAccount]
    mqtt_port: int
    relay: str
    cabinets: dict[str, CabinetAddresses]


def read(file: Path) -> Addresses:
    """Raises msgspec.ValidationError where the file is not of that form."""
    return msgspec.json.decode(file.read_bytes(), type=Addresses)


def write(file: Path, addresses: Addresses) -> None:
    """Readable by this user only: staff's passwords are in it."""
    file.touch(mode=0o600)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(addresses)))
