"""A collecting route is over when its code is; one of somebody who has left is ended by a supervisor, who says why."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.cabinet.cabinet import GrantState
from chalicelib.store import cabinets
from tests.api.client import Answer
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
WHY = "李同事已离职"


def starts(town: Town, role: str, reason: str | None = None) -> Answer:
    return town.staff(role, "/collections", {"cabinet": "cab-hall"} | ({"reason": reason} if reason else {}))


def back(town: Town, role: str, reason: str | None = None) -> Answer:
    return town.staff(role, "/collections/cab-hall/handing-back", {"reason": reason} if reason else {})


def shown(town: Town, who: Person, case: str) -> list[Any]:
    """Who has it, wherever that is shown."""
    staff = town.tokens["helper"]
    lines = good(town.api.get("/staff/queues/to-collect", staff))["items"]
    found = [line["taken_by"] for line in lines if line["case"] == case]
    return [town.sees(who, case)["taken_by"], town.custody(who, case)["taken_by"], *found]


def route(town: Town) -> Any:
    return good(town.api.get("/staff/cabinets/cab-hall", town.tokens["helper"]))["route"]


def number(town: Town, role: str) -> str:
    return str(good(town.api.get("/staff/me", town.tokens[role]))["number"])


def test_who_has_collected_everything_is_on_the_way_no_more(town: Town, newcomer: Newcomer) -> None:
    town.handed_in(newcomer(), PERSON_ITEM)
    town.collected()
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    assert shown(town, who, case) == [None, None, None]
    assert route(town) is None
    assert back(town, "duty-helper").code == "NOT_TAKEN"
    good(starts(town, "duty-helper-2"))
    assert [one["number"] for one in shown(town, who, case)] == [number(town, "duty-helper-2")] * 3


def test_on_the_way_is_somebody_to_what_the_code_collects_and_to_nothing_later(town: Town, newcomer: Newcomer) -> None:
    first, second = newcomer(), newcomer()
    early = town.handed_in(first, PERSON_ITEM)
    good(starts(town, "duty-helper"))
    late = town.handed_in(second, PERSON_ITEM)
    assert [one["number"] for one in shown(town, first, early)] == [number(town, "duty-helper")] * 3
    assert shown(town, second, late) == [None, None, None]


def test_a_supervisor_ends_the_route_of_one_who_has_left(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    started = good(starts(town, "duty-helper"))
    assert back(town, "supervisor").code == "TAKEN_ALREADY"
    assert good(back(town, "supervisor", WHY))["grant"] == started["grant"]
    town.settle()
    found = cabinets.grant("cab-hall", started["grant"])
    assert found is None or found.state is GrantState.REVOKED
    assert good(town.api.get("/staff/codes", town.tokens["duty-helper"]))["items"] == []
    (told,) = good(town.api.get("/staff/notices", town.tokens["duty-helper"]))["items"]
    assert (told["kind"], told["detail"]) == (
        "handed_back", {"number": number(town, "supervisor"), "reason": WHY, "cabinet": "cab-hall"},
    )  # fmt: skip
    assert (route(town), shown(town, who, case)) == (None, [None, None, None])
    good(starts(town, "duty-helper-2"))


def test_a_code_that_was_handed_back_opens_nothing(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(newcomer(), PERSON_ITEM)
    good(starts(town, "duty-helper"))
    town.settle()
    code = town.staff_code("duty-helper", "collect")
    good(back(town, "supervisor", WHY))
    town.settle()
    assert not town.hall.judge(code, clock())
    assert case in town.queue("to-collect")


@pytest.mark.parametrize("role", ["duty-helper-2", "administrator", "helper"])
def test_nobody_else_ends_a_colleagues_route(town: Town, newcomer: Newcomer, role: str) -> None:
    town.handed_in(newcomer(), PERSON_ITEM)
    good(starts(town, "duty-helper"))
    assert back(town, role, WHY).code == "TAKEN_ALREADY"
    assert back(town, "courier", WHY).code == "ROLE_MISSING"
    good(back(town, "duty-helper"))
