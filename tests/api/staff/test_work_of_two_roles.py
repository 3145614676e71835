"""A queue or a task that more than one role works: what one person has in hand is nobody else's, in whichever role."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.base.durations import DAY
from chalicelib.domain.case.task import TaskKind, worked_by
from chalicelib.domain.people.staff import MAY, Permission
from chalicelib.store import cases
from chalicelib.store.transaction import commit
from chalicelib.usecases.parts import task_rows
from tests.api.deployment import Person
from tests.api.staff.test_collecting_binds import at_the_desk, prepares
from tests.api.staff.test_routes_and_tasks_in_hand import left_open
from tests.api.town.hall import tasks
from tests.api.town.in_hands import refused
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
WHY = "李同事请病假"
IN_HAND = (409, "TAKEN_ALREADY")


def tries(town: Town, role: str, case: str, step: str, body: dict[str, Any]) -> tuple[int, str | None]:
    answer = town.staff(role, f"/cases/{case}/{step}", body)
    return answer.status, answer.code if answer.status != 200 else None


def takes(town: Town, role: str, case: str, reason: str | None = None) -> None:
    good(town.staff(role, f"/cases/{case}/taking", {"reason": reason} if reason else {}))


def about(town: Town, case: str, kind: TaskKind) -> str:
    commit(task_rows.plan_about_case(cases.load(case), kind, clock()))
    return str(next(task["id"] for task in tasks(town) if task["kind"] == kind))


def ends(town: Town, role: str, task: str) -> tuple[int, str | None]:
    answer = town.staff(role, f"/tasks/{task}/ending", {"action": "seen"})
    return answer.status, answer.code if answer.status != 200 else None


def test_what_a_helper_checks_the_duty_helper_does_not_check_as_well(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(newcomer(), PERSON_ITEM)
    town.collected()
    takes(town, "helper", case)
    present = {"present": materials(PERSON_ITEM)}
    assert tries(town, "duty-helper", case, "check", present) == IN_HAND
    good(town.staff("helper", f"/cases/{case}/check", present))
    assert tries(town, "duty-helper", case, "queue-number", {"window": "3"}) == IN_HAND
    takes(town, "duty-helper", case, WHY)
    town.does("duty-helper", case, "queue-number", {"window": "3"})


def test_what_a_window_awaits_the_front_desk_does_not_receive(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", {"channel": "window"})
    takes(town, "window-clerk", case)
    assert tries(town, "front-desk", case, "materials-received", {}) == IN_HAND
    town.does("window-clerk", case, "materials-received")


def test_what_the_front_desk_closes_the_window_does_not_close(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), {"channel": "window"})
    good(prepares(town, case))
    town.does("front-desk", case, "counter-handover", {"proof": "本人签收"})
    takes(town, "front-desk", case)
    assert tries(town, "window-clerk", case, "closing", {}) == IN_HAND
    town.does("front-desk", case, "closing")


def test_papers_that_a_helper_gives_back_no_window_gives_back(town: Town, newcomer: Newcomer) -> None:
    case = refused(town, newcomer())
    takes(town, "helper", case)
    assert tries(town, "window-clerk", case, "papers-handover", {"proof": "签收"}) == IN_HAND
    town.does("helper", case, "papers-handover", {"proof": "签收"})


def test_a_supervisor_recalls_what_a_helper_has_in_hand(town: Town, newcomer: Newcomer) -> None:
    """Recalling is not the taker's work."""
    case = town.waiting_for_pickup(newcomer(), PERSON_ITEM)
    town.expire(clock() + 30 * DAY)
    takes(town, "duty-helper", case)
    assert tries(town, "duty-helper-2", case, "recall-code", {}) == IN_HAND
    assert tries(town, "supervisor", case, "recall-code", {})[0] == 200


@pytest.mark.parametrize("other", ["administrator", "supervisor", "duty-helper-2"])
def test_a_task_in_hand_is_ended_by_nobody_else_who_may_end_it(town: Town, newcomer: Newcomer, other: str) -> None:
    task = left_open(town, newcomer)
    good(town.staff("duty-helper", f"/tasks/{task}/taking", {}))
    assert ends(town, other, task) == IN_HAND
    good(town.staff(other, f"/tasks/{task}/taking", {"reason": WHY}))
    assert ends(town, other, task)[0] == 200


@pytest.mark.parametrize("kind", ["refused-acceptance", "pre-review-escalated", "return-papers"])
def test_what_a_supervisor_is_told_only_a_supervisor_has_seen(town: Town, newcomer: Newcomer, kind: str) -> None:
    task = about(town, town.submitted(newcomer(), PERSON_ITEM), TaskKind(kind))
    for role in ("duty-helper", "administrator", "reviewer"):
        assert ends(town, role, task) == (403, "NOT_YOUR_TURN")
        assert town.staff(role, f"/tasks/{task}/taking", {}).code == "NOT_YOUR_TURN"
    assert ends(town, "supervisor", task)[0] == 200


@pytest.mark.parametrize("kind", ["pre-review-soon", "pre-review-late"])
def test_a_reviewer_ends_the_task_that_he_may_take(town: Town, newcomer: Newcomer, kind: str) -> None:
    task = about(town, town.submitted(newcomer(), PERSON_ITEM), TaskKind(kind))
    good(town.staff("reviewer", f"/tasks/{task}/taking", {}))
    assert ends(town, "reviewer-2", task) == IN_HAND
    assert ends(town, "duty-helper", task) == (403, "NOT_YOUR_TURN")
    assert ends(town, "reviewer", task)[0] == 200


def test_the_routes_permission_is_everybody_who_may_end_some_task() -> None:
    assert set(map(str, MAY[Permission.RESOLVE])) == {role for kind in TaskKind for role in worked_by(kind)}
