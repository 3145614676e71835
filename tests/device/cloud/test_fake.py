"""The fake line, held to the contract of the real one."""

import time
from typing import Any

import pytest

from iot.cloud.fake import FakeCloud, FakeConnection
from iot.cloud.messages import Connection
from tests.device.cloud.connection_contract import SHADOWS, BrokerContract


class FakeWorld:
    thing = "cab-test"

    def __init__(self) -> None:
        self.cloud = FakeCloud(time.time)
        self.connection: Connection = FakeConnection(self.cloud, SHADOWS)

    def want(self, shadow: str, desired: dict[str, Any]) -> None:
        self.cloud.want(shadow, desired)

    def reported(self, shadow: str) -> dict[str, Any]:
        return self.cloud.reported(shadow)

    def arrived(self) -> list[dict[str, Any]]:
        return self.cloud.events()

    def present(self) -> list[bool]:
        return [note["online"] for note in self.cloud.presence]

    def cut(self) -> None:
        self.cloud.cut()

    def join(self) -> None:
        self.cloud.join()


class TestFakeBroker(BrokerContract):
    @pytest.fixture
    def world(self) -> FakeWorld:
        return FakeWorld()
