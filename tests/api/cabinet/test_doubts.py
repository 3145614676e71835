"""Doors that do not do what was asked: the same envelope, another compartment, the same code; and a task for staff."""

from collections.abc import Callable

import pytest

from cabinet_contract.words import Answer, Outcome
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store import cabinets
from chalicelib.store.transaction import commit
from tests.api.deployment import Person
from tests.api.town.hall import ends, reserved, tasks, the_door
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
DOUBTS = [Outcome.JAMMED, Outcome.NOT_DETECTED, Outcome.UNKNOWN]


@pytest.mark.parametrize("outcome", DOUBTS)
def test_a_deposit_at_a_doubtful_door_moves_to_another_one_under_the_same_code(
    town: Town, newcomer: Newcomer, outcome: Outcome
) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    code = town.code(who, "deposit")
    town.hall.type(code, clock(), outcome)
    town.settle()
    assert the_door(town, door).use is DoorUse.QUARANTINED
    assert town.code(who, "deposit") == code
    opened = town.hall.visit(code, clock())
    town.settle()
    assert opened != [door]
    assert town.sees(who, case)["state"] == "received"
    assert town.sees(who, case)["inbound"]["door"] == opened[0]
    assert [(t["kind"], t["place"], t["case"]) for t in tasks(town)] == [("doubtful-door", door, case)]


def test_a_door_that_a_helper_found_mended_is_free_again(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    _, door = reserved(town, who)
    town.hall.type(town.code(who, "deposit"), clock(), Outcome.JAMMED)
    town.settle()
    good(ends(town, tasks(town)[0]["id"], "free"))
    town.settle()
    assert the_door(town, door).use is DoorUse.FREE
    assert tasks(town) == []


def test_a_door_may_be_put_out_of_use(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    _, door = reserved(town, who)
    town.hall.type(town.code(who, "deposit"), clock(), Outcome.JAMMED)
    town.settle()
    good(ends(town, tasks(town)[0]["id"], "disabled"))
    assert the_door(town, door).use is DoorUse.DISABLED


def test_a_task_ends_once(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    reserved(town, who)
    town.hall.type(town.code(who, "deposit"), clock(), Outcome.JAMMED)
    town.settle()
    task = tasks(town)[0]["id"]
    good(ends(town, task, "free"))
    assert ends(town, task, "free").code == "NO_SUCH_TASK"


def test_paper_behind_a_jammed_door_waits_for_staff_with_a_key(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    door = town.sees(who, case)["outbound"]["door"]
    town.hall.type(town.code(who, "pickup"), clock(), Outcome.JAMMED)
    town.settle()
    seen = town.sees(who, case)
    assert (seen["outbound"]["state"], seen["state"]) == ("quarantined", "result_out")
    assert case in town.queue("trouble")
    task = tasks(town)[0]["id"]
    assert ends(town, task, "free").code == "PAPER_INSIDE"
    good(ends(town, task, "taken-out"))
    town.settle()
    seen = town.sees(who, case)
    assert (seen["state"], seen["desk"]) == ("result_ready", "outgoing")
    assert seen["outbound"]["custodian"]["kind"] == "staff"
    assert the_door(town, door).use in (DoorUse.FREE, DoorUse.RELEASING)


def test_a_deposit_behind_a_jammed_door_is_taken_out_by_hand_and_goes_on(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    good(town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}))
    town.settle()
    town.hall.type(town.staff_code("duty-helper", "collect"), clock(), Outcome.JAMMED)
    town.settle()
    assert case in town.queue("trouble")
    good(ends(town, tasks(town)[0]["id"], "taken-out"))
    assert case in town.queue("locker-deposits")
    town.decided(case, PERSON_ITEM)


def test_nothing_put_in_leaves_the_compartment_and_the_code(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    code = town.code(who, "deposit")
    grant, _ = town.hall.type(code, clock())
    town.hall.close(grant, door, clock(), Answer.NOTHING)
    town.settle()
    assert town.sees(who, case)["state"] == "awaiting_materials"
    assert town.code(who, "deposit") == code
    assert town.hall.visit(code, clock()) == [door]
    town.settle()
    assert town.sees(who, case)["state"] == "received"


def test_nothing_taken_leaves_the_result_and_the_code(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    code = town.code(who, "pickup")
    grant, doors = town.hall.type(code, clock())
    town.hall.close(grant, doors[0], clock(), Answer.NOTHING)
    town.settle()
    assert town.sees(who, case)["outbound"]["state"] == "stored"
    assert town.hall.visit(code, clock()) == doors
    town.settle()
    assert town.sees(who, case)["state"] == "closed"


def test_too_small_gives_a_larger_door_under_the_same_code(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    commit([cabinets.plan_door(changed(d, size="medium")) for d in town.doors("cab-hall") if d.door != door][:3])
    code = town.code(who, "deposit")
    grant, _ = town.hall.type(code, clock())
    town.hall.close(grant, door, clock(), Answer.TOO_SMALL)
    town.settle()
    larger = town.hall.visit(code, clock())
    town.settle()
    assert the_door(town, larger[0]).size != "small"
    assert the_door(town, door).use is DoorUse.FREE
    assert town.sees(who, case)["state"] == "received"


def test_where_nothing_larger_is_free_the_small_one_stays(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    _, door = reserved(town, who)
    commit([cabinets.plan_door(changed(d, size="small")) for d in town.doors("cab-hall") if d.size != "small"])
    code = town.code(who, "deposit")
    grant, _ = town.hall.type(code, clock())
    town.hall.close(grant, door, clock(), Answer.TOO_SMALL)
    town.settle()
    assert town.hall.visit(code, clock()) == [door]
