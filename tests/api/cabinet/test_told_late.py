"""What a cabinet tells long afterwards finds its code: nothing is forgotten of one that is out of reach."""

from collections.abc import Callable

import pytest

from cabinet_contract.words import Answer, EventType
from chalicelib.domain.base.durations import HOUR, MINUTE
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store import cabinets
from tests.api.deployment import Person
from tests.api.town.hall import reserved, tasks, the_door
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def closed_unheard(town: Town, code: str, now: int) -> str:
    """The use of the code is told, then the line is dead; the door closes, and is told of after a day and two hours."""
    grant, doors = town.hall.type(code, now)
    town.settle(now)
    town.hall.is_online(False, now + 5)
    town.hall.close(grant, doors[0], now + 10)
    for hours in range(1, 27):
        town.expire(now + hours * HOUR)
    town.hall.is_online(True, now + 26 * HOUR)
    town.expire(now + 26 * HOUR)
    town.settle(now + 26 * HOUR)
    return grant


def test_a_deposit_that_is_told_of_after_a_day_counts(town: Town, newcomer: Newcomer) -> None:
    case, _ = reserved(town, who := newcomer())
    now = clock()
    grant = closed_unheard(town, town.code(who, "deposit"), now)
    assert (town.sees(who, case)["state"], tasks(town)) == ("received", [])
    town.in_reach(now + 28 * HOUR)
    town.expire(now + 28 * HOUR)
    assert cabinets.grant("cab-hall", grant) is None


def test_a_result_whose_storing_is_told_of_after_a_day_lies_there(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(who := newcomer(), PERSON_ITEM)
    town.collected()
    town.decided(case, PERSON_ITEM)
    town.does("front-desk", case, "outgoing", {"channel": "locker", "cabinet": "cab-hall"})
    town.does("helper", case, "verification")
    town.does("duty-helper", case, "store-code")
    town.settle()
    closed_unheard(town, town.staff_code("duty-helper", "store"), clock())
    assert (town.sees(who, case)["outbound"]["state"], tasks(town)) == ("stored", [])


def test_a_route_whose_door_is_told_of_after_a_day_has_collected(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(who := newcomer(), PERSON_ITEM)
    good(town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}))
    town.settle()
    closed_unheard(town, town.staff_code("duty-helper", "collect"), clock())
    assert (town.sees(who, case)["inbound"]["state"], tasks(town)) == ("collected", [])


def test_nothing_said_at_the_screen_and_told_hours_later_is_heard(town: Town, newcomer: Newcomer) -> None:
    case, door = reserved(town, who := newcomer())
    now = clock()
    grant, _ = town.hall.type(town.code(who, "deposit"), now)
    town.settle(now)
    town.hall.close(grant, door, now + 1)
    town.settle(now + 1)
    town.hall.is_online(False, now + 5)
    town.hall.tell(now + 10, EventType.ANSWERED, grant=grant, door=door, answer=str(Answer.NOTHING))
    town.expire(now + HOUR + 5 * MINUTE)
    town.hall.is_online(True, now + 2 * HOUR)
    town.expire(now + 2 * HOUR)
    town.settle(now + 2 * HOUR)
    assert town.sees(who, case)["state"] == "awaiting_materials"


@pytest.mark.parametrize("hours", [13, 30])
def test_a_visit_whose_closing_never_comes_is_doubted_once_its_cabinet_is_heard_of(
    town: Town, newcomer: Newcomer, hours: int
) -> None:
    case, door = reserved(town, who := newcomer())
    now = clock()
    town.hall.type(town.code(who, "deposit"), now)
    town.settle(now)
    town.expire(now + hours * HOUR)
    assert (the_door(town, door).use, tasks(town)) == (DoorUse.RESERVED, [])
    town.hall.is_online(True, now + hours * HOUR)
    town.expire(now + hours * HOUR)
    assert tasks(town) == []
    town.in_reach(now + (hours + 1) * HOUR)
    town.expire(now + (hours + 1) * HOUR)
    assert [task["kind"] for task in tasks(town)] == ["doubtful-door"]
    assert town.sees(who, case)["inbound"]["state"] == "quarantined"
