"""Codes and doors: the whole program on a simulated bus, every story told to the cloud."""

import asyncio
from pathlib import Path

from cabinet_contract.shadow import Order
from cabinet_contract.words import Purpose
from tests.device.rig import NOON, Rig, in_loop, until

STAFF = Purpose.COLLECT


@in_loop
async def test_a_code_opens_its_door_and_the_closing_is_told(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1, "A02")
        await rig.want("A", grant)
        answer = await cabinet.keypad.type(code)
        assert (answer.result, answer.doors) == ("opened", ("A02",))
        assert rig.door("A02").open
        rig.door("A02").open = False
        story = await rig.story("g_1", "grant_used", "door_opened", "door_closed")
        assert {e["door"] for e in story} == {"A02"}
        assert story[1]["outcome"] == "opened"
        assert not cabinet.state()["watching"]


@in_loop
async def test_a_code_may_be_typed_with_dashes_and_spaces(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        assert (await cabinet.keypad.type(f"{code[:3]}-{code[3:6]} {code[6:]}")).result == "opened"


@in_loop
async def test_a_code_opens_once_and_the_second_try_reads_like_any_wrong_code(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        used, unknown = await cabinet.keypad.type(code), await cabinet.keypad.type(rig.grant(99)[0])
        assert used == unknown
        assert rig.door("A01").pulses == 1
        await until(lambda: [e["reason"] for e in rig.events("code_refused")] == ["used", "unknown"])


@in_loop
async def test_two_hands_with_one_code_open_one_door_once(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        answers = await asyncio.gather(cabinet.keypad.type(code), cabinet.keypad.type(code))
        assert sorted(a.result for a in answers) == ["opened", "refused"]
        assert rig.door("A01").pulses == 1


@in_loop
async def test_every_refusal_tells_the_cloud_its_reason_and_the_person_nothing(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        early, coming = rig.grant(2, "A02")
        expired, old = rig.grant(3, "A03", life=10)
        revoked, gone = rig.grant(4, "A04")
        coming = type(coming)(coming.id, coming.doors, coming.purpose, coming.verifier, NOON + 600, NOON + 900)
        await rig.want("A", coming, old, gone)
        await rig.want("A", coming, old)
        rig.time.advance(10)
        answers = [await cabinet.keypad.type(code) for code in (early, expired, revoked)]
        assert len(set(answers)) == 1
        await until(lambda: [e["reason"] for e in rig.events("code_refused")] == ["early", "expired", "revoked"])
        assert all(door.pulses == 0 for door in rig.simulator.cabinet.doors.values())


@in_loop
async def test_a_slip_of_the_finger_costs_nothing(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        for _ in range(20):
            assert (await cabinet.keypad.type(code[:-1] + str((int(code[-1]) + 1) % 10))).result == "mistyped"
        assert (await cabinet.keypad.type(code)).result == "opened"


@in_loop
async def test_a_collect_code_opens_its_doors_one_after_the_other(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1, "A01", "A03", purpose=STAFF)
        _, other_bank = rig.grant(1, "B02", purpose=STAFF)
        await rig.want("A", grant)
        await rig.want("B", other_bank)
        assert (await cabinet.keypad.type(code)).doors == ("A01", "A03", "B02")
        for door in ("A01", "A03", "B02"):
            await until(lambda door=door: door in cabinet.state()["watching"])
            assert [n for n, c in rig.simulator.cabinet.doors.items() if c.open] == [door]
            rig.door(door).open = False
        opened_closed = ["door_opened", "door_closed"] * 3
        story = await rig.story("g_1", "grant_used", *opened_closed)
        assert story[0]["doors"] == ["A01", "A03", "B02"]


@in_loop
async def test_a_door_left_open_is_told_once_and_its_closing_still_counts(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        rig.time.advance(61)
        await rig.story("g_1", "grant_used", "door_opened", "door_left_open")
        rig.time.advance(3600)
        rig.door("A01").open = False
        await rig.story("g_1", "grant_used", "door_opened", "door_left_open", "door_closed")


@in_loop
async def test_an_order_is_obeyed_once(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    order = Order("o_1", "A04", NOON + 60)
    async with rig.plugged_in(), rig.powered():
        await rig.want("A", orders=(order,))
        await rig.story("o_1", "door_opened")
        rig.door("A04").open = False
        await rig.story("o_1", "door_opened", "door_closed")
        await rig.want("A", rig.grant(5)[1], orders=(order,))
        await rig.want("A")
        await rig.want("A", orders=(order,))
        assert rig.door("A04").pulses == 1


@in_loop
async def test_an_order_read_too_late_or_for_another_cabinet_is_refused(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered():
        await rig.want("A", orders=(Order("o_1", "A01", NOON), Order("o_2", "A25", NOON + 60)))
        await until(lambda: len(rig.events("order_refused")) == 2)
        reasons = {e["order"]: e["reason"] for e in rig.events("order_refused")}
        assert reasons == {"o_1": "expired", "o_2": "unknown_door"}
        assert rig.door("A01").pulses == 0


@in_loop
async def test_a_grant_for_a_door_that_is_not_here_opens_nothing(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1, "A25")
        await rig.want("A", grant)
        assert (await cabinet.keypad.type(code)).result == "refused"
