"""What every line to the cloud must do: one suite for the real broker and for its fake, so that the fake cannot lie."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import pytest

from cabinet_contract.events import Batch, Event
from cabinet_contract.shadow import BankDesired, Grant
from cabinet_contract.words import EventType, Purpose
from iot.cloud.messages import Connected, Connection, ConnectionLost, Listening, Message, ShadowDocument, Unacknowledged
from iot.errors import BrokerError

SHADOWS = ["cabinet", "bank-A"]


class World(Protocol):
    """A cloud as the suite needs it: its side of the shadows, what arrived, and the network's switch."""

    connection: Connection
    thing: str

    def want(self, shadow: str, desired: dict[str, Any]) -> None: ...
    def reported(self, shadow: str) -> dict[str, Any]: ...
    def arrived(self) -> list[dict[str, Any]]: ...
    def present(self) -> list[bool]: ...
    def cut(self) -> None: ...
    def join(self) -> None: ...


class Ear:
    """Everything a connection told, in order."""

    def __init__(self, connection: Connection) -> None:
        self.heard: list[Message] = []
        connection.start(self.heard.append)

    async def wait(self, fits: Callable[[Message], bool], after: int = 0) -> Message:
        async with asyncio.timeout(15):
            while not (found := [message for message in self.heard[after:] if fits(message)]):
                await asyncio.sleep(0.01)
        return found[0]

    async def document(self, *, newer_than: int = 0) -> ShadowDocument:
        found = await self.wait(lambda message: isinstance(message, ShadowDocument) and message.version > newer_than)
        assert isinstance(found, ShadowDocument)
        return found

    async def listening(self, after: int = 0) -> None:
        for shadow in SHADOWS:
            await self.wait(lambda message, shadow=shadow: message == Listening(shadow), after)


def bank(number: int) -> BankDesired:
    grant = Grant(f"g_{number}", ("A01",), Purpose.PICKUP, bytes(16), 0, 1)
    return BankDesired.of([grant], [], [("A02", "e_1")])


def batch(thing: str, number: int) -> bytes:
    return Batch(thing, "lineage", 1, (Event(number, time.time(), EventType.STARTED, {"boot": 1}),)).to_json()


class BrokerContract:
    """Subclasses give a `world` fixture; each test gets a thing and a line of its own."""

    def play(self, story: Awaitable[None]) -> None:
        async def in_time() -> None:
            async with asyncio.timeout(40):
                await story

        asyncio.run(in_time())

    def test_it_connects_then_listens_and_a_shadow_that_is_not_there_is_none(self, world: World) -> None:
        async def story() -> None:
            ear = Ear(world.connection)
            await ear.listening()
            assert ear.heard[0] == Connected()
            assert await world.connection.read("bank-A") is None
            await world.connection.stop()

        self.play(story())

    def test_a_wish_arrives_as_a_change_and_can_be_read_whole(self, world: World) -> None:
        async def story() -> None:
            ear = Ear(world.connection)
            await ear.listening()
            world.want("bank-A", bank(1).to_wire())
            change = await ear.wait(lambda message: isinstance(message, ShadowDocument))
            assert isinstance(change, ShadowDocument)
            assert (change.shadow, change.whole) == ("bank-A", False)
            assert BankDesired.from_wire(change.desired) == bank(1)
            assert abs(change.at - time.time()) < 10
            whole = await world.connection.read("bank-A")
            assert whole is not None
            assert (whole.whole, whole.version) == (True, change.version)
            assert BankDesired.from_wire(whole.desired) == bank(1)
            await world.connection.stop()

        self.play(story())

    def test_a_reported_rev_is_left_out_of_changes_but_never_the_lists(self, world: World) -> None:
        async def story() -> None:
            ear = Ear(world.connection)
            await ear.listening()
            world.want("bank-A", bank(1).to_wire())
            first = await ear.document()
            await world.connection.report("bank-A", {"rev": bank(1).rev, "doors": {"A01": "closed"}})
            assert world.reported("bank-A")["rev"] == bank(1).rev
            second = await ear.document(newer_than=first.version)
            assert "rev" not in second.desired
            assert BankDesired.from_delta(second.desired) == bank(1)
            world.want("bank-A", bank(2).to_wire())
            third = await ear.document(newer_than=second.version)
            assert BankDesired.from_wire(third.desired) == bank(2)
            await world.connection.stop()

        self.play(story())

    def test_events_and_presence_arrive(self, world: World) -> None:
        async def story() -> None:
            await Ear(world.connection).listening()
            await world.connection.publish_events(batch(world.thing, 1))
            await world.connection.publish_presence(True, time.time())
            async with asyncio.timeout(15):
                while not (world.arrived() and world.present()):
                    await asyncio.sleep(0.02)
            assert [e["n"] for e in world.arrived()] == [1]
            assert world.present() == [True]
            await world.connection.stop()

        self.play(story())

    def test_a_cut_line_refuses_and_a_joined_one_listens_again(self, world: World) -> None:
        async def story() -> None:
            ear = Ear(world.connection)
            await ear.listening()
            world.cut()
            await ear.wait(lambda message: isinstance(message, ConnectionLost))
            with pytest.raises(BrokerError):
                await world.connection.publish_events(batch(world.thing, 1))
            world.want("bank-A", bank(1).to_wire())
            already = len(ear.heard)
            world.join()
            await ear.listening(after=already)
            whole = await world.connection.read("bank-A")
            assert whole is not None
            assert BankDesired.from_wire(whole.desired) == bank(1)
            await world.connection.stop()

        self.play(story())

    def test_a_change_is_acknowledged_after_it_was_told(self, world: World) -> None:
        async def story() -> None:
            ear = Ear(world.connection)
            await ear.listening()
            world.want("bank-A", bank(1).to_wire())
            await ear.wait(lambda message: isinstance(message, Unacknowledged))
            kinds = [type(message) for message in ear.heard]
            assert kinds.index(ShadowDocument) < kinds.index(Unacknowledged)
            for message in ear.heard:
                if isinstance(message, Unacknowledged):
                    message.acknowledge()
            await world.connection.stop()

        self.play(story())
