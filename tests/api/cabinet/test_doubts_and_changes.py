"""A door in doubt, and a person who changes his mind: the door stays out of use until staff have looked at it."""

from collections.abc import Callable
from typing import Any

from cabinet_contract.words import Outcome
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store import cabinets
from chalicelib.store.transaction import commit
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

HALL = {"channel": "locker", "cabinet": "cab-hall"}
Newcomer = Callable[..., Person]


def reserved(town: Town, who: Person) -> tuple[str, str]:
    case = town.passed(who, PERSON_ITEM)
    door = town.asks(who, case, "handing-in", HALL)["door"]
    town.settle()
    return case, door


def use(town: Town, door: str) -> DoorUse:
    return next(d.use for d in town.doors("cab-hall") if d.door == door)


def filled() -> None:
    """Nobody else finds a compartment in the hall."""
    free = [door for door in cabinets.load("cab-hall").doors if door.use is DoorUse.FREE]
    commit([cabinets.plan_door(changed(door, use=DoorUse.DISABLED)) for door in free])


def tasks(town: Town) -> list[dict[str, Any]]:
    return list(good(town.api.get("/staff/tasks", town.tokens["duty-helper"]))["items"])


def test_without_another_door_the_applicant_chooses_another_cabinet(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    filled()
    town.settle()
    town.hall.type(town.code(who, "deposit"), clock(), Outcome.JAMMED)
    town.settle()
    assert case in town.queue("trouble")
    town.asks(who, case, "handing-in", HALL | {"cabinet": "cab-lugang"})
    town.settle()
    assert use(town, door) is DoorUse.QUARANTINED
    (task,) = tasks(town)
    good(town.staff("duty-helper", f"/tasks/{task['id']}/ending", {"action": "free", "note": "ok"}))
    town.settle()
    assert use(town, door) is DoorUse.FREE


def test_a_doubt_at_a_door_that_was_taken_back_is_for_staff_alone(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    code = town.code(who, "deposit")
    town.asks(who, case, "withdrawal")
    town.hall.type(code, clock(), Outcome.JAMMED)
    town.hall.deliver(clock())
    town.settle()
    assert use(town, door) is DoorUse.QUARANTINED
    assert [t["place"] for t in tasks(town)] == [door]
    assert town.sees(who, case)["state"] == "withdrawn"
