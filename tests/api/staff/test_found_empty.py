"""A compartment that staff find empty although custody says otherwise: the truth ends it; nobody holds what is not."""

from collections.abc import Callable
from typing import Any

from cabinet_contract.words import Answer, EventType, Outcome
from chalicelib.domain.cabinet.cabinet import DoorUse
from tests.api.deployment import Person
from tests.api.town.hall import HALL, ends, reserved, tasks, the_door
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def told(town: Town, who: Person) -> set[str]:
    found: list[dict[str, Any]] = good(town.api.get("/me/notices", who.token))["items"]
    return {notice["kind"] for notice in found}


def was_empty(town: Town) -> None:
    (task,) = tasks(town)
    good(ends(town, task["id"], "was-empty"))
    town.settle()
    assert tasks(town) == []


def test_papers_that_were_never_put_in_are_with_the_applicant_who_hands_them_in_again(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    door = town.sees(who, case)["inbound"]["door"]
    good(town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}))
    town.settle()
    grant, _ = town.hall.type(town.staff_code("duty-helper", "collect"), clock())
    town.hall.close(grant, door, clock(), Answer.NOTHING)
    town.settle()
    was_empty(town)
    seen = town.sees(who, case)
    assert (seen["state"], seen["desk"], seen["inbound"], seen["received_at"]) == (
        "awaiting_materials", None, None, None,
    )  # fmt: skip
    assert seen["responsible"] == "applicant"
    assert the_door(town, door).use is DoorUse.FREE
    assert "deposit_was_empty" in told(town, who)
    town.asks(who, case, "handing-in", HALL)
    town.settle()
    town.hall.visit(town.code(who, "deposit"), clock())
    town.settle()
    assert town.sees(who, case)["state"] == "received"


def test_a_result_whose_applicant_had_been_at_the_door_is_collected(town: Town, newcomer: Newcomer) -> None:
    """The sensor went on saying present; staff looked."""
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    grant, doors = town.hall.type(town.code(who, "pickup"), clock())
    town.hall.tell(clock(), EventType.DOOR_CLOSED, grant=grant, door=doors[0], item="present", answer="taken")
    town.settle()
    was_empty(town)
    seen = town.sees(who, case)
    assert (seen["state"], seen["outbound"]["state"], seen["outbound"]["custodian"]["kind"]) == (
        "closed", "picked_up", "applicant",
    )  # fmt: skip
    assert the_door(town, doors[0]).use is DoorUse.FREE
    assert good(town.api.get("/me/codes", who.token))["items"] == []
    assert "found_empty" in told(town, who)


def test_a_result_that_was_never_stored_is_with_who_was_to_store_it_and_goes_out_anew(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    door = town.sees(who, case)["outbound"]["door"]
    town.does("duty-helper", case, "recall-code")
    town.settle()
    grant, _ = town.hall.type(town.staff_code("duty-helper", "recall"), clock())
    town.hall.close(grant, door, clock(), Answer.NOTHING)
    town.settle()
    was_empty(town)
    seen = good(town.api.get(f"/staff/cases/{case}", town.tokens["supervisor"]))
    assert (seen["state"], seen["outbound"]["state"], seen["outbound"]["custodian"]["who"]) == (
        "result_ready", "released", "s-duty-helper",
    )  # fmt: skip
    assert case in town.queue("outgoing")
    assert the_door(town, door).use is DoorUse.FREE
    assert good(town.api.get("/me/codes", who.token))["items"] == []
    assert "result_not_there" in told(town, who)
    town.asks(who, case, "collecting", {"collecting": {"channel": "window"}})
    town.does("front-desk", case, "outgoing")
    town.does("front-desk", case, "counter-handover", {"proof": "身份证"})
    assert case in town.queue("to-close")


def test_a_jammed_pickup_behind_which_nothing_was_is_no_lost_case(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    town.hall.type(town.code(who, "pickup"), clock(), Outcome.JAMMED)
    town.settle()
    was_empty(town)
    assert town.sees(who, case)["state"] == "result_ready"


def test_an_empty_compartment_that_waits_for_its_envelope_waits_on(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    earlier = {"door": door, "answer": "put_in", "sensed": "absent", "grant": "g_earlier"}
    town.hall.tell(clock(), EventType.ITEM_DISAGREES, **earlier)
    town.settle()
    was_empty(town)
    assert the_door(town, door).use is DoorUse.RESERVED
    assert town.hall.visit(town.code(who, "deposit"), clock()) == [door]
    town.settle()
    assert town.sees(who, case)["state"] == "received"
