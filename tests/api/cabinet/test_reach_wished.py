"""A wish made at the screen is honoured when the envelope moves to another compartment."""

from collections.abc import Callable

import pytest

from cabinet_contract.words import Answer, EventType, Outcome
from chalicelib.domain.base.entity import changed
from chalicelib.domain.base.reach import is_within_reach
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store import cabinets
from chalicelib.store.transaction import commit
from tests.api.deployment import Person
from tests.api.town.hall import HALL, reserved, the_door
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock

Newcomer = Callable[..., Person]


def no_low_medium_door(town: Town) -> None:
    """Then the smallest larger door is out of reach from a wheelchair, and only a large one is low."""
    free = [d for d in town.doors("cab-hall") if d.size == "medium" and d.use is DoorUse.FREE]
    low = [d for d in free if is_within_reach(d.low, d.high)]
    commit([cabinets.plan_door(changed(door, use=DoorUse.DISABLED)) for door in low])


def too_small(town: Town, code: str, reach: str) -> None:
    grant, doors = town.hall.type(code, clock())
    town.hall.tell(clock(), EventType.ANSWERED, grant=grant, door=doors[0], answer="too_small", reach=reach)
    town.hall.close(grant, doors[0], clock(), Answer.TOO_SMALL)
    town.settle()


def lands_at(town: Town, code: str) -> tuple[str, bool]:
    """Size of the door that the code opens now, and whether it is within reach."""
    door = the_door(town, town.hall.visit(code, clock())[0])
    town.settle()
    return door.size, is_within_reach(door.low, door.high)


@pytest.mark.parametrize(("reach", "landed"), [("low", ("large", True)), ("any", ("medium", False))])
def test_a_larger_door_is_within_the_reach_that_was_wished_for(
    town: Town, newcomer: Newcomer, reach: str, landed: tuple[str, bool]
) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    no_low_medium_door(town)
    code = town.code(who, "deposit")
    too_small(town, code, reach)
    assert lands_at(town, code) == landed
    events = [entry["event"] for entry in town.custody(who, case)["chain"][0]["entries"]]
    assert ("reach_wished" in events) is (reach == "low")
    assert town.custody(who, case)["chain"][0]["unbroken"]


def test_the_wish_holds_for_a_later_jam_too(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    reserved(town, who)
    code = town.code(who, "deposit")
    too_small(town, code, "low")
    no_low_medium_door(town)
    town.hall.type(code, clock(), Outcome.JAMMED)
    town.settle()
    assert lands_at(town, code) == ("large", True)


def test_saying_nothing_of_reach_at_the_screen_takes_back_nothing(town: Town, newcomer: Newcomer) -> None:
    """The screen says "any" for whoever has not touched that switch."""
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", HALL | {"size": "medium", "reach": "low"})
    town.settle()
    code = town.code(who, "deposit")
    too_small(town, code, "any")
    assert lands_at(town, code) == ("large", True)
