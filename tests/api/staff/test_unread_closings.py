"""A door whose closing could not be read is in doubt, and its envelope on either side: staff end it either way."""

from collections.abc import Callable

import pytest

from cabinet_contract.words import EventType
from chalicelib.domain.base.durations import HOUR
from chalicelib.domain.cabinet.cabinet import DoorUse
from tests.api.client import Answer
from tests.api.deployment import Person
from tests.api.town.hall import HALL, ends, reserved, tasks, the_door
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def unread(town: Town, code: str) -> str:
    """A newer cabinet says what we do not know; a day later its code's row is gone too."""
    now = clock()
    grant, doors = town.hall.type(code, now)
    town.settle(now)
    town.hall.tell(now + 10, EventType.DOOR_CLOSED, grant=grant, door=doors[0], answer="unsure")
    town.settle(now + 10)
    town.in_reach(now + 30 * HOUR)
    town.expire(now + 30 * HOUR)
    return doors[0]


def ended(town: Town, action: str) -> Answer:
    task = next(task for task in tasks(town) if task["kind"] == "doubtful-door")
    answer = ends(town, task["id"], action)
    town.settle()
    return answer


def handed_in_unread(town: Town, who: Person) -> tuple[str, str]:
    case, _ = reserved(town, who)
    return case, unread(town, town.code(who, "deposit"))


def stored_unread(town: Town, who: Person) -> tuple[str, str]:
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.decided(case, PERSON_ITEM)
    town.does("front-desk", case, "outgoing", {"channel": "locker", "cabinet": "cab-hall"})
    town.does("helper", case, "verification")
    town.does("duty-helper", case, "store-code")
    town.settle()
    return case, unread(town, town.staff_code("duty-helper", "store"))


def test_papers_that_staff_take_out_there_are_handed_in(town: Town, newcomer: Newcomer) -> None:
    case, door = handed_in_unread(town, who := newcomer())
    good(ended(town, "taken-out"))
    seen = town.sees(who, case)
    assert (seen["state"], seen["inbound"]["state"]) == ("received", "collected")
    assert the_door(town, door).use is DoorUse.FREE


def test_papers_that_are_not_there_are_handed_in_anew(town: Town, newcomer: Newcomer) -> None:
    case, door = handed_in_unread(town, who := newcomer())
    good(ended(town, "was-empty"))
    assert the_door(town, door).use is DoorUse.FREE
    town.asks(who, case, "handing-in", HALL)
    town.settle()
    town.hall.visit(town.code(who, "deposit"), clock())
    town.settle()
    assert town.sees(who, case)["state"] == "received"


def test_a_result_that_staff_take_out_there_goes_out_anew(town: Town, newcomer: Newcomer) -> None:
    case, door = stored_unread(town, who := newcomer())
    good(ended(town, "taken-out"))
    assert (town.sees(who, case)["outbound"]["state"], the_door(town, door).use) == ("recalled", DoorUse.FREE)
    town.stored(case)
    assert town.sees(who, case)["outbound"]["state"] == "stored"


def test_a_result_that_is_not_there_goes_out_anew(town: Town, newcomer: Newcomer) -> None:
    case, door = stored_unread(town, who := newcomer())
    good(ended(town, "was-empty"))
    assert (town.sees(who, case)["outbound"]["state"], the_door(town, door).use) == ("released", DoorUse.FREE)
    town.stored(case)
    assert town.sees(who, case)["outbound"]["state"] == "stored"


@pytest.mark.parametrize("happened", [handed_in_unread, stored_unread])
@pytest.mark.parametrize("action", ["free", "disabled"])
def test_its_door_is_not_given_to_anybody_before_somebody_has_said_where_the_paper_is(
    town: Town, newcomer: Newcomer, happened: Callable[[Town, Person], tuple[str, str]], action: str
) -> None:
    _, door = happened(town, newcomer())
    assert ended(town, action).code == "PAPER_INSIDE"
    assert the_door(town, door).use is DoorUse.QUARANTINED
