"""Guessing at the keypad: it costs time, survives restarts, is told to the cloud, and does not stop staff."""

from pathlib import Path

import pytest

from cabinet_contract.words import Purpose
from iot.controller import Controller
from iot.people.keypad import CodeResult
from tests.device.rig import NOON, Rig, in_loop, until


async def guess(rig: Rig, cabinet: Controller, times: int, start: int = 100) -> list[CodeResult]:
    return [await cabinet.keypad.type(rig.grant(start + n)[0]) for n in range(times)]


@in_loop
async def test_the_fifth_wrong_code_starts_the_waiting_and_it_doubles(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        answers = await guess(rig, cabinet, 5)
        assert {a.result for a in answers} == {"refused"}
        assert (await guess(rig, cabinet, 1))[0].result == "locked_out"
        rig.time.advance(30)
        assert (await guess(rig, cabinet, 1))[0].result == "refused"
        assert (await guess(rig, cabinet, 1))[0].retry_after in (60, 61)
        await until(lambda: len(rig.events("locked_out")) == 2)
        told = [(e["failures"], e["until"]) for e in rig.events("locked_out")]
        assert told == [(5, NOON + 30), (6, NOON + 90)]


@in_loop
async def test_a_right_code_does_not_open_during_the_lock_and_is_not_used_up(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await guess(rig, cabinet, 5)
        assert (await cabinet.keypad.type(code)).result == "locked_out"
        rig.time.advance(30)
        assert (await cabinet.keypad.type(code)).result == "opened"
        assert cabinet.keypad.lockout.failures == 0


@pytest.mark.parametrize("purpose", [Purpose.COLLECT, Purpose.STORE, Purpose.RECALL])
def test_staff_work_on_during_the_lock(tmp_path: Path, purpose: Purpose) -> None:
    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path)
        async with rig.plugged_in(), rig.powered() as cabinet:
            code, grant = rig.grant(1, purpose=purpose)
            await rig.want("A", grant)
            await guess(rig, cabinet, 7)
            assert (await cabinet.keypad.type(code)).result == "opened"
            assert cabinet.keypad.lockout.holds(rig.time.wall)

    story()


@in_loop
async def test_guessing_on_during_the_lock_is_slowed_down(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1, purpose=Purpose.COLLECT)
        await rig.want("A", grant)
        await guess(rig, cabinet, 6)
        rig.time.advance(30)
        await guess(rig, cabinet, 8)
        assert (await cabinet.keypad.type(code)).result == "locked_out"
        assert rig.door("A01").pulses == 0


@in_loop
@pytest.mark.parametrize("ahead", [8 * 3600, 2_300_000_000], ids=["eight hours", "2099"])
async def test_a_clock_that_was_ahead_while_offline_locks_nobody_out_for_longer(tmp_path: Path, ahead: int) -> None:
    rig = Rig(tmp_path)
    citizen, deposit = rig.grant(1)
    helper, collect = rig.grant(2, "A02", purpose=Purpose.COLLECT)
    async with rig.plugged_in():
        async with rig.powered():
            await rig.want("A", deposit, collect)
        rig.cloud.cut()
        rig.time.reboot(wall=NOON + ahead)
        rig.server_time = lambda: NOON + 60
        async with rig.powered() as cabinet:
            await guess(rig, cabinet, 12)
            assert (await cabinet.keypad.type(citizen)).result == "locked_out"
            rig.cloud.join()
            await until(lambda: cabinet.clock.source == "server")
            assert cabinet.keypad.lockout.retry_after(cabinet.clock.now()) <= 31
            rig.time.advance(61)
            assert (await cabinet.keypad.type(helper)).result == "opened"
            assert (await cabinet.keypad.type(citizen)).result == "opened"


@in_loop
async def test_the_lock_survives_a_power_cut_and_a_wall_clock_that_is_wrong(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        async with rig.powered() as cabinet:
            await guess(rig, cabinet, 6)
        rig.time.reboot(wall=NOON + 1)
        rig.server_time = lambda: NOON + 1
        async with rig.powered() as cabinet:
            await until(lambda: cabinet.state()["network"] == "online")
            assert (await guess(rig, cabinet, 1))[0].result == "locked_out"
            assert cabinet.state()["lockout"]["failures"] == 5
