"""A line that is loaded late keeps the contract of every line, and what is large is not loaded before it is needed."""

import asyncio
import subprocess
import sys

import pytest

from infra.paths import ROOT
from infra.programs import environment
from iot.cloud.late import LateConnection
from tests.device.cloud.connection_contract import BrokerContract
from tests.device.cloud.test_fake import FakeWorld

LARGE = ("aiohttp", "awscrt", "awsiot")


class TestLateBroker(BrokerContract):
    @pytest.fixture
    def world(self) -> FakeWorld:
        world = FakeWorld()
        line = world.connection
        world.connection = LateConnection(lambda: line)
        asyncio.run(world.connection.load())
        return world


def test_the_program_asks_its_boards_before_it_loads_what_is_large() -> None:
    """The boards are asked by what `iot.running` imports."""
    asked = f"import sys, iot.__main__; print([name for name in {LARGE} if name in sys.modules])"
    command = [sys.executable, "-c", asked]
    said = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_the_settings_for_certificates_are_the_same_after_the_web_library_was_loaded() -> None:
    asked = "import os, iot.web_library; print(os.environ.get('SSL_CERT_FILE'), os.environ.get('SSL_CERT_DIR'))"
    command, there = [sys.executable, "-c", asked], environment() | {"SSL_CERT_FILE": "/mine.pem"}
    said = subprocess.run(command, cwd=ROOT, env=there, capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["/mine.pem", there.get("SSL_CERT_DIR", "None")]
