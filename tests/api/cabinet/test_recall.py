"""A result that is taken back: its pickup code lives until it has been, and whoever comes second opens nothing."""

from collections.abc import Callable
from typing import Any

from cabinet_contract.words import Answer, Outcome
from chalicelib.domain.cabinet.cabinet import DoorUse
from tests.api.deployment import Person
from tests.api.town.hall import ends, tasks, the_door
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

HOUR = 3600
Newcomer = Callable[..., Person]


def recalled(town: Town, case: str) -> str:
    """Staff have a code to take it back, and the cabinet knows of it."""
    town.does("duty-helper", case, "recall-code")
    town.settle()
    return town.staff_code("duty-helper", "recall")


def told(town: Town, who: Person) -> set[str]:
    found: list[dict[str, Any]] = good(town.api.get("/me/notices", who.token))["items"]
    return {notice["kind"] for notice in found}


def waiting(town: Town, who: Person) -> tuple[str, str, str]:
    """A stored result: its case, its door, its pickup code."""
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    return case, town.sees(who, case)["outbound"]["door"], town.code(who, "pickup")


def test_a_pickup_code_opens_while_a_recall_code_waits_and_the_applicant_is_told(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case, door, pickup = waiting(town, who)
    recall = recalled(town, case)
    assert "recall_begun" in told(town, who)
    assert town.code(who, "pickup") == pickup
    assert town.hall.visit(pickup, clock()) == [door]
    town.settle()
    assert town.sees(who, case)["state"] == "closed"
    assert not town.hall.judge(recall, clock())


def test_a_recall_code_that_ends_unused_leaves_the_pickup_code(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _, pickup = waiting(town, who)
    recall = recalled(town, case)
    late = clock() + 30 * HOUR
    town.expire(late)
    town.settle(late)
    assert not town.hall.judge(recall, clock())
    assert good(town.api.get("/staff/codes", town.tokens["duty-helper"]))["items"] == []
    assert town.code(who, "pickup") == pickup
    town.hall.visit(pickup, clock())
    town.settle()
    assert town.sees(who, case)["state"] == "closed"


def test_the_recall_itself_ends_the_pickup_code(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _, pickup = waiting(town, who)
    town.hall.visit(recalled(town, case), clock())
    town.settle()
    assert not town.hall.judge(pickup, clock())
    assert good(town.api.get("/me/codes", who.token))["items"] == []
    assert "recall" in told(town, who)
    assert town.sees(who, case)["state"] == "result_ready"


def test_a_second_recall_code_ends_the_first(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _, pickup = waiting(town, who)
    first = recalled(town, case)
    second = recalled(town, case)
    assert not town.hall.judge(first, clock())
    assert town.hall.judge(second, clock())
    assert town.hall.judge(pickup, clock())


def test_who_comes_second_at_a_cabinet_without_network_moves_nothing_and_leaves_the_door_free(
    town: Town, newcomer: Newcomer
) -> None:
    for first, second, state in (("recall", "pickup", "result_ready"), ("pickup", "recall", "closed")):
        who = newcomer()
        case, door, pickup = waiting(town, who)
        codes = {"recall": recalled(town, case), "pickup": pickup}
        for name in (first, second):
            grant, _ = town.hall.type(codes[name], clock())
            town.hall.close(grant, door, clock(), Answer.NOTHING if name == second else None)
        town.settle()
        assert town.sees(who, case)["state"] == state
        assert the_door(town, door).use is DoorUse.FREE
        assert tasks(town) == []


def test_a_recall_that_was_never_heard_of_again_is_a_task_although_the_pickup_code_is_open(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case, _, pickup = waiting(town, who)
    town.hall.type(recalled(town, case), clock())
    town.hall.told.pop()
    town.settle()
    town.in_reach(clock() + 13 * HOUR)
    town.expire(clock() + 13 * HOUR)
    town.settle()
    assert [(t["kind"], t["case"]) for t in tasks(town)] == [("doubtful-door", case)]
    assert not town.hall.judge(pickup, clock()), "nobody knows on which side of the door the paper is"


def test_a_recall_at_a_jammed_door_ends_the_pickup_code_and_says_so(town: Town, newcomer: Newcomer) -> None:
    """Staff come with a key: what lies behind the door leaves it in their hands."""
    who = newcomer()
    case, _, pickup = waiting(town, who)
    town.hall.type(recalled(town, case), clock(), Outcome.JAMMED)
    town.settle()
    assert not town.hall.judge(pickup, clock())
    assert "door_in_doubt" in told(town, who)
    good(ends(town, tasks(town)[0]["id"], "taken-out"))
    assert town.sees(who, case)["state"] == "result_ready"
