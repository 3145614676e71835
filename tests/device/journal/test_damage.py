"""A damaged journal: what can be read goes on, what is doubted is refused, no number is given twice."""

import json
import os
import random
import sqlite3
from pathlib import Path

import pytest

from cabinet_contract.codes import VERIFIER_BYTES
from cabinet_contract.shadow import Grant
from cabinet_contract.words import EventType, Purpose
from iot.errors import StateError
from iot.journal import Journal, events, grants, repair
from iot.journal.facts import get, put
from iot.journal.sums import TABLES
from tests.device.rig import NOON, Rig, in_loop, until

PAGE = 4096
CODES = 60


def filled(state: Path) -> str:
    """A journal after a busy day: grants, half of them used, three events acked, the others not. Its lineage."""
    journal = Journal(state)
    with journal.transaction() as db:
        known = [grant(n) for n in range(CODES)]
        grants.replace(db, "A", version=7, rev="rev", grants=known, now=NOON)
        for n in range(0, CODES, 2):
            grants.use(db, f"g_{n}", NOON)
            events.append(db, NOON, EventType.GRANT_USED, grant=f"g_{n}", door="A01")
        put(db, "lockout", {"failures": 3})
        events.forget(db, 3)
        events.mark_sent(db, 10)
    journal.close()
    return journal.lineage


def grant(number: int) -> Grant:
    return Grant(f"g_{number}", ("A01",), Purpose.PICKUP, number.to_bytes(VERIFIER_BYTES), NOON, NOON + 3600)


def file(state: Path) -> Path:
    return state / "journal.sqlite"


def usable(journal: Journal, number: int) -> bool:
    """Whether the code would open."""
    found = grants.by_verifier(journal.db, number.to_bytes(VERIFIER_BYTES))
    return any(known.live and not known.used for known in found)


def flip(path: Path, start: int, length: int, dice: random.Random) -> None:
    with path.open("r+b") as damaged:
        damaged.seek(start)
        damaged.write(dice.randbytes(length))


