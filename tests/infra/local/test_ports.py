"""A port that is taken is named, with what it was for, before anything is started."""

import socket
from contextlib import suppress
from dataclasses import replace

import pytest

from infra.local.ports import LOOPBACK, check, free_ports
from infra.say import Stop


def test_free_ports_can_be_used() -> None:
    check(free_ports(), cabinets=5)


@pytest.mark.parametrize(
    ("name", "said"), [("gateway", "MiniStack"), ("mqtt", "MQTT"), ("sms", "SMS stand-in"), ("relay", "network switch")]
)
def test_a_taken_port_is_one_sentence(name: str, said: str) -> None:
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Stop, match=f"Port {port} .*{said}.* is taken"):
            check(replace(free_ports(), **{name: port}), cabinets=1)


def two_in_a_row() -> int:
    """The first of two free ports, below those that the system hands out to everybody at any moment."""
    for first in range(21_000, 29_000, 2):
        with suppress(OSError), socket.socket() as one, socket.socket() as other:
            one.bind((LOOPBACK, first))
            other.bind((LOOPBACK, first + 1))
            return first
    raise AssertionError("no two free ports in a row")


def test_the_port_of_the_last_cabinet_counts_too() -> None:
    first = two_in_a_row()
    with socket.socket() as other:
        other.bind((LOOPBACK, first + 1))
        other.listen()
        with pytest.raises(Stop, match="keypad 2"):
            check(replace(free_ports(), keypads=first), cabinets=2)
