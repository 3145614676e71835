"""Closed is not taken: where an item sensor says otherwise, paper, door and code stay whose they are; all are told."""

from collections.abc import Callable
from typing import Any

import pytest

from cabinet_contract.words import Answer, EventType
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.workers import messages as worker
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.town.hall import ends, reserved, tasks, the_door
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def told(town: Town, who: Person) -> set[str]:
    found: list[dict[str, Any]] = good(town.api.get("/me/notices", who.token))["items"]
    return {notice["kind"] for notice in found}


def closes(town: Town, code: str, item: str, answer: Answer | None = None) -> str:
    """A visit at whose end the sensor says `item`."""
    grant, doors = town.hall.type(code, clock())
    said = {"answer": str(answer)} if answer else {}
    town.hall.tell(clock(), EventType.DOOR_CLOSED, grant=grant, door=doors[0], item=item, **said)
    if answer:
        # As a cabinet tells it that speaks to older clouds too: after the closing, in the same batch.
        town.hall.tell(clock(), EventType.ITEM_DISAGREES, grant=grant, door=doors[0], answer=str(answer), sensed=item)
    town.settle()
    return doors[0]


@pytest.mark.parametrize(("purpose", "item"), [("deposit", "absent"), ("pickup", "present")])
def test_the_code_that_works_again_reaches_the_phone(
    town: Town, newcomer: Newcomer, sms: Phones, purpose: str, item: str
) -> None:
    who = newcomer()
    if purpose == "pickup":
        town.waiting_for_pickup(who, PERSON_ITEM)
    else:
        reserved(town, who)
    code = town.code(who, purpose)
    told = len(town.sent)
    closes(town, code, item)
    for message in town.sent[told:]:
        worker.deliver(message, clock())
    assert code in " ".join(sms.accepted(who.phone))


@pytest.mark.parametrize("answer", [None, Answer.TAKEN])
def test_a_result_that_the_sensor_still_sees_is_not_collected(
    town: Town, newcomer: Newcomer, answer: Answer | None
) -> None:
    who = newcomer()
    case, code = town.waiting_for_pickup(who, PERSON_ITEM), town.code(who, "pickup")
    sent = len(town.sent)
    door = closes(town, code, "present", answer)
    seen = town.sees(who, case)
    assert (seen["state"], seen["outbound"]["state"], seen["outbound"]["custodian"]["kind"]) == (
        "result_out", "stored", "cabinet",
    )  # fmt: skip
    assert the_door(town, door).use is DoorUse.OCCUPIED
    assert [(t["kind"], t["place"], t["case"]) for t in tasks(town)] == [("item-disagrees", door, case)]
    assert "still_inside" in told(town, who)
    assert len(town.sent) == sent + 1
    assert town.code(who, "pickup") == code
    closes(town, code, "absent")
    assert town.sees(who, case)["state"] == "closed"
    assert tasks(town) == [], "what the sensor says now agrees"


@pytest.mark.parametrize("answer", [None, Answer.PUT_IN])
def test_an_envelope_that_the_sensor_does_not_see_is_not_handed_in(
    town: Town, newcomer: Newcomer, answer: Answer | None
) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    code = town.code(who, "deposit")
    closes(town, code, "absent", answer)
    seen = town.sees(who, case)
    assert (seen["state"], seen["inbound"]["state"], seen["received_at"]) == ("awaiting_materials", "reserved", None)
    assert the_door(town, door).use is DoorUse.RESERVED
    assert [(t["kind"], t["place"]) for t in tasks(town)] == [("item-disagrees", door)]
    assert told(town, who) >= {"nothing_inside"}
    assert "deposit_receipt" not in told(town, who)
    assert town.code(who, "deposit") == code
    closes(town, code, "present")
    assert town.sees(who, case)["state"] == "received"
    assert tasks(town) == []


def test_a_sensor_that_agrees_or_is_missing_changes_nothing(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    closes(town, town.code(who, "deposit"), "present")
    assert town.sees(who, case)["state"] == "received"
    assert tasks(town) == []


def test_an_older_cabinet_that_tells_only_afterwards_makes_a_task(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    grant, _ = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.close(grant, door, clock(), Answer.PUT_IN)
    town.hall.tell(clock(), EventType.ITEM_DISAGREES, grant=grant, door=door, answer="put_in", sensed="absent")
    town.settle()
    assert town.sees(who, case)["state"] == "received"
    assert [(t["kind"], t["case"]) for t in tasks(town)] == [("item-disagrees", case)]


def test_a_recall_that_left_the_envelope_inside_leaves_both_codes(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, pickup = town.waiting_for_pickup(who, PERSON_ITEM), town.code(who, "pickup")
    town.does("duty-helper", case, "recall-code")
    town.settle()
    recall = town.staff_code("duty-helper", "recall")
    closes(town, recall, "present")
    assert town.sees(who, case)["outbound"]["state"] == "stored"
    assert town.staff_code("duty-helper", "recall") == recall
    assert town.hall.judge(pickup, clock())


def test_a_deposit_that_a_route_left_behind_is_on_the_next_one(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(newcomer(), PERSON_ITEM)
    good(town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}))
    town.settle()
    closes(town, town.staff_code("duty-helper", "collect"), "present")
    assert case in town.queue("to-collect")
    assert [t["kind"] for t in tasks(town)] == ["item-disagrees"]
    town.collected()
    assert case in town.queue("locker-deposits")


def test_where_something_lies_in_a_compartment_that_is_left_for_a_larger_one_nobody_else_gets_it(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    _, door = reserved(town, who)
    closes(town, town.code(who, "deposit"), "present", Answer.TOO_SMALL)
    assert the_door(town, door).use is not DoorUse.FREE


def test_staff_who_find_the_envelope_that_a_broken_sensor_denied_take_it_out_and_the_case_goes_on(
    town: Town, newcomer: Newcomer
) -> None:
    """The moment of handing in is the closing that the sensor denied, not the day on which staff looked."""
    who = newcomer()
    case, door = reserved(town, who)
    closes(town, town.code(who, "deposit"), "absent", Answer.PUT_IN)
    (task,) = tasks(town)
    good(ends(town, task["id"], "taken-out"))
    town.settle()
    seen = town.sees(who, case)
    assert (seen["state"], seen["inbound"]["state"], seen["received_at"]) == ("received", "collected", task["at"])
    assert the_door(town, door).use is DoorUse.FREE
    assert good(town.api.get("/me/codes", who.token))["items"] == []
