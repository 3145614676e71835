"""Who walks a route, and whose task it is: taken, shown, handed back, taken over with a reason."""

import json
from collections.abc import Callable
from typing import Any

from cabinet_contract.words import EventType
from chalicelib.store.rows import CaseRow
from tests.api.client import Answer
from tests.api.deployment import Person
from tests.api.town.hall import reserved
from tests.api.town.hall import tasks as open_tasks
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
WHY = "李同事请病假"


def number(town: Town, role: str) -> str:
    return str(good(town.api.get("/staff/me", town.tokens[role]))["number"])


def notices(town: Town, role: str) -> list[Any]:
    return list(good(town.api.get("/staff/notices", town.tokens[role]))["items"])


def starts(town: Town, role: str, reason: str | None = None) -> Answer:
    return town.staff(role, "/collections", {"cabinet": "cab-hall"} | ({"reason": reason} if reason else {}))


def test_whose_route_it_is_stands_with_each_case_that_waits_there(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    assert town.sees(who, case)["taken_by"] is None
    started = good(starts(town, "duty-helper"))
    assert started["taken_by"]["number"] == town.sees(who, case)["taken_by"]["number"] == number(town, "duty-helper")
    assert good(town.api.get(f"/staff/cases/{case}", town.tokens["helper"]))["taken_by"]["name"] == "李帮办"
    seen = good(town.api.get("/staff/cabinets/cab-hall", town.tokens["helper"]))["route"]
    assert (seen["taken_by"]["number"], seen["until"]) == (number(town, "duty-helper"), started["until"])
    town.settle()
    town.hall.visit(town.staff_code("duty-helper", "collect"), clock())
    town.settle()
    assert (town.sees(who, case)["responsible"], town.sees(who, case)["taken_by"]) == ("helper", None)


def test_a_colleagues_route_is_taken_over_with_a_reason_and_its_code_dies(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    good(starts(town, "duty-helper"))
    assert starts(town, "duty-helper-2").code == "TAKEN_ALREADY"
    over = good(starts(town, "duty-helper-2", WHY))
    assert over["taken_by"]["taken_over_from"] == number(town, "duty-helper")
    assert good(town.api.get("/staff/codes", town.tokens["duty-helper"]))["items"] == []
    (told,) = notices(town, "duty-helper")
    assert (told["kind"], told["detail"]["cabinet"], told["detail"]["reason"]) == ("taken_over", "cab-hall", WHY)
    assert town.sees(who, case)["taken_by"]["number"] == number(town, "duty-helper-2")


def test_a_route_handed_back_is_anybodys(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    back = "/collections/cab-hall/handing-back"
    assert town.staff("duty-helper", back, {}).code == "NOT_TAKEN"
    started = good(starts(town, "duty-helper"))
    assert town.staff("duty-helper-2", back, {}).code == "TAKEN_ALREADY"
    assert good(town.staff("duty-helper", back, {})) == {"cabinet": "cab-hall", "grant": started["grant"]}
    town.settle()
    assert good(town.api.get("/staff/codes", town.tokens["duty-helper"]))["items"] == []
    assert town.sees(who, case)["taken_by"] is None
    assert good(starts(town, "duty-helper-2"))["taken_by"]["taken_over_from"] is None


def left_open(town: Town, newcomer: Newcomer) -> str:
    _, door = reserved(town, newcomer())
    town.hall.tell(clock(), EventType.DOOR_LEFT_OPEN, door=door, grant=None)
    town.settle()
    (task,) = open_tasks(town)
    return str(task["id"])


def test_a_task_is_taken_shown_taken_over_and_ended_by_who_has_it(town: Town, newcomer: Newcomer) -> None:
    task = left_open(town, newcomer)
    path = f"/tasks/{task}"
    assert open_tasks(town)[0]["taken_by"] is None
    assert good(town.staff("duty-helper", f"{path}/taking", {}))["taken_by"]["role"] == "duty-helper"
    shown = open_tasks(town)[0]
    assert (shown["responsible"], shown["taken_by"]["name"]) == ("duty-helper", "李帮办")
    assert town.staff("duty-helper-2", f"{path}/ending", {"action": "seen"}).code == "TAKEN_ALREADY"
    assert town.staff("duty-helper-2", f"{path}/taking", {}).code == "TAKEN_ALREADY"
    good(town.staff("duty-helper-2", f"{path}/taking", {"reason": WHY}))
    assert [n["detail"]["task"] for n in notices(town, "duty-helper")] == [task]
    good(town.staff("duty-helper-2", f"{path}/ending", {"action": "seen"}))
    assert open_tasks(town) == []


def test_a_task_handed_back_is_the_roles_again(town: Town, newcomer: Newcomer) -> None:
    task = left_open(town, newcomer)
    assert town.staff("duty-helper", f"/tasks/{task}/handing-back", {}).code == "NOT_TAKEN"
    good(town.staff("duty-helper", f"/tasks/{task}/taking", {}))
    assert good(town.staff("duty-helper", f"/tasks/{task}/handing-back", {}))["taken_by"] is None
    assert town.staff("reviewer", f"/tasks/{task}/taking", {}).code == "NOT_YOUR_TURN"
    assert town.staff("duty-helper", "/tasks/cab-hall.A01.no-such/taking", {}).code == "NO_SUCH_TASK"


def test_the_same_trouble_again_is_nobodys(town: Town, newcomer: Newcomer) -> None:
    _, door = reserved(town, newcomer())
    for _ in range(2):
        town.hall.tell(clock(), EventType.DOOR_LEFT_OPEN, door=door, grant=None)
        town.settle()
        (task,) = open_tasks(town)
        assert task["taken_by"] is None
        good(town.staff("duty-helper", f"/tasks/{task['id']}/taking", {}))
        good(town.staff("duty-helper", f"/tasks/{task['id']}/ending", {"action": "seen"}))


def test_a_task_of_before_is_read_as_nobodys(town: Town, newcomer: Newcomer) -> None:
    task = left_open(town, newcomer)
    row = CaseRow.get(f"task#{task}", "task")
    body = json.loads(row.body)
    assert body.pop("taken", None) is None
    row.body = json.dumps(body)
    row.save()
    assert open_tasks(town)[0]["taken_by"] is None
