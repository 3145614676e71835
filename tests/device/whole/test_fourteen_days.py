"""Fourteen days without network, in simulated time: codes work, codes expire, everything is told afterwards."""

from pathlib import Path

import pytest

from cabinet_contract.codes import code_from, verifier
from cabinet_contract.shadow import Grant
from cabinet_contract.words import Purpose
from iot.controller import Controller
from tests.device.rig import IDENTITY, NOON, Rig, in_loop, until

DAY = 86_400
DAYS = 14


def day_grant(day: int) -> tuple[str, Grant]:
    """Valid for the first half of that day only."""
    code = code_from(day + 1)
    known = verifier(IDENTITY.key, IDENTITY.salt, code)
    start = NOON + day * DAY
    return code, Grant(f"g_{day}", (f"A0{day % 4 + 1}",), Purpose.PICKUP, known, start, start + DAY // 2)


def lying_wall(day: int) -> float:
    """The battery of the clock is empty: 1970 after each power cut, or worse."""
    return 0.0 if day % 3 else 4_070_908_800.0


async def deliver(rig: Rig, cabinet: Controller, code: str, door: str) -> str:
    result = (await cabinet.keypad.type(code)).result
    rig.door(door).open = False
    await until(lambda: not cabinet.state()["watching"])
    return result


@in_loop
async def test_codes_work_and_expire_for_fourteen_days_and_everything_is_told_afterwards(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    days = [day_grant(day) for day in range(DAYS)]
    async with rig.plugged_in():
        async with rig.powered() as cabinet:
            await rig.want("A", *(grant for _, grant in days))
            await until(lambda: len(rig.cloud.events()) == cabinet.state()["pending"])
            rig.cloud.cut()
            rig.time.advance(3600)
            for day, (code, grant) in enumerate(days):
                if day % 5 == 4:
                    rig.time.wall = lying_wall(day)
                assert await deliver(rig, cabinet, code, grant.doors[0]) == "opened"
                assert await deliver(rig, cabinet, code, grant.doors[0]) == "refused"
                rig.time.advance(DAY)
                if day + 1 < DAYS:
                    yesterday = day_grant(day)[0]
                    assert await deliver(rig, cabinet, yesterday, "A01") == "refused"
            assert cabinet.state()["clock"] == "server"
            assert cabinet.clock.now() == NOON + 3600 + DAYS * DAY
            waiting = cabinet.state()["pending"]
        told_before = len(rig.cloud.events())
        rig.server_time = lambda: NOON + 3600 + DAYS * DAY
        async with rig.powered() as cabinet:
            rig.cloud.join()
            await until(lambda: len(rig.cloud.events()) > waiting)
            numbers = [event["n"] for event in rig.cloud.events()]
            assert numbers == list(range(1, len(numbers) + 1))
            assert told_before < DAYS
            used = [event["grant"] for event in rig.events("grant_used")]
            assert used == [grant.id for _, grant in days]
            # At the time at which it happened, not at which it was told.
            at = [round((event["at"] - NOON - 3600) / DAY) for event in rig.events("grant_used")]
            assert at == list(range(DAYS))


@in_loop
async def test_a_power_cut_each_night_and_no_clock_never_lengthens_a_code(tmp_path: Path) -> None:
    """Without network and without a clock, time stands still while the power is off: codes end later, never twice."""
    rig = Rig(tmp_path)
    code, grant = rig.grant(1, life=2 * DAY)
    async with rig.plugged_in():
        async with rig.powered():
            await rig.want("A", grant)
        rig.cloud.cut()
        for _ in range(3):
            rig.time.reboot(wall=0)
            async with rig.powered():
                rig.time.advance(DAY)
        rig.time.reboot(wall=0)
        async with rig.powered() as cabinet:
            assert (await cabinet.keypad.type(code)).result == "refused"


@in_loop
@pytest.mark.parametrize("wall", [0, 4_070_908_800], ids=["1970", "2099"])
async def test_a_clock_of_1970_or_2099_is_one_event_a_doubt(tmp_path: Path, wall: int) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        async with rig.powered():
            await rig.want("A", rig.grant(1)[1])
        rig.time.reboot(wall=wall)
        rig.server_time = lambda: NOON + 60
        async with rig.powered() as cabinet:
            await until(lambda: cabinet.clock.source == "server")
            for _ in range(3):
                cabinet.self_check.look()
            await until(lambda: rig.events("clock_doubted"))
            assert [event["wall"] for event in rig.events("clock_doubted")] == [wall]
