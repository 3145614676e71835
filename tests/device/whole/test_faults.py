"""What breaks at the doors: each fault has one outcome that is told, and never stops the rest of the cabinet."""

from pathlib import Path

import pytest

from tests.device.rig import Rig, in_loop, until


@pytest.mark.parametrize(
    ("target", "fault", "outcome"),
    [
        ("A01", "jam", "jammed"),
        ("A01", "stuck", "not_detected"),
        ("A", "dead", "unknown"),
        ("A", "no_reply", "unknown"),
        ("A", "bad_checksum", "unknown"),
        ("A", "short_reply", "unknown"),
    ],
)
def test_a_fault_is_an_outcome_and_the_other_bank_works(tmp_path: Path, target: str, fault: str, outcome: str) -> None:
    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path, timings={"open_window_s": 0.05, "watch_s": 0.01, "idle_poll_s": 0.02, "reply_s": 0.05})
        async with rig.plugged_in(), rig.powered() as cabinet:
            broken, whole = rig.grant(1, "A01"), rig.grant(2, "B01")
            await rig.want("A", broken[1])
            await rig.want("B", whole[1])
            rig.simulator.cabinet.set_fault(target, fault, True)
            assert (await cabinet.keypad.type(broken[0])).result == outcome
            told = await rig.story("g_1", "grant_used", "door_opened")
            assert told[1]["outcome"] == outcome
            assert (await cabinet.keypad.type(whole[0])).result == "opened"
            assert cabinet.state()["watching"] == ["B01"]

    story()


@in_loop
async def test_a_door_whose_switch_says_open_is_pulsed_all_the_same(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.door("A01").open = True
    rig.simulator.cabinet.set_fault("A01", "stuck", True)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        assert (await cabinet.keypad.type(code)).result == "opened"
        assert rig.door("A01").pulses == 1


@in_loop
async def test_a_board_that_dies_while_its_door_stands_open_closes_nothing(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        rig.simulator.cabinet.set_fault("A", "dead", True)
        await until(lambda: cabinet.state()["boards"] == {"A": "silent", "B": "ok"})
        assert cabinet.state()["doors"]["A01"] == "unknown"
        assert cabinet.state()["watching"] == ["A01"]
        assert not rig.events("door_closed")


@in_loop
async def test_status_bytes_in_the_wrong_order_say_nothing_false_of_the_opened_door(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        rig.simulator.cabinet.set_fault("A", "swapped", True)
        assert (await cabinet.keypad.type(code)).result == "opened"
