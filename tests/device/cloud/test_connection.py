"""The real line, held to the same contract as its fake, and the policies that hold it to its own name."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cabinet_contract.events import PresenceNote
from cabinet_contract.names import events_topic
from iot.cloud.claiming import claim
from iot.cloud.connection import MqttConnection
from iot.cloud.messages import Connected, ConnectionLost
from iot.config import loading as configuration
from iot.errors import BrokerError, ProvisionError
from tests.device.box import Box
from tests.device.broker import Cloud, running_cloud
from tests.device.cloud.connection_contract import SHADOWS, BrokerContract, Ear, batch

pytestmark = [pytest.mark.stack, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    with running_cloud(tmp_path_factory.mktemp("cloud")) as running:
        yield running


class RealWorld:
    def __init__(self, cloud: Cloud, directory: Path, thing: str) -> None:
        self.thing = thing
        self.cloud = cloud
        self.box = Box(directory, cloud, thing)
        self.box.provision(cloud.claim(directory))
        self.config = configuration.load(self.box.config)
        self.connection = MqttConnection(self.config.broker, self.box.identity, SHADOWS)

    def want(self, shadow: str, desired: dict[str, Any]) -> None:
        self.cloud.want(self.thing, shadow, desired)

    def reported(self, shadow: str) -> dict[str, Any]:
        return self.cloud.shadow(self.thing, shadow)["state"]["reported"]

    def arrived(self) -> list[dict[str, Any]]:
        return self.box.events()

    def present(self) -> list[bool]:
        self.cloud.collect()
        return [PresenceNote.from_wire(p).online for p in self.cloud.presence if p["topic_thing"] == self.thing]

    def cut(self) -> None:
        self.box.relay.cut()

    def join(self) -> None:
        self.box.relay.join()


@pytest.fixture
def world(cloud: Cloud, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[RealWorld]:
    made = RealWorld(cloud, tmp_path, f"cab-{abs(hash(request.node.name)) % 10**9}")
    yield made
    made.box.relay.close()


async def is_refused(connection: MqttConnection) -> bool:
    ear = Ear(connection)
    await ear.wait(lambda message: isinstance(message, ConnectionLost))
    await connection.stop()
    return Connected() not in ear.heard


class TestRealBroker(BrokerContract):
    """The suite of connection_contract.py."""


def test_another_cabinets_client_id_is_refused(world: RealWorld) -> None:
    async def story() -> None:
        foreign = replace(world.box.identity, thing="cab-somebody-else")
        assert await is_refused(MqttConnection(world.config.broker, foreign, SHADOWS))

    asyncio.run(story())


def test_another_cabinets_topic_is_refused(world: RealWorld) -> None:
    async def story() -> None:
        await Ear(world.connection).listening()
        with pytest.raises(BrokerError, match="refused"):
            await world.connection._publish(events_topic("cab-somebody-else"), batch("cab-somebody-else", 1))
        await world.connection.publish_events(batch(world.thing, 1))
        await world.connection.stop()

    asyncio.run(story())
    world.cloud.collect()
    assert not [b for b in world.cloud.events if b["topic_thing"] == "cab-somebody-else"]


def test_a_shadow_outside_the_policies_is_refused(world: RealWorld) -> None:
    async def story() -> None:
        connection = MqttConnection(world.config.broker, world.box.identity, [*SHADOWS, "secrets"])
        await Ear(connection).listening()
        with pytest.raises(BrokerError):
            await connection.read("secrets")
        await connection.stop()

    asyncio.run(story())


def test_the_claim_alone_tells_no_events(world: RealWorld, tmp_path: Path) -> None:
    certificate, key = world.cloud.claim(tmp_path)
    own = replace(world.box.identity, certificate=certificate.read_text(), private_key=key.read_text())

    async def story() -> None:
        assert await is_refused(MqttConnection(world.config.broker, own, SHADOWS))

    asyncio.run(story())


def test_an_unknown_template_is_a_clear_refusal(world: RealWorld, tmp_path: Path) -> None:
    certificate, key = (path.read_text() for path in world.cloud.claim(tmp_path))
    claiming = claim(
        world.config.broker, "cab-new", certificate=(certificate, key), template="no-such-template", parameters={}
    )
    with pytest.raises(ProvisionError):
        asyncio.run(claiming)


def test_every_policy_fits_its_2048_characters_and_names_each_topic(cloud: Cloud) -> None:
    iot = cloud.client("iot")
    names = [name for name in cloud.outputs if name.endswith("Policy")]
    assert len(names) >= 3
    for name in names:
        document = json.loads(iot.get_policy(policyName=cloud.outputs[name])["policyDocument"])
        assert len(json.dumps(document, separators=(",", ":"))) <= 2048
        resources = str([s["Resource"] for s in document["Statement"] if s["Action"] != "iot:Connect"])
        assert "#" not in resources
        assert "*" not in resources
