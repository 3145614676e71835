"""The torturer's own judgement: every kind of damage, planted one at a time, is found and called by its name."""

from typing import Any

import pytest

from infra.proof.torture_cabinet.book import Book, IssuedAccess
from infra.proof.torture_cabinet.report import lines
from infra.proof.torture_cabinet.torture import Tortured
from infra.proof.torture_cabinet.verdict import TortureVerdict, judge

REV = "0123456789ab"


def book() -> Book:
    """One code typed and answered, one order obeyed, one wrong code, one start."""
    made = Book("cab-x", revs={REV}, starts=2, readies=1, refusals=1, pulses=2)
    made.issued["g_1"] = IssuedAccess("g_1", "grant", "A01", 0, uses=1, pulses=1)
    made.issued["o_1"] = IssuedAccess("o_1", "order", "A02", 0, pulses=1)
    return made


def story() -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = [
        {"type": "started", "boot": 1},
        {"type": "bank_synced", "bank": "A", "rev": REV},
        {"type": "grant_used", "grant": "g_1", "door": "A01"},
        {"type": "door_opened", "grant": "g_1", "door": "A01", "outcome": "opened"},
        {"type": "door_closed", "grant": "g_1", "door": "A01"},
        {"type": "code_refused", "reason": "unknown"},
        {"type": "door_opened", "order": "o_1", "door": "A02", "outcome": "opened"},
        {"type": "door_closed", "order": "o_1", "door": "A02"},
    ]
    return [{"n": n, "at": 1.0, **event} for n, event in enumerate(told, 1)]


def verdict_on(made: Book, *events: dict[str, Any]) -> TortureVerdict:
    return judge(made, [{"lineage": "aa", "events": [event]} for event in events])


def renumbered(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [event | {"n": n} for n, event in enumerate(events, 1)]


def test_a_whole_story_told_twice_and_out_of_order_is_good() -> None:
    assert verdict_on(book(), *reversed(story()), *story()).good


@pytest.mark.parametrize("missing", range(1, 9))
def test_a_number_that_never_arrived_is_lost(missing: int) -> None:
    told = [event for event in story() if event["n"] != missing]
    # A last event that is missing leaves no gap in the numbers: what it told of is missed instead.
    assert verdict_on(book(), *told).lost


@pytest.mark.parametrize("type_", ["grant_used", "door_opened", "door_closed", "started", "code_refused"])
def test_what_happened_and_was_never_numbered_is_lost_too(type_: str) -> None:
    assert verdict_on(book(), *renumbered([e for e in story() if e["type"] != type_])).lost


@pytest.mark.parametrize("n", [1, 3, 4, 5, 7, 8])
def test_what_is_told_under_two_numbers_is_doubled(n: int) -> None:
    again = story()[n - 1]
    assert verdict_on(book(), *renumbered([*story(), again])).doubled


def test_one_number_for_two_events_is_doubled() -> None:
    assert verdict_on(book(), *story(), story()[2] | {"grant": "g_2"}).doubled


@pytest.mark.parametrize(
    "event",
    [
        {"type": "door_forced", "door": "A01"},
        {"type": "grant_used", "grant": "g_9"},
        {"type": "bank_synced", "rev": "ffffffffffff"},
        {"type": "code_refused"},
    ],
)
def test_what_nobody_did_is_invented(event: dict[str, Any]) -> None:
    assert verdict_on(book(), *renumbered([*story(), event])).invented


def test_an_opening_that_the_lock_never_saw_is_invented() -> None:
    made = book()
    made.issued["g_1"].pulses = 0
    assert verdict_on(made, *story()).invented


def test_two_pulses_or_two_answers_for_one_code_are_a_double_opening() -> None:
    for change in ({"pulses": 2}, {"uses": 2}):
        made = book()
        made.issued["g_1"] = IssuedAccess("g_1", "grant", "A01", 0, **{"uses": 1, "pulses": 1} | change)
        assert verdict_on(made, *story()).double_openings


def test_a_pulse_that_nobody_asked_for_is_an_opening_by_itself() -> None:
    made = book()
    made.strays = 1
    assert verdict_on(made, *story()).by_itself
    made = book()
    made.issued["g_1"].uses = 0
    found = verdict_on(made, *story())
    assert found.by_itself
    assert found.invented


def test_what_waits_in_the_cabinet_at_the_end_is_lost() -> None:
    made = book()
    made.pending = 1
    assert verdict_on(made, *story()).lost


def test_an_order_that_nothing_tells_of_is_lost() -> None:
    made = book()
    made.issued["o_2"] = IssuedAccess("o_2", "order", "A03", 0)
    assert verdict_on(made, *story()).lost


def test_the_last_line_names_every_count() -> None:
    made = book()
    made.forgotten_lockouts = made.unready = 1
    last = lines(Tortured((made,), (verdict_on(made, *story()),), 8, 1.0))[-1]
    assert last == (
        "torture-cabinet: kills=0 lost=0 doubled=0 invented=0 double_openings=0 by_itself=0 forgotten_lockouts=1"
        " failed_starts=1"
    )
