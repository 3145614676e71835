"""What sensors say beside the person: an item that is not there, a door that nobody let open, a lamp, a sound."""

from pathlib import Path
from typing import Any

import pytest

from cabinet_contract.shadow import Order
from cabinet_contract.words import Answer, DoorState, Purpose
from iot.rules.forced import Forced
from tests.device.rig import NOON, Rig, in_loop, until

OPEN, CLOSED, UNKNOWN = DoorState.OPEN, DoorState.CLOSED, DoorState.UNKNOWN


def kerong(directory: Path, *, wired: bool = True, **changes: Any) -> Rig:
    """Boards whose item sensors are wired or not."""
    doors = {f"A{n:02d}": n for n in range(1, 5)}
    bank = {"bank": "A", "driver": "kerong", "serial": "bus", "address": 1, "channels": 16, "doors": doors}
    bank |= {"item_sensors": wired}
    return Rig(directory, banks=[bank], **changes)


@pytest.mark.parametrize(
    ("purpose", "answer", "item", "sensed"),
    [
        (Purpose.DEPOSIT, Answer.PUT_IN, False, "absent"),
        (Purpose.DEPOSIT, Answer.PUT_IN, True, None),
        (Purpose.DEPOSIT, Answer.NOTHING, True, "present"),
        (Purpose.STORE, Answer.TOO_SMALL, False, None),
        (Purpose.PICKUP, Answer.TAKEN, True, "present"),
        (Purpose.PICKUP, Answer.NOTHING, True, None),
        (Purpose.COLLECT, Answer.NOTHING, False, "absent"),
    ],
)
def test_a_sensor_that_disagrees_is_told_and_stops_nothing(
    tmp_path: Path, purpose: Purpose, answer: Answer, item: bool, sensed: str | None
) -> None:
    @in_loop
    async def story() -> None:
        rig = kerong(tmp_path)
        async with rig.plugged_in(), rig.powered() as cabinet:
            code, grant = rig.grant(1, purpose=purpose)
            await rig.want("A", grant)
            await cabinet.keypad.type(code)
            await cabinet.sessions.answer(cabinet.sessions.current.id, "A01", answer)  # type: ignore[union-attr]
            rig.door("A01").item = item
            rig.door("A01").open = False
            disagreement = ["item_disagrees"] if sensed else []
            told = await rig.story("g_1", "grant_used", "door_opened", "answered", "door_closed", *disagreement)
            assert told[3]["item"] == ("present" if item else "absent")
            if sensed:
                assert (told[-1]["door"], told[-1]["answer"], told[-1]["sensed"]) == ("A01", answer, sensed)

    story()


