"""Which ports the local stack listens on: the known ones for people, free ones for tests."""

import contextlib
import socket
from dataclasses import dataclass

from infra import typed
from infra.say import Stop

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Ports:
    """`keypads` and `simulators` are first ports, one more for each cabinet; 0 lets every program choose."""

    start: int = 8800
    gateway: int = 4566
    mqtt: int = 8883
    relay: int = 8870
    sms: int = 8025
    keypads: int = 9101
    simulators: int = 9201


def free_port() -> int:
    return _free(1)[0]


def free_ports() -> Ports:
    start, gateway, mqtt, sms = _free(4)
    return Ports(start=start, gateway=gateway, mqtt=mqtt, relay=0, sms=sms, keypads=0, simulators=0)


def _free(count: int) -> list[int]:
    """Different ones: each is held until all are found."""
    with contextlib.ExitStack() as held:
        probes = [held.enter_context(socket.create_server((LOOPBACK, 0))) for _ in range(count)]
        return [typed.whole(probe.getsockname(), 1) for probe in probes]


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError:
            return True
    return False


def check(ports: Ports, cabinets: int) -> None:
    """Raises Stop for the first port that something else listens on."""
    wanted = {"the cloud (MiniStack)": ports.gateway, "MQTT": ports.mqtt, "the network switch": ports.relay}
    wanted |= {"the SMS stand-in": ports.sms, "the start page": ports.start}
    for number in range(cabinets):
        wanted[f"keypad {number + 1}"] = ports.keypads and ports.keypads + number
        wanted[f"lock board simulator {number + 1}"] = ports.simulators and ports.simulators + number
    for purpose, port in wanted.items():
        if port and _is_taken(port):
            raise Stop(f"Port {port} ({purpose}) is taken by another program: end it, or add ARGS='--ports auto'.")
