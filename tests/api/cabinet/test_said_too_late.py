"""Nothing was put in, nothing was taken: said after the door was closed, when the cloud has counted it as done."""

import re
from collections.abc import Callable
from typing import Any

from cabinet_contract.words import Answer, EventType
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.workers import messages as worker
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.town.hall import reserved, tasks, the_door
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
CODE = re.compile(r"\d{3}-\d{3}-\d{3}")


def told(town: Town, who: Person) -> dict[str, Any]:
    found: list[dict[str, Any]] = good(town.api.get("/me/notices", who.token))["items"]
    return {notice["kind"]: notice["detail"] for notice in found}


def says_late(town: Town, code: str, answer: Answer = Answer.NOTHING) -> str:
    """Opens, closes, and only then says it."""
    grant, doors = town.hall.type(code, clock())
    town.hall.close(grant, doors[0], clock())
    town.hall.tell(clock(), EventType.ANSWERED, grant=grant, door=doors[0], answer=str(answer))
    town.settle()
    return doors[0]


def texted(town: Town, who: Person, sms: Phones) -> str:
    """The code that came last, once each text had its turn: those of one moment come in any order."""
    before = sms.accepted(who.phone)
    for message in town.sent:
        worker.deliver(message, clock())
    came = sms.accepted(who.phone)
    (code,) = CODE.findall(" ".join(came[: len(came) - len(before)]))
    return str(code)


def test_a_deposit_is_taken_back_with_its_receipt_and_a_new_code_comes(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    sent = len(town.sent)
    says_late(town, town.code(who, "deposit"))
    seen = town.sees(who, case)
    assert (seen["state"], seen["received_at"], seen["responsible"]) == ("awaiting_materials", None, "applicant")
    assert (seen["inbound"]["state"], seen["inbound"]["custodian"]["kind"]) == ("reserved", "applicant")
    assert the_door(town, door).use is DoorUse.RESERVED
    assert "receipt_taken_back" in told(town, who)
    assert len(town.sent) == sent + 2, "the receipt, and the new code"
    assert tasks(town) == []
    assert town.hall.visit(texted(town, who, sms), clock()) == [door]
    town.settle()
    assert town.sees(who, case)["state"] == "received"
    assert case in town.queue("to-collect")


def test_a_pickup_is_taken_back_before_anybody_else_gets_the_compartment(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    door = says_late(town, town.code(who, "pickup"))
    seen = town.sees(who, case)
    assert (seen["state"], seen["outbound"]["state"], seen["outbound"]["custodian"]["kind"]) == (
        "result_out", "stored", "cabinet",
    )  # fmt: skip
    assert the_door(town, door).use is DoorUse.OCCUPIED
    assert "closing_taken_back" in told(town, who)
    town.hall.visit(texted(town, who, sms), clock())
    town.settle()
    assert town.sees(who, case)["state"] == "closed"
    assert the_door(town, door).use is DoorUse.FREE


def test_with_a_helper_on_the_way_staff_look_and_the_applicant_is_told(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    grant, _ = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.close(grant, door, clock())
    town.settle()
    good(town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}))
    town.hall.tell(clock(), EventType.ANSWERED, grant=grant, door=door, answer="nothing")
    town.settle()
    assert [(t["kind"], t["case"]) for t in tasks(town)] == [("empty-compartment", case)]
    assert told(town, who)["staff_look"] == {"door": door}
    assert town.sees(who, case)["state"] == "received"


def test_a_sensor_that_sees_it_gone_after_a_second_opening_takes_the_deposit_back_too(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    grant, _ = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.tell(clock(), EventType.DOOR_CLOSED, grant=grant, door=door, item="present")
    town.hall.tell(clock(), EventType.DOOR_OPENED, grant=grant, door=door, outcome="opened", again=1)
    town.hall.tell(clock(), EventType.DOOR_CLOSED, grant=grant, door=door, item="absent")
    town.settle()
    assert town.sees(who, case)["state"] == "awaiting_materials"
    assert town.code(who, "deposit")