@in_loop
async def test_what_is_said_after_the_closing_is_compared_too(tmp_path: Path) -> None:
    rig = kerong(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        session = cabinet.sessions.current
        assert session is not None
        rig.door("A01").item = True
        rig.door("A01").open = False
        await until(lambda: session.phase == "closed")
        await cabinet.sessions.answer(session.id, session.door, Answer.NOTHING)
        await rig.story("g_1", "grant_used", "door_opened", "door_closed", "answered", "item_disagrees")


@in_loop
async def test_a_cabinet_without_item_sensors_never_disagrees(tmp_path: Path) -> None:
    rig = kerong(tmp_path, wired=False)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        await cabinet.sessions.answer(cabinet.sessions.current.id, "A01", Answer.NOTHING)  # type: ignore[union-attr]
        rig.door("A01").item = True
        rig.door("A01").open = False
        told = await rig.story("g_1", "grant_used", "door_opened", "answered", "door_closed")
        assert "item" not in told[-1]


@in_loop
async def test_a_door_that_opens_without_a_cause_is_told_once_until_it_was_closed(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        async with rig.powered():
            rig.door("A02").open = True
            await until(lambda: rig.events("door_forced"))
        async with rig.powered() as cabinet:
            await until(lambda: len(rig.events("started")) == 2)
            rig.door("A02").open = False
            await until(lambda: cabinet.doors.states["A02"] == "closed")
            rig.door("A02").open = True
            await until(lambda: len(rig.events("door_forced")) == 2)
        assert [e["door"] for e in rig.events("door_forced")] == ["A02", "A02"]
        assert "grant" not in rig.events("door_forced")[0]
        assert not rig.events("door_closed")


@in_loop
async def test_a_lock_that_lets_go_late_is_laid_to_its_code_and_is_no_opening(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1, purpose=Purpose.PICKUP)
        await rig.want("A", grant)
        rig.simulator.cabinet.set_fault("A01", "jam", True)
        await cabinet.keypad.type(code)
        rig.door("A01").open = True
        await until(lambda: rig.events("door_forced"))
        assert rig.events("door_forced")[0]["grant"] == "g_1"
        rig.door("A01").open = False
        await until(lambda: cabinet.doors.states["A01"] == "closed")
        await rig.story("g_1", "grant_used", "door_opened", "door_forced")


@in_loop
async def test_doors_opened_by_codes_and_orders_are_not_forced(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        await rig.want("A", orders=(Order("o_1", "A03", NOON + 60),))
        await rig.story("o_1", "door_opened")
        for door in ("A01", "A03"):
            rig.door(door).open = False
        await until(lambda: not cabinet.state()["watching"])
        assert not rig.events("door_forced")


def test_one_look_is_not_enough_to_call_a_door_forced() -> None:
    forced, sure = Forced().seen({"A01": OPEN}, set())
    assert not sure
    assert not forced.seen({"A01": CLOSED}, set())[1]
    forced, sure = forced.seen({"A01": OPEN}, set())
    assert sure == {"A01"}
    forced, sure = forced.seen({"A01": UNKNOWN}, set())
    assert not sure
    assert not forced.seen({"A01": OPEN}, set())[1], "a silent board does not make it a second time"


@in_loop
async def test_a_door_left_open_calls_with_its_lamp_and_a_sound_until_it_is_closed(tmp_path: Path) -> None:
    doors = {f"A{n:02d}": n for n in range(1, 5)}
    bank = {"bank": "A", "driver": "wkly", "serial": "bus", "address": 1, "channels": 24, "doors": doors}
    heard = tmp_path / "heard"
    local = {"sound": ["sh", "-c", f"echo x >> {heard}"], "remind_s": 0.02}
    rig = Rig(tmp_path, banks=[bank], local=local)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        assert not rig.door("A01").lit
        rig.time.advance(61)
        await until(lambda: rig.door("A01").lit and heard.exists() and len(heard.read_text().splitlines()) > 1)
        assert cabinet.sessions.current.phase == "left_open"  # type: ignore[union-attr]
        rig.door("A01").open = False
        await rig.story("g_1", "grant_used", "door_opened", "door_left_open", "door_closed")


@in_loop
async def test_a_door_that_stands_open_over_a_restart_goes_on_calling(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    rig = Rig(tmp_path, local={"sound": ["sh", "-c", f"echo x >> {heard}"], "remind_s": 0.02})
    async with rig.plugged_in():
        async with rig.powered() as cabinet:
            code, grant = rig.grant(1)
            await rig.want("A", grant)
            await cabinet.keypad.type(code)
            rig.time.advance(61)
            await until(heard.exists)
        heard.unlink()
        async with rig.powered():
            await until(heard.exists)
            rig.door("A01").open = False
            await rig.story("g_1", "grant_used", "door_opened", "door_left_open", "door_closed")


@in_loop
async def test_a_door_counts_as_left_open_although_time_was_corrected_backwards(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        code, grant = rig.grant(1, life=10**6)
        async with rig.powered():
            await rig.want("A", grant)
        rig.cloud.cut()
        rig.time.reboot(wall=NOON + 8 * 3600)
        rig.server_time = lambda: NOON
        async with rig.powered() as cabinet:
            await cabinet.keypad.type(code)
            rig.cloud.join()
            await until(lambda: cabinet.clock.source == "server")
            looks = cabinet.doors.watcher.looks
            await until(lambda: cabinet.doors.watcher.looks > looks + 1)
            rig.time.advance(61)
            await until(lambda: rig.events("door_left_open"))


@in_loop
async def test_a_sound_that_cannot_be_played_stops_nothing(tmp_path: Path) -> None:
    rig = Rig(tmp_path, local={"sound": ["/there/is/no/such/player"], "remind_s": 0.01})
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        rig.time.advance(61)
        await rig.story("g_1", "grant_used", "door_opened", "door_left_open")
        rig.door("A01").open = False
        await rig.story("g_1", "grant_used", "door_opened", "door_left_open", "door_closed")
