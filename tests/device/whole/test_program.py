"""The cabinet's real programs against a real broker: claim, policies, shadows, events, a network that fails."""

import os
import signal
import time
from collections.abc import Iterator

import pytest

from cabinet_contract.shadow import Order
from cabinet_contract.words import Purpose
from tests.device.box import Box, running, started
from tests.device.broker import Cloud, eventually, running_cloud

pytestmark = [pytest.mark.stack, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    with running_cloud(tmp_path_factory.mktemp("cloud")) as running:
        yield running


@pytest.fixture(scope="module")
def box(cloud: Cloud, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Box]:
    directory = tmp_path_factory.mktemp("box")
    made = Box(directory, cloud, "cab-test")
    made.provision(cloud.claim(directory))
    with running(made):
        yield made
    made.relay.close()


def test_provisioning_leaves_an_identity_that_only_its_account_can_read(box: Box) -> None:
    assert box.identity.thing == "cab-test"
    assert box.identity.centre == "test"
    assert (box.state / "identity.json").stat().st_mode & 0o777 == 0o600
    assert box.state.stat().st_mode & 0o777 == 0o700


def test_a_grant_reaches_the_door_and_its_story_the_queue(box: Box) -> None:
    code, grant = box.grant(1, "A03")
    rev = box.want("A", grant)
    eventually(lambda: box.keypad()["banks"]["A"]["rev"] == rev)
    answer = box.type(code)
    assert answer["result"] == "opened"
    assert box.simulator("/doors")["A03"]["open"]
    box.simulator("/doors/A03/item", {"present": True})
    box.simulator("/doors/A03/close", {})
    eventually(lambda: box.told("started", "bank_synced", "grant_used", "door_opened", "door_closed"))
    story = [e for e in box.events() if e.get("grant") == grant.id]
    assert [e["type"] for e in story] == ["grant_used", "door_opened", "door_closed"]
    assert {e["door"] for e in story} == {"A03"}
    eventually(lambda: box.cloud.shadow("cab-test", "bank-A")["state"]["reported"]["rev"] == rev)


def test_an_ack_empties_the_journal(box: Box) -> None:
    eventually(lambda: box.told("started"))
    box.ack()
    eventually(lambda: box.keypad()["pending"] == 0)


def test_the_keypad_works_with_the_network_down_and_the_story_follows(box: Box) -> None:
    code, grant = box.grant(2, "B01")
    rev = box.want("B", grant)
    eventually(lambda: box.keypad()["banks"]["B"]["rev"] == rev)
    box.relay.cut()
    eventually(lambda: box.keypad()["network"] == "offline")
    assert box.type(code)["result"] == "opened"
    box.simulator("/doors/B01/close", {})
    eventually(lambda: not box.keypad()["watching"])
    assert not [e for e in box.events() if e.get("grant") == grant.id]
    revoked_code, revoked = box.grant(3, "B02")
    box.want("B")
    box.relay.join()
    eventually(lambda: [e["type"] for e in box.events() if e.get("grant") == grant.id][-1:] == ["door_closed"])
    eventually(lambda: box.keypad()["banks"]["B"]["grants"] == 0)
    assert box.type(revoked_code)["result"] == "refused"
    eventually(lambda: any(p["online"] is False for p in box.cloud.presence))
    assert revoked.id


def test_an_order_opens_once(box: Box) -> None:
    order = Order("o_1", "A05", int(time.time()) + 60)
    box.want("A", orders=(order,))
    eventually(lambda: box.simulator("/doors")["A05"]["pulses"] == 1)
    eventually(lambda: any(e.get("order") == "o_1" and e["type"] == "door_opened" for e in box.events()))
    box.simulator("/doors/A05/close", {})
    box.want("A", box.grant(9, "A01")[1], orders=(order,))
    eventually(lambda: box.keypad()["banks"]["A"]["grants"] == 1)
    assert box.simulator("/doors")["A05"]["pulses"] == 1


def test_a_cabinet_killed_with_its_door_open_tells_the_rest_of_the_story(
    cloud: Cloud, tmp_path_factory: pytest.TempPathFactory
) -> None:
    directory = tmp_path_factory.mktemp("killed")
    box = Box(directory, cloud, "cab-killed")
    box.provision(cloud.claim(directory))
    simulator, cabinet = started("iot.sim", box.config), started("iot", box.config)
    try:
        code, grant = box.grant(1, "A01", purpose=Purpose.STORE)
        rev = box.want("A", grant)
        eventually(lambda: box.keypad()["banks"]["A"]["rev"] == rev)
        assert box.type(code)["result"] == "opened"
        os.kill(cabinet.pid, signal.SIGKILL)
        cabinet.communicate(timeout=15)
        box.simulator("/doors/A01/close", {})
        cabinet = started("iot", box.config)
        assert box.type(code)["result"] == "refused"
        assert box.simulator("/doors")["A01"]["pulses"] == 1
        eventually(lambda: box.told("door_closed"))
        assert [e["n"] for e in box.events()] == list(range(1, len(box.events()) + 1))
        eventually(lambda: any(p["online"] is False for p in box.cloud.presence if p["thing"] == "cab-killed"))
    finally:
        for process in (cabinet, simulator):
            process.terminate()
            process.communicate(timeout=15)
        box.relay.close()
