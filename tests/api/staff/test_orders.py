"""Doors opened from afar: once at a time, and who did it and why is never lost."""

from collections.abc import Callable
from typing import Any

from cabinet_contract.words import EventType
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store.rows import CabinetRow
from tests.api import cloud
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
ORDERS = "/cabinets/cab-hall/orders"


def ordered(town: Town, door: str) -> dict[str, Any]:
    made = good(town.staff("duty-helper", ORDERS, {"door": door, "reason": "打不开"}))
    town.settle()
    return made


def opens(town: Town, made: dict[str, Any]) -> None:
    body = {"order": made["order"], "door": made["door"]}
    town.hall.tell(clock(), EventType.DOOR_OPENED, outcome="opened", **body)
    town.hall.tell(clock(), EventType.DOOR_CLOSED, **body)
    town.settle()


def test_a_door_that_is_ordered_open_already_is_not_ordered_again(town: Town) -> None:
    """Without this a hundred requests fill the shadow, and no code of the bank reaches the cabinet any more."""
    made = ordered(town, "A01")
    before = cloud.rows()
    again = town.staff("duty-helper", ORDERS, {"door": "A01", "reason": "再开"})
    assert (again.status, again.code) == (409, "ORDERED_ALREADY")
    assert cloud.rows() == before
    opens(town, made)
    ordered(town, "A01")


def test_who_opened_a_door_from_afar_and_why_outlives_the_order(town: Town) -> None:
    made = ordered(town, "A01")
    opens(town, made)
    ordered(town, "A02")
    town.settle()
    assert made["order"] not in [order.id for order in town.hall.orders()]
    (kept,) = CabinetRow.query("cab-hall#orders", CabinetRow.sk == made["order"])
    assert '"ordered_by":"s-duty-helper"' in kept.body
    assert "打不开" in kept.body


def test_papers_behind_a_door_that_was_opened_from_afar_have_it_in_their_chain(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    door = next(d.door for d in town.doors("cab-hall") if d.use is DoorUse.OCCUPIED)
    opens(town, ordered(town, door))
    (chain,) = town.custody(who, case)["chain"]
    last = chain["entries"][-1]
    assert (last["event"], last["actor"], last["detail"]["door"]) == ("opened_from_afar", "s-duty-helper", door)
    assert chain["unbroken"]
    assert town.sees(who, case)["inbound"]["state"] == "deposited"
