"""Power cuts: what is known survives, nothing opens by itself, nothing is told twice or forgotten."""

from pathlib import Path

from cabinet_contract.shadow import Order
from cabinet_contract.words import EventType
from iot.journal import Journal, events, grants
from iot.journal import doors as journal_doors
from iot.rules.door_watch import Cause
from tests.device.rig import NOON, Rig, in_loop, until


@in_loop
async def test_a_code_used_before_a_power_cut_stays_used(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        code, grant = rig.grant(1)
        async with rig.powered() as cabinet:
            await rig.want("A", grant)
            await cabinet.keypad.type(code)
        rig.cloud.cut()
        async with rig.powered() as cabinet:
            assert (await cabinet.keypad.type(code)).result == "refused"
        assert rig.door("A01").pulses == 1


@in_loop
async def test_codes_work_and_expire_without_any_network(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        first, second = rig.grant(1, "A01"), rig.grant(2, "A02", life=7200)
        async with rig.powered():
            await rig.want("A", first[1], second[1])
        rig.cloud.cut()
        rig.time.reboot(wall=NOON + 3600)
        async with rig.powered() as cabinet:
            assert (await cabinet.keypad.type(first[0])).result == "refused"
            assert (await cabinet.keypad.type(second[0])).result == "opened"
            assert cabinet.state()["pending"] > 0


@in_loop
async def test_a_cut_between_pulse_and_outcome_is_told_as_unknown_and_nothing_opens(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        cut_in_the_pulse(rig, "A01")
        async with rig.powered():
            story = await rig.story("g_1", "grant_used", "door_opened")
            assert (story[1]["outcome"], story[1]["restarted"]) == ("unknown", True)
        assert rig.door("A01").pulses == 0


@in_loop
async def test_a_door_found_open_after_a_cut_is_a_fact_and_its_closing_too(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        cut_in_the_pulse(rig, "A01")
        rig.door("A01").open = True
        async with rig.powered():
            story = await rig.story("g_1", "grant_used", "door_opened")
            assert story[1]["outcome"] == "opened"
            rig.door("A01").open = False
            await rig.story("g_1", "grant_used", "door_opened", "door_closed")


@in_loop
async def test_a_door_closed_during_the_cut_still_ends_its_story(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        code, grant = rig.grant(1)
        async with rig.powered() as cabinet:
            await rig.want("A", grant)
            await cabinet.keypad.type(code)
        rig.door("A01").open = False
        async with rig.powered():
            await rig.story("g_1", "grant_used", "door_opened", "door_closed")


@in_loop
async def test_an_order_that_waited_when_power_went_is_dropped(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        journal = Journal(rig.config.state)
        with journal.transaction() as db:
            journal_doors.take_order(db, "A", Order("o_1", "A01", NOON + 600), waiting=True)
        journal.close()
        async with rig.powered():
            await until(lambda: [e["reason"] for e in rig.events("order_refused")] == ["interrupted"])
            await rig.want("A", orders=(Order("o_1", "A01", NOON + 600),))
        assert rig.door("A01").pulses == 0


def cut_in_the_pulse(rig: Rig, door: str) -> None:
    """The journal of a cabinet whose power went after the code was marked used, before anything else."""
    journal = Journal(rig.config.state)
    with journal.transaction() as db:
        grants.use(db, "g_1", NOON)
        events.append(db, NOON, EventType.GRANT_USED, grant="g_1", door=door)
        journal_doors.pulsing(db, door, Cause("grant", "g_1"), NOON)
    journal.close()
