"""The two local interfaces: the keypad's and the simulator's. For this machine only, and every mistake is explained."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from iot.errors import StateError
from iot.local.hub import Hub
from iot.local.routes import screen_api
from iot.local.screen import shown
from iot.loopback import serve
from iot.people.keypad import CodeResult
from iot.sim.control import control_api
from iot.texts import TEXTS
from tests.device.local.screens import screen
from tests.device.rig import Rig, in_loop


@asynccontextmanager
async def simulator(rig: Rig) -> AsyncIterator[ClientSession]:
    async with rig.plugged_in():
        runner, url = await serve(control_api(rig.simulator), 0)
        try:
            async with ClientSession(url) as client:
                yield client
        finally:
            await runner.cleanup()


async def sent(client: ClientSession, path: str, **request: Any) -> tuple[int, Any]:
    method = "GET" if not request else "POST"
    headers = request.pop("headers", None)
    async with client.request(method, path, headers=headers, **request) as answer:
        return answer.status, await answer.json()


@in_loop
async def test_a_code_gives_an_open_door_and_a_sentence_in_both_languages(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with screen(rig) as client:
        code, grant = rig.grant(1, "A02")
        await rig.want("A", grant)
        status, answer = await sent(client, "/codes", json={"code": code})
        assert status == 200
        assert (answer["result"], answer["doors"]) == ("opened", ["A02"])
        assert "A02" in answer["message"]
        assert "A02" in answer["message_zh"]
        assert "retry_after" not in answer


@in_loop
async def test_the_state_shows_what_an_installer_needs_and_no_secret(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with screen(rig) as client:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        status, state = await sent(client, "/state")
        assert status == 200
        assert (state["thing"], state["network"], state["boot"]) == ("cab-test", "online", 1)
        assert state["doors"]["A01"] == "closed"
        assert state["banks"]["A"]["grants"] == 1
        assert code not in str(state)
        assert grant.verifier.hex() not in str(state)


@pytest.mark.parametrize(
    ("request_", "status", "field"),
    [
        ({"json": {}}, 400, "code"),
        ({"json": {"code": 5}}, 400, "code"),
        ({"json": {"code": ""}}, 400, "code"),
        ({"json": {"code": "1" * 33}}, 400, "code"),
        ({"json": ["123"]}, 400, "body"),
        ({"data": b"{", "headers": {"Content-Type": "application/json"}}, 400, "body"),
        ({"data": b"\xff\xfe", "headers": {"Content-Type": "application/json"}}, 400, "body"),
        ({"data": b"[" * 4000, "headers": {"Content-Type": "application/json"}}, 400, "body"),
        ({"data": b'{"code":' + b"[" * 4000, "headers": {"Content-Type": "application/json"}}, 400, "body"),
        ({"data": b"{}", "headers": {"Content-Type": "application/json; charset=klingon"}}, 400, "body"),
        ({"data": {"code": "123"}}, 400, "Content-Type"),
        ({"json": {"code": "1" * 5000}}, 413, "body"),
        ({"json": {"code": "1"}, "headers": {"Host": "evil.example"}}, 403, "Host"),
        ({"json": {"code": "1"}, "headers": {"Host": "127.0.0.1.evil.example"}}, 403, "Host"),
        ({"json": {"code": "1"}, "headers": {"Origin": "http://evil.example"}}, 403, "Origin"),
        ({"json": {"code": "1"}, "headers": {"Origin": "null"}}, 403, "Origin"),
    ],
)
def test_bad_input_is_a_4xx_that_says_what_is_wrong(
    tmp_path: Path, request_: dict[str, Any], status: int, field: str
) -> None:
    @in_loop
    async def story() -> None:
        async with screen(Rig(tmp_path)) as client:
            got, answer = await sent(client, "/codes", **request_)
            assert (got, answer["field"]) == (status, field)
            assert answer["reason"]
            assert answer["reason_zh"]

    story()


@in_loop
async def test_a_page_of_this_machine_may_ask(tmp_path: Path) -> None:
    async with screen(Rig(tmp_path)) as client:
        headers = {"Origin": "http://localhost:3000"}
        status, answer = await sent(client, "/codes", json={"code": "123"}, headers=headers)
        assert (status, answer["result"]) == (200, "mistyped")


@in_loop
async def test_there_is_nothing_else_to_find(tmp_path: Path) -> None:
    async with screen(Rig(tmp_path)) as client:
        assert (await sent(client, "/grants"))[0] == 404
        assert (await sent(client, "/codes"))[0] == 405


@pytest.mark.parametrize(("fault", "expected"), [(StateError("disk full"), 503), (KeyError("disk"), 500)])
def test_a_failing_disk_or_a_fault_of_ours_is_out_of_order_and_not_a_riddle(fault: Exception, expected: int) -> None:
    class Broken:
        hub = Hub(dict)

        async def type(self, typed: str) -> dict[str, Any]:
            raise fault

    @in_loop
    async def story() -> None:
        runner, url = await serve(screen_api(Broken()), 0)  # type: ignore[arg-type]
        async with ClientSession(url) as client:
            status, answer = await sent(client, "/codes", json={"code": "123"})
            assert (status, answer["code"]) == (expected, "CABINET_FAULT")
            assert "disk" not in str(answer)
        await runner.cleanup()

    story()


@pytest.mark.parametrize("result", [key for key in TEXTS if key != "opened_in_turn"])
def test_every_result_has_its_words(result: str) -> None:
    wire = shown(CodeResult(result, ("A01", "A02"), retry_after=30))
    assert "{" not in wire["message"] + wire["message_zh"]
    assert wire["message"] != wire["message_zh"]


@in_loop
async def test_the_simulator_shows_and_moves_doors_items_and_the_hand(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with simulator(rig) as client:
        door = {"open": True, "item": False, "pulses": 0, "lit": False, "faults": []}
        assert await sent(client, "/doors/A01/open", json={}) == (200, door)
        assert (await sent(client, "/doors/A01/item", json={"present": True}))[1]["item"]
        assert (await sent(client, "/doors"))[1]["A01"] == door | {"item": True}
        assert not (await sent(client, "/doors/A01/close", json={}))[1]["open"]
        assert await sent(client, "/hand", json={"after_ms": 5}) == (200, {"after_ms": 5})
        assert rig.simulator.hand_s == 0.005


@in_loop
async def test_the_simulator_switches_faults_while_it_runs(tmp_path: Path) -> None:
    async with simulator(Rig(tmp_path)) as client:
        assert (await sent(client, "/faults", json={"target": "A", "fault": "dead"}))[1] == {"A": ["dead"]}
        both = (await sent(client, "/faults", json={"target": "A01", "fault": "jam", "on": True}))[1]
        assert both == {"A": ["dead"], "A01": ["jam"]}
        assert (await sent(client, "/faults", json={"target": "A", "fault": "dead", "on": False}))[1] == {
            "A01": ["jam"]
        }
        assert (await sent(client, "/faults"))[1] == {"A01": ["jam"]}


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/faults", {"target": "Z", "fault": "dead"}, "target"),
        ("/faults", {"target": "A", "fault": "jam"}, "fault"),
        ("/faults", {"target": "A01", "fault": "dead"}, "fault"),
        ("/faults", {"fault": "dead"}, "target"),
        ("/doors/Z01/close", {}, "door"),
        ("/hand", {"after_ms": "soon"}, "after_ms"),
    ],
)
def test_the_simulator_explains_mistakes_too(tmp_path: Path, path: str, body: dict[str, Any], field: str) -> None:
    @in_loop
    async def story() -> None:
        async with simulator(Rig(tmp_path)) as client:
            status, answer = await sent(client, path, json=body)
            assert (status, answer["field"]) == (400, field)

    story()


@in_loop
async def test_the_hand_puts_and_takes_and_closes(tmp_path: Path) -> None:
    rig = Rig(tmp_path, sim={"reply_ms": 1, "hand_ms": 60})
    async with rig.plugged_in(), rig.powered() as cabinet:
        for number, item in ((1, True), (2, False)):
            code, grant = rig.grant(number)
            await rig.want("A", grant)
            assert (await cabinet.keypad.type(code)).result == "opened"
            await rig.story(grant.id, "grant_used", "door_opened", "door_closed")
            assert rig.door("A01").item is item
