"""The line to the cloud: in order, again until it is acked, and only the newest wish counts."""

from pathlib import Path

from iot.cloud.messages import ShadowDocument
from tests.device.rig import NOON, Rig, in_loop, numbers, until


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
        await until(rig.cloud.events)
        rig.cloud.want("cabinet", {"ack": {"lineage": "another", "number": 99}})
        rig.cloud.want("cabinet", {"ack": {"lineage": cabinet.journal.lineage, "number": 0}})
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
        line = rig.cloud.connection
        assert line is not None
        late = rig.cloud.shadows["bank-A"] | {"version": 1}
        line.tell(
            ShadowDocument("bank-A", late["version"], NOON, late["desired"] | {"grants": [], "rev": "x"}, whole=True)
        )
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
