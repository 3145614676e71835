"""Power cuts and bad lines: what is known survives, nothing opens by itself, nothing is told twice or forgotten."""

from contextlib import suppress
from pathlib import Path

import pytest

from cabinet_contract.shadow import Order
from cabinet_contract.words import EventType
from iot.errors import StateError
from iot.journal import Journal, events, grants
from iot.journal import doors as journal_doors
from iot.news import Document
from iot.rules.watching import Cause
from tests.device.rig import NOON, Rig, in_loop, numbers, until


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


@in_loop
async def test_events_wait_for_the_network_and_arrive_in_order(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await until(lambda: len(rig.cloud.events()) == 2)
        rig.cloud.cut()
        await cabinet.keypad.type(code)
        rig.door("A01").open = False
        await until(lambda: not cabinet.state()["watching"])
        assert len(rig.cloud.events()) == 2
        rig.cloud.join()
        await rig.story("g_1", "grant_used", "door_opened", "door_closed")
        assert [e["n"] for e in rig.cloud.events()] == [1, 2, 3, 4, 5]


@in_loop
async def test_what_is_not_acked_is_sent_again_and_what_is_acked_never(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        await until(lambda: numbers(rig.cloud.batches) == [[1], [1]])
        await rig.want("A", rig.grant(1)[1])
        rig.ack(1)
        await until(lambda: numbers(rig.cloud.batches)[-1] == [2])
        rig.ack(2)
        await until(lambda: cabinet.state()["pending"] == 0)
        sent = len(rig.cloud.batches)
        await rig.want("A", rig.grant(2)[1])
        await until(lambda: numbers(rig.cloud.batches)[sent:] == [[3]])


@in_loop
async def test_an_ack_of_another_journal_lets_go_of_nothing(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        await until(lambda: rig.cloud.events())
        rig.cloud.want("cabinet", {"ack": {"lineage": "another", "number": 99}, "settings": {}})
        rig.cloud.want("cabinet", {"ack": {"lineage": cabinet.journal.lineage, "number": 0}, "settings": {}})
        await until(lambda: len(rig.cloud.batches) >= 3)
        assert cabinet.state()["pending"] == 1


@in_loop
async def test_an_unruly_uplink_sends_each_event_alone_and_twice(tmp_path: Path) -> None:
    rig = Rig(tmp_path, uplink={"unruly": True, "resend_s": 30})
    rig.cloud.joined = False
    async with rig.plugged_in(), rig.powered() as cabinet:
        for number in range(3):
            await cabinet.keypad.type(rig.grant(number)[0])
        rig.cloud.join()
        await until(lambda: len(rig.cloud.batches) == 8)
        assert sorted(numbers(rig.cloud.batches)) == [[n] for n in (1, 1, 2, 2, 3, 3, 4, 4)]


@in_loop
async def test_everything_is_read_again_after_a_cut_and_only_the_newest_counts(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        old_code, old = rig.grant(1)
        new_code, new = rig.grant(2, "A02")
        await rig.want("A", old)
        rig.cloud.cut()
        rig.cloud.want("bank-A", {})
        rig.cloud.join()
        rev = await rig.want("A", new)
        line = rig.cloud.line
        assert line is not None
        late = rig.cloud.shadows["bank-A"] | {"version": 1}
        line.tell(Document("bank-A", late["version"], NOON, late["desired"] | {"grants": [], "rev": "x"}, whole=True))
        assert cabinet.state()["banks"]["A"]["rev"] == rev
        assert (await cabinet.keypad.type(old_code)).result == "refused"
        assert (await cabinet.keypad.type(new_code)).result == "opened"


@in_loop
async def test_each_stored_rev_is_told_once(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        async with rig.powered():
            rev = await rig.want("A", rig.grant(1)[1])
            await until(lambda: rig.cloud.reported("bank-A").get("rev") == rev)
        async with rig.powered() as cabinet:
            await until(lambda: cabinet.state()["network"] == "online")
            empty = await rig.want("A")
            await rig.want("A", rig.grant(1)[1])
            await until(lambda: len(rig.events("bank_synced")) == 3)
            assert [e["rev"] for e in rig.events("bank_synced")] == [rev, empty, rev]


@in_loop
async def test_the_reported_half_says_rev_doors_and_health(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        await until(lambda: rig.cloud.reported("bank-B").get("doors", {}).get("B01") == "closed")
        rig.door("B01").open = True
        await until(lambda: rig.cloud.reported("bank-B")["doors"]["B01"] == "open")
        about = rig.cloud.reported("cabinet")
        assert about["lineage"] == cabinet.journal.lineage
        assert about["boards"] == {"A": "ok", "B": "ok"}
        assert rig.cloud.presence[0]["online"]
    assert rig.cloud.presence[-1]["online"] is False


def test_one_journal_is_used_by_one_program(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    with pytest.raises(StateError, match="in use"):
        Journal(tmp_path)
    journal.close()
    again = Journal(tmp_path)
    assert again.boot == 2
    again.close()


def test_numbers_go_on_after_every_event_was_acked(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    with journal.transaction() as db:
        assert [events.append(db, NOON, EventType.STARTED) for _ in range(3)] == [1, 2, 3]
        events.forget(db, 3)
    journal.close()
    journal = Journal(tmp_path)
    with journal.transaction() as db:
        assert events.acked(db) == 3
        assert events.append(db, NOON, EventType.STARTED) == 4
    assert [e.number for e in events.after(journal.db, 0, 10)] == [4]
    journal.close()


def test_what_fails_half_way_leaves_nothing_and_no_gap(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    with suppress(RuntimeError), journal.transaction() as db:
        events.append(db, NOON, EventType.STARTED)
        grants.use(db, "g_1", NOON)
        raise RuntimeError("power")
    with journal.transaction() as db:
        assert grants.use(db, "g_1", NOON)
        assert not grants.use(db, "g_1", NOON)
        assert events.append(db, NOON, EventType.STARTED) == 1
    journal.close()


def test_a_journal_that_is_no_database_says_so(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StateError, match="cannot be used"):
        Journal(tmp_path)


def cut_in_the_pulse(rig: Rig, door: str) -> None:
    """The journal of a cabinet whose power went after the code was marked used, before anything else."""
    journal = Journal(rig.config.state)
    with journal.transaction() as db:
        grants.use(db, "g_1", NOON)
        events.append(db, NOON, EventType.GRANT_USED, grant="g_1", door=door)
        journal_doors.pulsing(db, door, Cause("grant", "g_1"), NOON)
    journal.close()
