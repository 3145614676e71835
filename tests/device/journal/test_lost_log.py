"""The journal's log is lost or cut while the file stays: found at the start, and no code opens on what is left."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from cabinet_contract.words import EventType
from iot.journal import Journal, events, grants, tally
from iot.journal.facts import get, put
from iot.journal.sums import TABLES
from iot.rules.lockout import FREE_TRIES
from tests.device.journal.test_damage import CODES, file, filled, grant, usable
from tests.device.rig import NOON, Rig, in_loop, until

FILES = ("journal.sqlite", "journal.sqlite-wal", "journal.noted")


def power_cut(state: Path, target: Path, journal: Journal) -> None:
    """What lies on the disk at this moment, in another folder; the program never closed its journal."""
    target.mkdir()
    for name in FILES:
        shutil.copy(state / name, target / name)
    journal.close()


def busy(tmp_path: Path) -> tuple[Path, str]:
    """A state folder after a power cut: code 1 was used and told, and only the log says so. And its lineage."""
    lineage = filled(tmp_path / "a")
    journal = Journal(tmp_path / "a")
    with journal.transaction() as db:
        grants.use(db, "g_1", NOON)
        events.append(db, NOON, EventType.GRANT_USED, grant="g_1", door="A01")
    power_cut(tmp_path / "a", tmp_path / "b", journal)
    return tmp_path / "b", lineage


def log_of(state: Path) -> Path:
    return state / "journal.sqlite-wal"


def test_a_power_cut_alone_is_no_damage(tmp_path: Path) -> None:
    state, lineage = busy(tmp_path)
    journal = Journal(state)
    assert (journal.lineage, get(journal.db, "repaired")) == (lineage, None)
    assert not usable(journal, 1)
    journal.close()


@pytest.mark.parametrize("kept", [None, 0, 1, 5000, 0.5, 0.9])
def test_without_its_log_no_code_opens_until_a_fresh_document_came(tmp_path: Path, kept: float | None) -> None:
    state, lineage = busy(tmp_path)
    log = log_of(state)
    if kept is None:
        log.unlink()
    else:
        os.truncate(log, int(kept if isinstance(kept, int) else log.stat().st_size * kept))
    journal = Journal(state)
    assert journal.lineage != lineage
    repaired = get(journal.db, "repaired")
    assert (repaired["doubted"], repaired["from"]) == (sorted(TABLES), lineage)
    assert not any(usable(journal, n) for n in range(CODES))
    assert grants.held(journal.db, "A") == (0, "")
    with journal.transaction() as db:
        grants.replace(db, "A", version=8, rev="rev2", grants=[grant(3), grant(30)], now=NOON)
    assert usable(journal, 3)
    assert not usable(journal, 30), "its use was in the file"
    journal.close()
    again = Journal(state)
    assert (again.lineage, usable(again, 3)) == (journal.lineage, True)
    again.close()


def test_wrong_codes_are_not_forgiven_with_the_log(tmp_path: Path) -> None:
    filled(tmp_path / "a")
    journal = Journal(tmp_path / "a")
    with journal.transaction() as db:
        put(db, "lockout", {"failures": 9, "until": NOON + 480})
    power_cut(tmp_path / "a", tmp_path / "b", journal)
    log_of(tmp_path / "b").unlink()
    again = Journal(tmp_path / "b")
    assert get(again.db, "lockout")["failures"] == FREE_TRIES - 1
    again.close()


def test_the_whole_journal_gone_while_its_note_stays_is_told_too(tmp_path: Path) -> None:
    filled(tmp_path)
    file(tmp_path).unlink()
    journal = Journal(tmp_path)
    assert get(journal.db, "repaired")["doubted"] == sorted(TABLES)
    journal.close()


@pytest.mark.parametrize("note", [b"", b"\0" * 42, b"0000", b"00000000000000000007 00000000000000000009\n", None])
def test_a_note_that_a_power_cut_left_behind_or_torn_is_no_alarm(tmp_path: Path, note: bytes | None) -> None:
    lineage = filled(tmp_path)
    noted = tmp_path / "journal.noted"
    if note is None:
        noted.unlink()
    else:
        noted.write_bytes(note)
    journal = Journal(tmp_path)
    assert (journal.lineage, get(journal.db, "repaired")) == (lineage, None)
    journal.close()


def test_power_may_go_between_each_commit_and_its_note(tmp_path: Path) -> None:
    """Every note there ever was, against every later state of the journal."""
    notes = [b""]
    journal = Journal(tmp_path / "a")
    for n in range(5):
        notes.append((tmp_path / "a" / "journal.noted").read_bytes())
        with journal.transaction() as db:
            put(db, "n", n)
    journal.close()
    for number, note in enumerate(notes):
        target = tmp_path / f"b{number}"
        shutil.copytree(tmp_path / "a", target)
        (target / "journal.noted").write_bytes(note)
        again = Journal(target)
        assert (again.lineage, get(again.db, "repaired")) == (journal.lineage, None)
        again.close()


def test_a_journal_of_an_older_program_that_counted_nothing_is_sound(tmp_path: Path) -> None:
    lineage = filled(tmp_path)
    (tmp_path / "journal.noted").unlink()
    db = sqlite3.connect(file(tmp_path))
    db.execute("DELETE FROM sums WHERE name = ?", (tally.ROW,))
    db.commit()
    db.close()
    for _ in range(2):
        journal = Journal(tmp_path)
        assert (journal.lineage, get(journal.db, "repaired")) == (lineage, None)
        journal.close()


@in_loop
async def test_the_cloud_and_the_person_learn_of_it_and_it_mends_itself(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    state = rig.config.state
    async with rig.plugged_in():
        async with rig.powered() as cabinet:
            code, known = rig.grant(1)
            await rig.want("A", known)
            assert (await cabinet.keypad.type(code)).result == "opened"
            rig.door("A01").open = False
            await rig.story("g_1", "grant_used", "door_opened", "door_closed")
            kept = {name: (state / name).read_bytes() for name in FILES if name != "journal.sqlite-wal"}
        for path in state.glob("journal.*"):
            path.unlink()
        for name, content in kept.items():
            (state / name).write_bytes(content)
        rig.cloud.cut()
        async with rig.powered() as cabinet:
            assert (await cabinet.keypad.type(code)).result == "refused"
            rig.cloud.join()
            await until(lambda: rig.events("journal_repaired"))
            other, fresh = rig.grant(2, "A02")
            await rig.want("A", fresh)
            rig.time.advance(31)
            assert (await cabinet.keypad.type(other)).result == "opened"
        assert [e["reason"] for e in rig.events("journal_repaired")] == ["damaged"]
