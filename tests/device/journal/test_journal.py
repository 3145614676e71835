"""The journal's file: one program, whole transactions, numbers without a gap."""

from contextlib import suppress
from pathlib import Path

import pytest

from cabinet_contract.words import EventType
from iot.errors import StateError
from iot.journal import Journal, events, grants
from tests.device.rig import NOON


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
