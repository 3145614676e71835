"""Codes that the cloud made while it could not reach the cabinet: they open, once, in their time, and nothing else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from cabinet_contract.codes import code_from
from cabinet_contract.offline import SLOT_SECONDS
from cabinet_contract.words import Purpose
from iot.controller import Controller
from iot.journal import events
from tests.device.derived import DAY, by_shadow, derived
from tests.device.rig import NOON, Rig, in_loop, until

DEPOSIT, PICKUP, STORE, RECALL = Purpose.DEPOSIT, Purpose.PICKUP, Purpose.STORE, Purpose.RECALL


@asynccontextmanager
async def alone(rig: Rig) -> AsyncIterator[Controller]:
    """A cabinet that runs without any network."""
    rig.cloud.joined = False
    async with rig.plugged_in(), rig.powered() as cabinet:
        yield cabinet


async def uses(rig: Rig, cabinet: Controller, code: str) -> str:
    """Types it; whatever opens is closed again."""
    answer = await cabinet.keypad.type(code)
    for door in answer.doors:
        rig.door(door).open = False
    await until(lambda: not cabinet.state()["watching"])
    return answer.result


async def reconnects(rig: Rig, cabinet: Controller) -> None:
    rig.cloud.join()
    await until(lambda: cabinet._hears("A01"))


@pytest.mark.parametrize("purpose", [DEPOSIT, STORE, PICKUP, RECALL])
def test_a_code_opens_at_a_cabinet_that_never_heard_of_it(tmp_path: Path, purpose: Purpose) -> None:
    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path)
        async with alone(rig) as cabinet:
            made = derived(cabinet.journal.lineage, "B03", purpose)
            answer = await cabinet.keypad.type(made.code)
            assert (answer.result, answer.doors) == ("opened", ("B03",))
            rig.door("B03").open = False
            await until(lambda: not cabinet.state()["watching"])
            assert await uses(rig, cabinet, made.code) == "refused"
            rig.cloud.join()
            told = await rig.story(made.grant, "grant_used", "door_opened", "door_closed", "code_refused")
            assert {e.get("door", "B03") for e in told} == {"B03"}
            assert told[-1]["reason"] == "used"

    story()


@in_loop
async def test_the_grant_that_comes_later_is_the_one_that_was_used(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with alone(rig) as cabinet:
        made = derived(cabinet.journal.lineage, "A01")
        assert await uses(rig, cabinet, made.code) == "opened"
        rig.cloud.join()
        await rig.want("A", by_shadow(made))
        assert await uses(rig, cabinet, made.code) == "refused"
        assert rig.door("A01").pulses == 1


@in_loop
async def test_a_code_that_came_by_shadow_first_is_an_ordinary_one(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        made = derived(cabinet.journal.lineage, "A01")
        await rig.want("A", by_shadow(made))
        assert await uses(rig, cabinet, made.code) == "opened"
        rig.cloud.cut()
        assert await uses(rig, cabinet, made.code) == "refused"


@in_loop
async def test_a_reissue_and_the_code_it_replaces_open_once_between_them(tmp_path: Path) -> None:
    for first, second in ((0, 1), (1, 0)):
        rig = Rig(tmp_path / str(first))
        async with alone(rig) as cabinet:
            codes = [derived(cabinet.journal.lineage, "A01", attempt=n) for n in range(2)]
            assert await uses(rig, cabinet, codes[first].code) == "opened"
            assert await uses(rig, cabinet, codes[second].code) == "refused"
            # The network comes back; the cloud has not heard of the use yet.
            rig.cloud.join()
            await rig.want("A", by_shadow(codes[1]), by_shadow(codes[0], taken_back=True))
            assert await uses(rig, cabinet, codes[second].code) == "refused"


@in_loop
async def test_the_code_that_a_reissue_replaced_never_opens_again(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with alone(rig) as cabinet:
        old, reissued = (derived(cabinet.journal.lineage, "A01", PICKUP, attempt=n) for n in range(2))
        assert await uses(rig, cabinet, reissued.code) == "opened"
        assert await uses(rig, cabinet, derived(cabinet.journal.lineage, "A01", STORE).code) == "opened"
        assert await uses(rig, cabinet, old.code) == "refused", "somebody else's envelope lies there now"


@in_loop
async def test_the_cloud_s_acknowledgement_makes_room_for_the_next_of_the_same_purpose(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with alone(rig) as cabinet:
        lineage = cabinet.journal.lineage
        first, next_ = derived(lineage, "A01", PICKUP), derived(lineage, "A01", PICKUP, attempt=1)
        assert await uses(rig, cabinet, first.code) == "opened"
        await reconnects(rig, cabinet)
        await rig.want("A", by_shadow(next_))
        assert await uses(rig, cabinet, next_.code) == "refused", "its own use may not be known there yet"
        await until(lambda: rig.events("code_refused"))
        rig.ack(rig.events("code_refused")[-1]["n"])
        await until(lambda: events.acked(cabinet.journal.db) >= rig.events("code_refused")[-1]["n"])
        assert await uses(rig, cabinet, next_.code) == "opened"


@in_loop
async def test_a_door_may_be_filled_and_emptied_in_turn_without_any_network(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with alone(rig) as cabinet:
        lineage = cabinet.journal.lineage
        turns = [(STORE, 0), (PICKUP, 0), (STORE, 1), (RECALL, 0), (DEPOSIT, 0)]
        for purpose, attempt in turns:
            assert await uses(rig, cabinet, derived(lineage, "A02", purpose, attempt).code) == "opened"


@in_loop
async def test_a_full_door_takes_nothing_more_and_an_empty_one_gives_nothing(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with alone(rig) as cabinet:
        lineage = cabinet.journal.lineage
        assert await uses(rig, cabinet, derived(lineage, "A02", DEPOSIT).code) == "opened"
        assert await uses(rig, cabinet, derived(lineage, "A02", STORE).code) == "refused"
        assert await uses(rig, cabinet, derived(lineage, "A02", RECALL).code) == "opened"
        assert await uses(rig, cabinet, derived(lineage, "A02", PICKUP).code) == "refused"


@in_loop
async def test_a_cabinet_with_another_past_knows_no_code_of_the_old_one(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with alone(rig) as cabinet:
        assert await uses(rig, cabinet, derived("another-lineage", "A01").code) == "refused"
        assert rig.door("A01").pulses == 0


@in_loop
async def test_who_hears_the_cloud_opens_nothing_that_it_does_not_name(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        await until(lambda: cabinet._hears("A01"))
        made = derived(cabinet.journal.lineage, "A01")
        assert await uses(rig, cabinet, made.code) == "refused"
        rig.cloud.cut()
        await until(lambda: not cabinet._hears("A01"))
        assert await uses(rig, cabinet, made.code) == "opened"


@in_loop
async def test_what_was_taken_back_while_unreachable_is_dead_once_it_was_told(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        made = derived(cabinet.journal.lineage, "A01")
        await rig.want("A", by_shadow(made, taken_back=True))
        await rig.want("A")
        rig.cloud.cut()
        await until(lambda: not cabinet._hears("A01"))
        assert await uses(rig, cabinet, made.code) == "refused"


@in_loop
async def test_a_code_dies_with_its_slot_whatever_the_wall_clock_says(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with alone(rig) as cabinet:
        made = derived(cabinet.journal.lineage, "A01", until=NOON + 3 * DAY)
        rig.time.advance(made.until - NOON)
        rig.time.wall = 0.0
        assert await uses(rig, cabinet, made.code) == "refused"
        later = derived(cabinet.journal.lineage, "A01", until=made.until + 1)
        assert later.until == made.until + SLOT_SECONDS
        assert await uses(rig, cabinet, later.code) == "opened"


@in_loop
async def test_a_reboot_with_a_dead_clock_battery_makes_no_code_live_longer(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.cloud.joined = False
    async with rig.plugged_in():
        async with rig.powered() as cabinet:
            made = derived(cabinet.journal.lineage, "A01", until=NOON + DAY)
            rig.time.advance(made.until - NOON + 1)
        rig.time.reboot(wall=0)
        async with rig.powered() as cabinet:
            assert await uses(rig, cabinet, made.code) == "refused"


@in_loop
async def test_a_guess_of_twelve_digits_costs_one_try_like_any_other(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with alone(rig) as cabinet:
        for n in range(5):
            assert (await cabinet.keypad.type(code_from(n, 12))).result == "refused"
        deposit = derived(cabinet.journal.lineage, "A01", DEPOSIT)
        assert (await cabinet.keypad.type(deposit.code)).result == "locked_out"
        store = derived(cabinet.journal.lineage, "A01", STORE)
        assert await uses(rig, cabinet, store.code) == "opened", "staff work on during the lock"
        rig.time.advance(30)
        assert await uses(rig, cabinet, derived(cabinet.journal.lineage, "A02", DEPOSIT).code) == "opened"


@in_loop
async def test_a_code_used_before_a_power_cut_stays_used(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.cloud.joined = False
    async with rig.plugged_in():
        async with rig.powered() as cabinet:
            made = derived(cabinet.journal.lineage, "A01")
            assert await uses(rig, cabinet, made.code) == "opened"
        async with rig.powered() as cabinet:
            assert await uses(rig, cabinet, made.code) == "refused"
            assert await uses(rig, cabinet, derived(cabinet.journal.lineage, "A01", attempt=1).code) == "refused"
