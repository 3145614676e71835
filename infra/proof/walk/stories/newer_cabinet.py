"""A newer program on a cabinet says what this cloud cannot read: it is kept, told, and holds nobody up."""

import time

from cabinet_contract.events import Batch, Event
from cabinet_contract.names import CABINET_SHADOW, events_topic
from cabinet_contract.shadow import Ack, CabinetDesired
from infra import typed
from infra.proof.walk.checks import until
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.stories import network
from infra.proof.walk.story import Story

UNKNOWN, BOOT = "weather_seen", 1


def says_what_nobody_knows(story: Story, cabinet: LiveCabinet) -> None:
    """The cabinet's own program is off the line while the newer one speaks under its numbers; then it comes back."""
    cabinet.has_told_all()
    cabinet.cable(up=False)
    ack = _desired(story, cabinet).ack
    assert ack is not None, "a cabinet that has told all has been acknowledged"
    _speaks(story, cabinet, Event(ack.number + 1, time.time(), UNKNOWN, {"wind": 3}), ack.lineage)
    until("the event is acknowledged", lambda: _desired(story, cabinet).ack == Ack(ack.lineage, ack.number + 1))
    unread = _desired(story, cabinet).unread
    story.world.checks.true("its maker is told", (ack.number + 1, UNKNOWN) in unread, unread)
    story.world.checks.equal("staff have a task", ["parked-event"], _tasks(story, cabinet))
    cabinet.cable(up=True)
    network.order_in_time(story, cabinet)
    _laid_aside(story, cabinet)


def _desired(story: Story, cabinet: LiveCabinet) -> CabinetDesired:
    shadows = story.world.aws.client("iot-data")
    payload = shadows.get_thing_shadow(thingName=cabinet.thing, shadowName=CABINET_SHADOW)["payload"].read()
    return CabinetDesired.from_wire(typed.record(typed.loaded(payload), "state", "desired"))


def _speaks(story: Story, cabinet: LiveCabinet, event: Event, lineage: str) -> None:
    said = Batch(cabinet.thing, lineage, BOOT, (event,)).to_json()
    story.world.aws.client("iot-data").publish(topic=events_topic(cabinet.thing), qos=1, payload=said)


def _tasks(story: Story, cabinet: LiveCabinet) -> list[str]:
    tasks = story.world.staff("administrator").api.pages("/staff/tasks")
    return [task["kind"] for task in tasks if (task["cabinet"], task["place"]) == (cabinet.thing, "events")]


def _laid_aside(story: Story, cabinet: LiveCabinet) -> None:
    api = story.world.staff("administrator").api
    path = f"/staff/cabinets/{cabinet.thing}/parked-events"
    (parked,) = [event for event in api.pages(path) if event["type"] == UNKNOWN]
    story.world.checks.equal("what it said is kept", 3, parked["told"].get("wind"))
    api.post(f"{path}/{parked['event']}/settlement", {"action": "lay-aside", "reason": "新程序的消息，本版本用不到"})
    story.world.checks.equal("nothing is left to do", [], _tasks(story, cabinet))
    story.say(f"新程序 {UNKNOWN} kept, told and laid aside; {cabinet.thing} goes on")
