"""A check that sent the applicant back by mistake is undone, until a compartment was reserved for what it asked."""

from collections.abc import Callable
from typing import Any

from tests.api.deployment import Person
from tests.api.town.hall import HALL
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def told(town: Town, who: Person) -> set[str]:
    found: list[dict[str, Any]] = good(town.api.get("/me/notices", who.token))["items"]
    return {notice["kind"] for notice in found}


def sent_back(town: Town, case: str, present: list[str]) -> None:
    assert town.does("helper", case, "check", {"present": present})["missing"]


def test_papers_are_in_the_helpers_hands_again_and_the_applicant_is_told(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    before = town.sees(who, case)
    sent_back(town, case, [])
    undone = town.does("helper", case, "check-undoing")
    assert (undone["state"], undone["desk"]) == ("received", "locker-deposits")
    seen = town.sees(who, case)
    # With who checked them, and else as they were.
    inbound = before["inbound"] | {"custodian": seen["inbound"]["custodian"]}
    assert (seen["missing"], seen["inbound"], seen["received_at"]) == ([], inbound, before["received_at"])
    assert seen["inbound"]["custodian"]["kind"] == "staff"
    assert "check_undone" in told(town, who)
    assert case in town.queue("locker-deposits")
    town.decided(case, PERSON_ITEM)


def test_what_the_wrong_check_had_found_is_forgotten_and_what_an_earlier_round_found_is_not(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    *most, last = materials(PERSON_ITEM)
    sent_back(town, case, most)
    town.does("helper", case, "check-undoing")
    sent_back(town, case, most[:1])
    assert town.sees(who, case)["missing"] == [*most[1:], last]
    town.asks(who, case, "handing-in", HALL)
    town.settle()
    town.hall.visit(town.code(who, "deposit"), clock())
    town.settle()
    town.collected()
    sent_back(town, case, [])
    town.does("helper", case, "check-undoing")
    assert town.sees(who, case)["missing"] == [*most[1:], last]
    assert town.does("helper", case, "check", {"present": [*most[1:], last]})["missing"] == []


def test_once_something_is_reserved_for_it_a_check_stands(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    sent_back(town, case, [])
    town.asks(who, case, "handing-in", HALL)
    refused = town.staff("helper", f"/cases/{case}/check-undoing")
    assert (refused.status, refused.code) == (409, "NO_CHECK_TO_UNDO")
    assert town.sees(who, case)["state"] == "awaiting_materials"


def test_a_case_that_nobody_sent_back_has_no_check_to_undo(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    refused = town.staff("helper", f"/cases/{case}/check-undoing")
    assert (refused.status, refused.code) == (409, "NO_CHECK_TO_UNDO")
