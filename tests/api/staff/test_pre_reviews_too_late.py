"""A pre-review that takes too long: warned, late, told to the supervisor, each once."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.base.durations import HOUR
from chalicelib.errors import Lost
from chalicelib.store import cases, wakes
from chalicelib.store.transaction import commit
from chalicelib.usecases.clock import pre_reviews
from tests.api.deployment import CENTRE, Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def submitted(town: Town, who: Person) -> tuple[str, int]:
    """A case, and when its 24 hours began."""
    case = town.submitted(who, PERSON_ITEM)
    timer = cases.load(case).pre_review
    assert timer
    return case, timer.started


def tasks(town: Town, role: str) -> dict[str, dict[str, Any]]:
    """Those that this role is responsible for, by kind."""
    found = good(town.api.get("/staff/tasks", town.tokens[role]))["items"]
    return {task["kind"]: task for task in found if task["responsible"] == role}


def sweep(*moments: int) -> None:
    for moment in moments:
        pre_reviews.run(CENTRE, moment)


def test_reviewers_are_warned_when_six_hours_are_left(town: Town, newcomer: Newcomer) -> None:
    case, began = submitted(town, newcomer())
    sweep(began + 18 * HOUR - 1)
    assert tasks(town, "reviewer") == {}
    sweep(began + 18 * HOUR, began + 19 * HOUR)
    assert [task["case"] for task in tasks(town, "reviewer").values()] == [case]
    assert list(tasks(town, "reviewer")) == ["pre-review-soon"]
    assert tasks(town, "supervisor") == {}


def test_late_is_told_to_reviewers_and_to_the_supervisor_each_once(
    town: Town, newcomer: Newcomer, capsys: pytest.CaptureFixture[str]
) -> None:
    case, began = submitted(town, newcomer())
    sweep(began + 18 * HOUR, began + 24 * HOUR)
    assert list(tasks(town, "reviewer")) == ["pre-review-soon"], "its last second is in time"
    sweep(began + 24 * HOUR + 1, began + 25 * HOUR, began + 50 * HOUR)
    assert list(tasks(town, "reviewer")) == ["pre-review-late"]
    assert list(tasks(town, "supervisor")) == ["pre-review-escalated"]
    events = [entry.event for entry in cases.history(case)]
    assert (events.count("pre_review_warned"), events.count("pre_review_late")) == (1, 1)
    figures = [json.loads(line) for line in capsys.readouterr().out.splitlines() if "LatePreReviews" in line]
    assert [figure["case"] for figure in figures] == [case]


def test_what_staff_have_ended_does_not_come_again(town: Town, newcomer: Newcomer) -> None:
    _, began = submitted(town, newcomer())
    sweep(began + 25 * HOUR)
    for role, kind in (("supervisor", "pre-review-escalated"), ("supervisor", "pre-review-late")):
        id_ = next(t["id"] for t in good(town.api.get("/staff/tasks", town.tokens[role]))["items"] if t["kind"] == kind)
        good(town.staff(role, f"/tasks/{id_}/ending", {"action": "seen", "note": "催办"}))
    sweep(began + 26 * HOUR)
    assert good(town.api.get("/staff/tasks", town.tokens["supervisor"]))["items"] == []


def test_who_has_passed_it_in_time_hears_nothing(town: Town, newcomer: Newcomer) -> None:
    case, began = submitted(town, newcomer())
    town.does("reviewer", case, "pre-review", {"verdict": "pass"})
    sweep(began + 18 * HOUR, began + 25 * HOUR)
    assert tasks(town, "reviewer") == tasks(town, "supervisor") == {}
    assert wakes.find(case) is None


@pytest.mark.parametrize("end", ["pass", "return", "withdraw"])
def test_what_was_told_is_settled_when_its_reason_has_gone(town: Town, newcomer: Newcomer, end: str) -> None:
    who = newcomer()
    case, began = submitted(town, who)
    sweep(began + 25 * HOUR)
    if end == "withdraw":
        town.asks(who, case, "withdrawal", {"reason": "不办了"})
    else:
        reasons = {"reasons": {"photo": "看不清"}} if end == "return" else {}
        town.does("reviewer", case, "pre-review", {"verdict": end} | reasons)
    assert good(town.api.get("/staff/tasks", town.tokens["supervisor"]))["items"] == []


def test_while_the_applicant_corrects_nothing_is_late_and_then_the_same_hours_go_on(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case, began = submitted(town, who)
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": {"photo": "看不清"}})
    sweep(began + 18 * HOUR, began + 90 * HOUR)
    assert tasks(town, "reviewer") == {}
    town.asks(who, case, "submission", {"collecting": {"channel": "window"}})
    sweep(clock() + 17 * HOUR)
    assert tasks(town, "reviewer") == {}
    sweep(clock() + 18 * HOUR + 60)
    assert list(tasks(town, "reviewer")) == ["pre-review-soon"]


def test_a_withdrawn_case_has_no_clock_that_runs(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = submitted(town, who)
    town.asks(who, case, "withdrawal", {"reason": "不办了"})
    timer = cases.load(case).pre_review
    assert timer
    assert timer.stopped is not None


def test_two_who_look_at_once_tell_it_once(town: Town, newcomer: Newcomer) -> None:
    case, began = submitted(town, newcomer())
    one, other = (pre_reviews.look(case, began + 25 * HOUR) for _ in range(2))
    commit(one.writes)
    with pytest.raises(Lost):
        commit(other.writes)


def test_what_was_late_goes_back_and_comes_again_is_told_anew(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, began = submitted(town, who)
    sweep(began + 25 * HOUR)
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": {"photo": "看不清"}})
    assert tasks(town, "reviewer") == tasks(town, "supervisor") == {}
    town.asks(who, case, "submission", {"collecting": {"channel": "window"}})
    sweep(clock() + 19 * HOUR)
    assert list(tasks(town, "reviewer")) == ["pre-review-soon"]
    sweep(clock() + 25 * HOUR, clock() + 26 * HOUR)
    assert list(tasks(town, "reviewer")) == ["pre-review-late"]
    assert list(tasks(town, "supervisor")) == ["pre-review-escalated"]


def test_a_case_that_the_version_before_put_in_is_watched_too(town: Town, newcomer: Newcomer) -> None:
    """It wrote no wake."""
    case, began = submitted(town, newcomer())
    wake = wakes.find(case)
    assert wake
    commit(wakes.plan_drop(wake))
    sweep(began + 18 * HOUR - 1)
    assert tasks(town, "reviewer") == {}
    sweep(began + 18 * HOUR, began + 19 * HOUR)
    assert list(tasks(town, "reviewer")) == ["pre-review-soon"]
    sweep(began + 25 * HOUR, began + 26 * HOUR)
    assert list(tasks(town, "supervisor")) == ["pre-review-escalated"]
