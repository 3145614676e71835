"""Doors opened from afar: once at a time, and who did it and why is never lost."""

from collections.abc import Callable
from typing import Any

import pytest

from cabinet_contract.words import EventType, OrderRefusal, Outcome
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.domain.cabinet.orders import ABOUT, OrderRecord, OrderState
from chalicelib.domain.people.staff import Staff
from chalicelib.store import cabinets
from chalicelib.store.rows import CabinetRow
from chalicelib.store.transaction import commit
from chalicelib.usecases.staff import orders
from tests.api import cloud
from tests.api.client import refused
from tests.api.deployment import CENTRE, Person
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
    (chain,) = good(town.api.get(f"/staff/cases/{case}/custody", town.tokens["supervisor"]))["chain"]
    last = chain["entries"][-1]
    assert (last["event"], last["actor"], last["detail"]["door"]) == ("opened_from_afar", "s-duty-helper", door)
    assert chain["unbroken"]
    assert town.sees(who, case)["inbound"]["state"] == "deposited"


def became(town: Town, made: dict[str, Any]) -> dict[str, Any]:
    """What who ordered it sees of it."""
    return good(town.api.get(f"/staff{ORDERS}/{made['order']}", town.tokens["duty-helper"]))


def tells(town: Town, made: dict[str, Any], type_: EventType, **body: Any) -> dict[str, Any]:
    town.hall.tell(clock(), type_, order=made["order"], door=made["door"], **body)
    town.settle()
    return became(town, made)


def later(made: dict[str, Any], seconds: int) -> str:
    staff = Staff(id="s-9", name="x", centre=CENTRE, roles=("duty-helper",))
    return orders.report("cab-hall", made["order"], staff, clock() + seconds).state


def test_who_ordered_a_door_open_sees_it_wait_open_and_close(town: Town) -> None:
    made = ordered(town, "A03")
    seen = became(town, made)
    assert (seen["state"], seen["door"], seen["reason"], seen["ordered_by"]) == (
        "under_way",
        "A03",
        "打不开",
        "s-duty-helper",
    )
    opened = tells(town, made, EventType.DOOR_OPENED, outcome="opened")
    assert (opened["state"], opened["closed_at"]) == ("opened", None)
    assert opened["answered_at"] >= seen["ordered_at"]
    closed = tells(town, made, EventType.DOOR_CLOSED)
    assert (closed["state"], closed["outcome"]) == ("closed_again", "opened")
    assert closed["closed_at"] >= closed["answered_at"]


@pytest.mark.parametrize(
    ("outcome", "state"),
    [(Outcome.NOT_DETECTED, "not_opened"), (Outcome.JAMMED, "not_opened"), (Outcome.UNKNOWN, "unseen")],
)
def test_a_lock_that_was_told_to_open_is_not_a_door_that_opened(town: Town, outcome: Outcome, state: str) -> None:
    seen = tells(town, ordered(town, "A03"), EventType.DOOR_OPENED, outcome=str(outcome))
    assert (seen["state"], seen["outcome"]) == (state, outcome)


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        (OrderRefusal.EXPIRED, "expired"),
        (OrderRefusal.UNKNOWN_DOOR, "not_done"),
        (OrderRefusal.INTERRUPTED, "not_done"),
    ],
)
def test_an_order_that_the_cabinet_did_not_carry_out_says_so(town: Town, reason: OrderRefusal, state: str) -> None:
    seen = tells(town, ordered(town, "A03"), EventType.ORDER_REFUSED, reason=str(reason))
    assert (seen["state"], seen["outcome"]) == (state, reason)


def test_no_order_waits_for_ever(town: Town) -> None:
    """Two minutes without a word, and it is said that there was none, whether the sweep has run or not."""
    made = ordered(town, "A03")
    assert later(made, 60) == OrderState.UNDER_WAY
    assert later(made, 121) == OrderState.NO_ANSWER
    town.expire(clock() + 121)
    assert later(made, 121) == OrderState.NO_ANSWER


def test_a_cabinet_that_opened_in_time_and_tells_it_late_is_believed(town: Town, newcomer: Newcomer) -> None:
    """Also when the order is long gone from its shadow; the papers behind the door have it in their chain."""
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    door = next(d.door for d in town.doors("cab-hall") if d.use is DoorUse.OCCUPIED)
    made = ordered(town, door)
    town.expire(clock() + 121)
    town.settle()
    assert cabinets.load("cab-hall").orders == ()
    assert tells(town, made, EventType.DOOR_OPENED, outcome="opened")["state"] == "opened"
    (chain,) = town.custody(who, case)["chain"]
    assert chain["entries"][-1]["event"] == "opened_from_afar"


def test_an_order_of_before_says_that_nothing_was_recorded(town: Town) -> None:
    before = OrderRecord(id="o_before", cabinet="cab-hall", door="A01", until=1, ordered_by="s-1", reason="x")
    commit([cabinets.plan_order_record(before)])
    assert became(town, {"order": "o_before"})["state"] == "not_recorded"


def test_what_is_no_order_of_the_cabinet_is_none(town: Town) -> None:
    made = ordered(town, "A03")
    elsewhere = town.api.get(f"/staff/cabinets/cab-lugang/orders/{made['order']}", town.tokens["duty-helper"])
    refused(elsewhere, 404, "NO_SUCH_ORDER", "order")
    strangers = town.api.get(f"/staff{ORDERS}/{made['order']}", town.tokens["stranger"])
    refused(strangers, 404, "NO_SUCH_CABINET", "cabinet")


def test_every_state_of_an_order_is_explained_in_one_line() -> None:
    assert set(ABOUT) == set(OrderState)
    assert len({text.en for text in ABOUT.values()}) == len({text.zh for text in ABOUT.values()}) == len(OrderState)