def page_of(path: Path, name: str) -> int:
    """The byte at which the root page of a table or index begins."""
    db = sqlite3.connect(path)
    root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    db.close()
    return (root - 1) * PAGE


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_keeps_the_cabinet_from_starting_or_makes_a_used_code_usable(tmp_path: Path, seed: int) -> None:
    lineage, dice = filled(tmp_path), random.Random(seed)
    size = file(tmp_path).stat().st_size
    for _ in range(dice.randint(1, 3)):
        flip(file(tmp_path), dice.randrange(size), dice.choice((1, 64, PAGE)), dice)
    before = file(tmp_path).read_bytes()
    journal = Journal(tmp_path)
    repaired = get(journal.db, "repaired")
    numbers = [event.number for event in events.after(journal.db, 0, -1)]
    if repaired is None or not repaired["doubted"]:
        # The damage hit nothing, or only what is made anew.
        assert (journal.lineage, events.newest(journal.db), events.sent(journal.db)) == (lineage, CODES // 2, 10)
        assert not any(usable(journal, n) for n in range(0, CODES, 2))
    else:
        assert journal.lineage != lineage
        assert numbers == list(range(1, len(numbers) + 1))
        assert not {n for n in range(0, CODES, 2) if usable(journal, n)}
        assert (tmp_path / "journal.damaged").read_bytes()[: len(before)]
    journal.close()


def test_a_damaged_index_is_made_anew_and_nothing_else_changes(tmp_path: Path) -> None:
    lineage = filled(tmp_path)
    flip(file(tmp_path), page_of(file(tmp_path), "grants_by_verifier") + 100, 1000, random.Random(1))
    journal = Journal(tmp_path)
    assert journal.lineage == lineage
    assert get(journal.db, "repaired") == {"doubted": []}
    assert usable(journal, 1)
    assert not usable(journal, 2)
    with journal.transaction() as db:
        assert events.append(db, NOON, EventType.STARTED) == CODES // 2 + 1
    journal.close()


def test_where_the_used_codes_cannot_be_read_every_code_waits_for_a_fresh_document(tmp_path: Path) -> None:
    lineage = filled(tmp_path)
    flip(file(tmp_path), page_of(file(tmp_path), "used"), PAGE, random.Random(2))
    journal = Journal(tmp_path)
    assert journal.lineage != lineage
    assert not any(usable(journal, n) for n in range(CODES))
    assert grants.held(journal.db, "A") == (0, "")
    with journal.transaction() as db:
        grants.replace(db, "A", version=8, rev="rev2", grants=[grant(1), grant(30)], now=NOON)
    assert usable(journal, 1)
    assert not usable(journal, 30), "the event of its use was still there"
    assert get(journal.db, "lockout") == {"failures": 3}
    journal.close()


def test_what_is_told_again_says_under_which_number_it_may_have_been_told(tmp_path: Path) -> None:
    lineage = filled(tmp_path)
    flip(file(tmp_path), page_of(file(tmp_path), "used"), PAGE, random.Random(3))
    journal = Journal(tmp_path)
    kept = events.after(journal.db, 0, 8)
    assert [event.body["was"] for event in kept] == [[f"{lineage}#{n}"] for n in range(4, 12)]
    assert events.sent(journal.db) == 0
    journal.close()


def test_lost_facts_cost_a_guesser_his_free_tries(tmp_path: Path) -> None:
    filled(tmp_path)
    flip(file(tmp_path), page_of(file(tmp_path), "facts"), PAGE, random.Random(4))
    journal = Journal(tmp_path)
    assert get(journal.db, "lockout")["failures"] >= 3
    journal.close()


def test_what_is_no_database_at_all_is_begun_anew(tmp_path: Path) -> None:
    file(tmp_path).write_bytes(b"not a database at all" * 1000)
    journal = Journal(tmp_path)
    assert get(journal.db, "repaired")["doubted"] == sorted(TABLES)
    journal.close()
    assert (tmp_path / "journal.damaged").read_bytes().startswith(b"not a database")


def test_a_disk_that_cannot_be_written_is_no_reason_to_replace_a_journal(tmp_path: Path) -> None:
    filled(tmp_path)
    file(tmp_path).unlink()
    file(tmp_path).mkdir()
    with pytest.raises(StateError, match="cannot be used"):
        Journal(tmp_path)


@pytest.mark.parametrize("step", range(6))
def test_a_repair_that_was_cut_off_is_finished_by_the_next_start(tmp_path: Path, step: int) -> None:
    """The state after each step of the repair, made by hand."""
    filled(tmp_path)
    flip(file(tmp_path), page_of(file(tmp_path), "used"), PAGE, random.Random(5))
    damaged = file(tmp_path).read_bytes()
    journal = Journal(tmp_path)
    lineage = journal.lineage
    journal.close()
    good = file(tmp_path).read_bytes()
    files = {
        0: {"journal.sqlite": damaged, "journal.building": good[:5000]},
        1: {"journal.sqlite": damaged, "journal.rebuilt": good, "journal.sqlite-wal": b"old log"},
        2: {"journal.sqlite": damaged, "journal.rebuilt": good, "journal.damaged-wal": b"old log"},
        3: {"journal.damaged": damaged, "journal.rebuilt": good},
        4: {"journal.damaged": damaged, "journal.sqlite": good},
        5: {"journal.sqlite": damaged, "journal.rebuilt": good},
    }[step]
    for old in tmp_path.glob("journal.*"):
        old.unlink()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    journal = Journal(tmp_path)
    assert not any(usable(journal, n) for n in range(CODES))
    assert step == 0 or journal.lineage == lineage
    journal.close()


@pytest.mark.parametrize("kept", [0.0, 0.2, 0.5, 0.8, 0.97])
def test_a_log_that_ends_anywhere_holds_whole_transactions(tmp_path: Path, kept: float) -> None:
    """Power went while the log was being written: use and event are both there or both not."""
    journal = Journal(tmp_path / "a")
    for n in range(30):
        with journal.transaction() as db:
            grants.use(db, f"g_{n}", NOON)
            events.append(db, NOON, EventType.GRANT_USED, grant=f"g_{n}")
    (tmp_path / "b").mkdir()
    for name in ("journal.sqlite", "journal.sqlite-wal"):
        (tmp_path / "b" / name).write_bytes((tmp_path / "a" / name).read_bytes())
    journal.close()
    log = tmp_path / "b" / "journal.sqlite-wal"
    os.truncate(log, int(log.stat().st_size * kept))
    again = Journal(tmp_path / "b")
    told = [event.body["grant"] for event in events.after(again.db, 0, -1) if event.type is EventType.GRANT_USED]
    used = {row[0] for row in again.db.execute("SELECT id FROM used")}
    assert set(told) == used
    assert [event.number for event in events.after(again.db, 0, -1)] == list(range(1, len(told) + 1))
    again.close()


def test_errors_of_the_disk_are_told_from_damage() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    assert not repair.is_damage(error)


@in_loop
async def test_a_repair_is_told_once(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        async with rig.powered():
            await until(lambda: rig.events("started"))
        path = rig.config.state / "journal.sqlite"
        journal = Journal(rig.config.state)
        with journal.transaction() as db:
            grants.use(db, "g_1", NOON)
        journal.close()
        flip(path, page_of(path, "used"), PAGE, random.Random(6))
        for _ in range(2):
            async with rig.powered() as cabinet:
                await until(lambda: rig.cloud.batches[-1].boot == cabinet.journal.boot)
        # The new lineage's numbers stand beside the old one's.
        told = {
            (batch.lineage, event.number): event.body
            for batch in rig.cloud.batches for event in batch.events if event.type is EventType.JOURNAL_REPAIRED
        }  # fmt: skip
        assert len(told) == 1
        body = next(iter(told.values()))
        assert (body["reason"], "used" in body["doubted"]) == ("damaged", True)
        assert json.dumps(body)
