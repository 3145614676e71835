"""python -m infra.proof.bench_cabinet.floor --config FILE: the least that opens a door on an order from afar.

On the cabinet's own line and with its frames. It notes the order in a file without waiting for the disk, looks at no
sensor, tells nothing and has no keypad: what it takes is what line, language and serial port cost by themselves.
"""

import argparse
import asyncio
from pathlib import Path

from infra import typed
from iot.boards.bus import serial_port
from iot.boards.frames_8a80 import open_one
from iot.cloud.connection import MqttConnection
from iot.cloud.messages import Message, ShadowDocument, Unacknowledged
from iot.config.loading import Config, load
from iot.machine import identity


class Floor:
    def __init__(self, config: Config) -> None:
        self._bank = config.banks[0]
        self._port = serial_port(self._bank.serial, self._bank.baud, 1)
        self._noted = config.state / "orders"
        self._done: set[str] = set()

    def take(self, message: Message) -> None:
        match message:
            case ShadowDocument(desired=desired):
                for row in desired.get("orders", []):
                    self._obey(typed.text(row, 0), typed.text(row, 1))
            case Unacknowledged(acknowledge):
                acknowledge()

    def _obey(self, order: str, door: str) -> None:
        if order not in self._done:
            self._done.add(order)
            self._noted.write_text("\n".join(self._done), encoding="ascii")
            self._port.write(open_one(self._bank.address, self._bank.doors[door]))


async def run(config: Config) -> None:
    """Until it is ended from outside."""
    floor = Floor(config)
    MqttConnection(config.broker, identity.load(config.state), ["bank-A"]).start(floor.take)
    print("ready http://127.0.0.1:0", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m infra.proof.bench_cabinet.floor", description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    asyncio.run(run(load(parser.parse_args().config)))
