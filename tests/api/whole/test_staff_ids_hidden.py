"""What applicants read names no member of staff by the id that a token names, in no answer; staff read it."""

import json
from collections.abc import Callable
from typing import Any

from tests.api.deployment import Person
from tests.api.staff.test_collecting_binds import at_the_desk
from tests.api.town.hall import HALL
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, good

Newcomer = Callable[..., Person]


def ids(thing: Any) -> set[str]:
    return {word for word in json.dumps(thing).split('"') if word.startswith("s-")}


def actors(seen: Any) -> set[str]:
    return {entry["actor"] for one in seen["chain"] for entry in one["entries"]}


def test_no_answer_to_an_applicant_holds_the_id_of_a_member_of_staff(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    custody, whole = town.custody(who, case), town.sees(who, case)
    assert ids(custody) | ids(whole) == set()
    assert actors(custody) == {who.party, "cab-hall", "staff"}
    assert {"staff", who.party} <= {line["actor"] for line in whole["timeline"]}
    assert ids(good(town.api.get(f"/staff/cases/{case}", town.tokens["supervisor"])))


def test_who_has_it_now_is_a_member_of_staff(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who, HALL)
    good(town.staff("front-desk", f"/cases/{case}/taking", {}))
    custody, whole = town.custody(who, case), town.sees(who, case)
    assert ids(custody) | ids(whole) == set()
    assert {"kind": "staff", "who": "staff"}.items() <= whole["outbound"]["custodian"].items()


def test_the_proof_is_answered_over_the_whole_links_and_their_order_stays_checkable(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    seen = town.custody(who, case)["chain"]
    for_staff = good(town.api.get(f"/staff/cases/{case}/custody", town.tokens["supervisor"]))["chain"]
    assert all(one["unbroken"] for one in seen)
    for one, whole in zip(seen, for_staff, strict=True):
        hashes = [entry["hash"] for entry in one["entries"]]
        assert [entry["previous"] for entry in one["entries"]][1:] == hashes[:-1]
        assert hashes == [entry["hash"] for entry in whole["entries"]]
