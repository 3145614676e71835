"""The public board: cabinets with their free doors and how they are, and figures that are right."""

from collections.abc import Callable
from typing import Any

import pytest

from cabinet_contract.words import EventType
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store import cabinets
from chalicelib.store.transaction import commit
from chalicelib.usecases.applicant import board
from tests.api.client import refused
from tests.api.deployment import CENTRE, Person
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good

Newcomer = Callable[[], Person]


@pytest.fixture(autouse=True)
def _not_kept() -> None:
    board._read.cache_clear()


def seen(town: Town) -> dict[str, Any]:
    board._read.cache_clear()
    found: dict[str, Any] = good(town.api.get(f"/centres/{CENTRE}/board"))
    return found


def figures(town: Town) -> tuple[int, int]:
    found = seen(town)["figures"]
    return found["deposits"], found["pickups"]


def hall(town: Town) -> dict[str, Any]:
    return next(one for one in seen(town)["cabinets"] if one["cabinet"] == "cab-hall")


def test_every_cabinet_is_there_with_its_place_and_its_doors(town: Town, newcomer: Newcomer) -> None:
    before = hall(town)
    assert (before["health"], before["free"], before["in_use"]) == ("in_order", 8, 0)
    assert before["site"]["zh"] == "综合服务大厅"
    town.handed_in(newcomer(), PERSON_ITEM)
    after = hall(town)
    assert (after["free"], after["in_use"], after["doors"]) == (7, 1, 8)
    found = seen(town)["figures"]
    assert (found["doors"], found["doors_in_use"], found["share_in_use"]) == (16, 1, 0.0625)


def test_deposits_and_pickups_are_counted_once_each_when_their_door_closes(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    assert figures(town) == (1, 0)
    town.hall.visit(town.code(who, "pickup"), clock())
    town.hall.heard.clear()  # told once more
    town.settle()
    assert town.sees(who, case)["state"] == "closed"
    assert figures(town) == (1, 1)


def test_what_was_said_not_to_have_been_put_in_is_counted_no_more(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", {"channel": "locker", "cabinet": "cab-hall"})
    town.settle()
    grant, (door, *_) = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.close(grant, door, clock())
    town.settle()
    assert figures(town) == (1, 0)
    town.hall.tell(clock(), EventType.ANSWERED, grant=grant, door=door, answer="nothing")
    town.settle()
    assert figures(town) == (0, 0)


def test_a_pickup_that_was_taken_back_is_counted_no_more(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    town.waiting_for_pickup(who, PERSON_ITEM)
    grant, (door, *_) = town.hall.type(town.code(who, "pickup"), clock())
    town.hall.close(grant, door, clock())
    town.settle()
    assert figures(town) == (1, 1)
    town.hall.tell(clock(), EventType.ANSWERED, grant=grant, door=door, answer="nothing")
    town.settle()
    assert figures(town) == (1, 0)


def test_a_pre_review_counts_when_it_is_passed_and_not_when_it_goes_back(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    returned = {"verdict": "return", "reasons": {materials(PERSON_ITEM)[0]: "看不清"}}
    town.does("reviewer", case, "pre-review", returned)
    assert seen(town)["figures"]["pre_review_median"] is None
    town.asks(who, case, "submission", {"collecting": {"channel": "window"}})
    town.does("reviewer", case, "pre-review", {"verdict": "pass"})
    found = seen(town)["figures"]
    assert found["pre_reviews"] == 1
    assert found["pre_review_median"] in (0, 60)


def test_a_cabinet_that_is_out_of_reach_and_doors_out_of_use_are_told_in_words(town: Town) -> None:
    door = town.doors("cab-hall")[0]
    commit([cabinets.plan_door(changed(door, use=DoorUse.QUARANTINED))])
    found = hall(town)
    assert (found["health"], found["doors"], found["free"]) == ("partly", 7, 7)
    town.hall.is_online(False, clock())
    found = hall(town)
    assert found["health"] == "out_of_reach"
    assert "仍可使用" in found["health_name"]["zh"]
    town.forget("cab-hall")
    assert hall(town)["health"] == "not_installed"


def test_anybody_may_keep_it_for_a_minute_and_it_is_read_once_however_many_look(town: Town) -> None:
    first = town.api.get(f"/centres/{CENTRE}/board")
    assert first.headers["Cache-Control"] == "public, max-age=60"
    again = town.api.request("GET", f"/centres/{CENTRE}/board", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status in (200, 304)  # 200 where fifteen seconds ended between them
    refused(town.api.get("/centres/nowhere/board"), 404, "NO_SUCH_CENTRE", "centre")


def test_nothing_personal_is_on_the_board(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    shown = str(seen(town))
    assert case not in shown
    assert who.party not in shown
    assert str(town.sees(who, case)["case_number"]) not in shown
