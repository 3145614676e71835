"""The cabinet's side of the events: what it sends, in which numbers and batches."""

from pathlib import Path
from typing import Any

import pytest

from cabinet_contract.events import PresenceNote
from cabinet_contract.shadow import Order
from cabinet_contract.words import EventType, Purpose
from iot.journal import events
from tests.device.rig import NOON, Rig, in_loop, until

# What a cabinet says on a day without trouble; the rig holds every body against the contract.
ORDINARY = {
    EventType.STARTED, EventType.BANK_SYNCED, EventType.CODE_REFUSED, EventType.LOCKED_OUT, EventType.GRANT_USED,
    EventType.DOOR_OPENED, EventType.DOOR_CLOSED, EventType.DOOR_LEFT_OPEN, EventType.ORDER_REFUSED,
}  # fmt: skip


@in_loop
async def test_the_types_of_an_ordinary_day_are_sent(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1, purpose=Purpose.STORE)
        await rig.want("A", grant, orders=(Order("o_1", "A02", NOON + 60), Order("o_2", "A25", NOON + 60)))
        await rig.story("o_1", "door_opened")
        for number in range(5):
            await cabinet.keypad.type(rig.grant(90 + number)[0])
        assert (await cabinet.keypad.type(code)).result == "opened"
        rig.time.advance(60)
        await until(lambda: len(rig.events("door_left_open")) == 2)
        for door in ("A01", "A02"):
            rig.door(door).open = False
        await until(lambda: len(rig.events("door_closed")) == 2)
        assert {e["type"] for e in rig.cloud.events()} == ORDINARY


@in_loop
async def test_a_door_event_says_why_the_door_was_opened(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant, orders=(Order("o_1", "A02", NOON + 60),))
        await cabinet.keypad.type(code)
        await until(lambda: len(rig.events("door_opened")) == 2)
        causes = sorted((("grant" in e), ("order" in e)) for e in rig.events("door_opened"))
        assert causes == [(False, True), (True, False)]


@in_loop
async def test_numbers_run_from_1_without_a_gap_over_restarts_of_one_lineage(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        for boot in (1, 2, 3):
            async with rig.powered() as cabinet:
                await cabinet.keypad.type(rig.grant(boot)[0])
                await until(lambda boot=boot: len(rig.cloud.events()) == 2 * boot)
    assert [e["n"] for e in rig.cloud.events()] == list(range(1, 7))
    assert len({batch.lineage for batch in rig.cloud.batches}) == 1
    assert {batch.boot for batch in rig.cloud.batches} == {1, 2, 3}


@in_loop
async def test_a_new_disk_is_a_new_lineage(tmp_path: Path) -> None:
    lineages = []
    for disk in ("one", "two"):
        rig = Rig(tmp_path / disk)
        async with rig.plugged_in(), rig.powered() as cabinet:
            lineages.append(cabinet.journal.lineage)
    assert lineages[0] != lineages[1]


@in_loop
async def test_presence_is_a_note_of_the_contract(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered():
        await until(lambda: rig.cloud.presence)
    notes = [PresenceNote.from_wire({"thing": "cab-test"} | note) for note in rig.cloud.presence]
    assert [note.online for note in notes] == [True, False]
    assert notes[0].at >= NOON


@pytest.mark.parametrize("many", [250])
def test_a_long_offline_journal_goes_up_in_batches_of_a_hundred(tmp_path: Path, many: int) -> None:
    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path)
        rig.cloud.joined = False
        async with rig.plugged_in(), rig.powered() as cabinet:
            fill(cabinet, many - 1)
            rig.cloud.join()
            for last in (100, 200, 250):
                await until(lambda last=last: rig.cloud.events() and rig.cloud.events()[-1]["n"] == last)
                rig.ack(last)
            await until(lambda: cabinet.state()["pending"] == 0)
            assert max(len(batch.events) for batch in rig.cloud.batches) == 100
            assert len(rig.cloud.events()) == many

    story()


def fill(cabinet: Any, number: int) -> None:
    with cabinet.journal.transaction() as db:
        for _ in range(number):
            events.append(db, NOON, EventType.CODE_REFUSED, reason="unknown")
