"""A journal put back to an older image: the cloud knows events that this journal never sent. A new lineage begins."""

import asyncio
import shutil
from pathlib import Path

from cabinet_contract.words import EventType
from iot.journal import Journal, events
from tests.device.rig import Rig, in_loop, until


def all_told(rig: Rig) -> dict[tuple[str, int], str]:
    return {(batch.lineage, event.number): event.type for batch in rig.cloud.batches for event in batch.events}


def image_of(rig: Rig, directory: Path) -> Path:
    shutil.copytree(rig.config.state, directory / "image", ignore=shutil.ignore_patterns("lock"))
    return directory / "image"


def put_back(rig: Rig, image: Path) -> None:
    shutil.rmtree(rig.config.state)
    shutil.copytree(image, rig.config.state)


def acked_up_to(rig: Rig) -> int:
    """As the cloud does: everything that arrived of the newest lineage, in order."""
    lineage = rig.cloud.batches[-1].lineage
    newest = max(event.number for batch in rig.cloud.batches if batch.lineage == lineage for event in batch.events)
    rig.cloud.want("cabinet", {"ack": {"lineage": lineage, "number": newest}, "settings": []})
    return newest


@in_loop
async def test_an_ack_of_what_was_never_sent_begins_a_new_lineage_and_loses_nothing(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        async with rig.powered() as cabinet:
            await until(lambda: len(rig.cloud.events()) == cabinet.state()["pending"] > 0)
            old = cabinet.journal.lineage
        image = image_of(rig, tmp_path)
        async with rig.powered() as cabinet:
            for n in range(3):
                code, grant = rig.grant(n + 1, f"A0{n + 1}")
                await rig.want("A", grant)
                await cabinet.keypad.type(code)
            await until(lambda: len(rig.cloud.events()) == events.newest(cabinet.journal.db))
            acked_up_to(rig)
            await until(lambda: not cabinet.state()["pending"])
        put_back(rig, image)
        # Offline it has no means to know; what it does meanwhile must not take the numbers of what is forgotten.
        rig.cloud.cut()
        async with rig.powered() as cabinet:
            with cabinet.journal.transaction() as db:
                for n in range(20):
                    events.append(db, rig.time.wall, EventType.CODE_REFUSED, reason="unknown", mark=n)
            rig.cloud.join()
            await until(lambda: cabinet.journal.lineage != old)
            new = cabinet.journal.lineage
            await until(lambda: (new, events.newest(cabinet.journal.db)) in all_told(rig))
            told = sorted((e.number, e) for b in rig.cloud.batches if b.lineage == new for e in b.events)
            types = [event.type for event in dict(told).values()]
            assert types.count("code_refused") == 20
            assert types.count("journal_repaired") == 1
            # What the image had told already is told again, with its number; the start of this life is new.
            assert next(e.body["was"] for e in dict(told).values() if e.type == "started") == [f"{old}#1"]
            await until(lambda: rig.cloud.reported("cabinet").get("lineage") == new)
        async with rig.powered() as cabinet:
            assert cabinet.journal.lineage == new


@in_loop
async def test_a_cloud_that_follows_a_later_lineage_is_noticed_too(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        async with rig.powered() as cabinet:
            await until(lambda: len(rig.cloud.events()) == cabinet.state()["pending"] > 0)
            acked_up_to(rig)
            await until(lambda: not cabinet.state()["pending"])
            old = cabinet.journal.lineage
        rig.cloud.want("cabinet", {"ack": {"lineage": "b" * 16, "number": 2}, "settings": []})
        async with rig.powered() as cabinet:
            await until(lambda: cabinet.journal.lineage != old)
            await until(lambda: "journal_repaired" in all_told(rig).values())


@in_loop
async def test_another_machine_that_spoke_meanwhile_is_noticed_and_nothing_sent_is_lost(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        await until(lambda: len(rig.cloud.events()) == cabinet.state()["pending"] > 0)
        acked_up_to(rig)
        await until(lambda: not cabinet.state()["pending"])
        old = cabinet.journal.lineage
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        await until(lambda: rig.events("door_opened"))
        # All of it was sent, but the cloud has heard another machine and follows that one.
        rig.cloud.want("cabinet", {"ack": {"lineage": "b" * 16, "number": 2}, "settings": []})
        await until(lambda: cabinet.journal.lineage != old)
        await until(lambda: any(b.lineage == cabinet.journal.lineage for b in rig.cloud.batches))
        new = {e.type: e.body for b in rig.cloud.batches if b.lineage != old for e in b.events}
        assert new["grant_used"]["grant"] == grant.id
        assert all(was.startswith(f"{old}#") for was in new["grant_used"]["was"] + new["door_opened"]["was"])
        assert "journal_repaired" in new


@in_loop
async def test_a_new_journal_under_an_old_ack_is_no_doubt(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    rig.cloud.want("cabinet", {"ack": {"lineage": "b" * 16, "number": 200}, "settings": []})
    async with rig.plugged_in(), rig.powered() as cabinet:
        lineage = cabinet.journal.lineage
        await until(lambda: rig.events("started"))
        assert cabinet.journal.lineage == lineage
        assert not rig.events("journal_repaired")


@in_loop
async def test_nothing_is_sent_before_the_cloud_s_ack_is_known(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    held = True

    async def read(shadow: str) -> None:
        await until(lambda: not held)

    async with rig.plugged_in():
        rig._build()
        rig.cabinet.inbox._connection.read = read
        await rig.cabinet.start()
        running = asyncio.create_task(rig.cabinet.run())
        await asyncio.sleep(0.3)
        assert rig.cloud.batches == []
        held = False
        await until(lambda: rig.events("started"))
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await rig.cabinet.stop()


def test_a_journal_from_before_may_have_sent_all_that_it_has(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    with journal.transaction() as db:
        events.append(db, 1.0, EventType.STARTED)
        db.execute("DELETE FROM facts WHERE name = 'sent'")
    journal.close()
    journal = Journal(tmp_path)
    assert events.sent(journal.db) == 1
    journal.close()
