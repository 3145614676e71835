"""How far a case is: in the personal centre, and for who has its number and query code and need not sign in."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.errors import BadInput, TooMany
from chalicelib.usecases.applicant import progress
from chalicelib.usecases.parts import query_codes
from tests.api.client import Answer, refused
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, good

UNKNOWN = "20261125-001-0042-4"
Newcomer = Callable[[], Person]


def asked(town: Town, number: str, code: str) -> Answer:
    return town.api.post("/progress", {"case_number": number, "query_code": code}, key="")


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def codes(found: list[dict[str, Any]]) -> list[str]:
    return [one["code"] for one in found]


def test_who_has_number_and_query_code_reads_what_the_applicant_reads_and_nothing_personal(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    own = town.sees(who, case)
    found = good(asked(town, own["case_number"].replace("-", " "), own["query_code"]))
    assert found["centre"]["centre"] == own["centre"]
    assert found["progress"] == own["progress"]
    assert found.keys() == {"case_number", "centre", "progress"}
    assert case not in str(found)
    assert who.party not in str(found)


def test_a_draft_has_no_query_code_yet_and_staff_never_read_it(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    assert town.sees(who, town.draft(who, PERSON_ITEM))["query_code"] is None
    case = town.submitted(who, PERSON_ITEM)
    assert len(town.sees(who, case)["query_code"]) == 6
    assert good(town.api.get(f"/staff/cases/{case}", town.tokens["reviewer"]))["query_code"] is None


def test_an_unknown_number_and_a_wrong_code_are_refused_alike(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    own = town.sees(who, town.submitted(who, PERSON_ITEM))
    told = [asked(town, own["case_number"], wrong(own["query_code"])), asked(town, UNKNOWN, own["query_code"])]
    for answer in told:
        refused(answer, 400, "PROGRESS_REFUSED", "query_code")
    assert told[0].body == told[1].body
    # Nor is there a code that fits a number which nobody has.
    refused(asked(town, UNKNOWN, query_codes.derived(f"none|{UNKNOWN}")), 400, "PROGRESS_REFUSED", "query_code")


def test_what_cannot_be_a_number_is_said_before_anything_is_tried(town: Town) -> None:
    refused(asked(town, "20261125-001-0042-5", "123456"), 400, "CASE_NUMBER_CHECK_DIGIT", "case_number")
    refused(asked(town, "42", "123456"), 400, "CASE_NUMBER_FORM", "case_number")
    refused(asked(town, UNKNOWN, "12345"), 400, "BAD_FIELD", "query_code")


def test_after_five_wrong_codes_an_hour_the_right_one_is_refused_too(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    own = town.sees(who, town.submitted(who, PERSON_ITEM))
    for _ in range(5):
        assert asked(town, own["case_number"], wrong(own["query_code"])).code == "PROGRESS_REFUSED"
    refused(asked(town, own["case_number"], own["query_code"]), 429, "TOO_MANY_TRIES", None)


def test_a_stranger_who_guesses_locks_out_himself_and_not_the_applicant(town: Town, newcomer: Newcomer) -> None:
    own = town.sees(owner := newcomer(), town.submitted(owner, PERSON_ITEM))
    number, code, now = own["case_number"], own["query_code"], int(time.time())
    for _ in range(5):
        with pytest.raises(BadInput):
            progress.ask(number, wrong(code), "203.0.113.9", now)
    with pytest.raises(TooMany):
        progress.ask(number, code, "203.0.113.9", now)
    assert progress.ask(number, code, "203.0.113.10", now)


def test_right_ones_are_asked_as_often_as_one_likes(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    own = town.sees(who, town.submitted(who, PERSON_ITEM))
    assert {asked(town, own["case_number"], own["query_code"]).status for _ in range(8)} == {200}


def test_one_address_that_guesses_at_many_cases_is_stopped(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    own = town.sees(who, town.submitted(who, PERSON_ITEM))
    numbers = [number for number in _numbers() if number != own["case_number"]]
    for number in numbers[:20]:
        assert asked(town, number, "000000").code == "PROGRESS_REFUSED"
    refused(asked(town, own["case_number"], own["query_code"]), 429, "TOO_MANY_TRIES", None)


def _numbers() -> list[str]:
    from chalicelib.domain.case.case_numbers import composed

    return [composed("20261125", "001", running) for running in range(500, 525)]


def test_each_step_of_the_way_says_who_has_it_and_what_the_applicant_must_do(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.draft(who, PERSON_ITEM)
    seen: list[tuple[str, str | None, list[str]]] = []

    def look() -> dict[str, Any]:
        found: dict[str, Any] = town.sees(who, case)["progress"]
        role = found["responsible"] and found["responsible"]["role"]
        seen.append((found["phase"], role, codes(found["todo"])))
        return found

    look()
    town.asks(who, case, "submission", {"collecting": {"channel": "locker", "cabinet": "cab-hall"}})
    assert look()["until"] == town.sees(who, case)["pre_review"]["due"]
    town.does("reviewer", case, "pre-review", {"verdict": "pass"})
    look()
    town.asks(who, case, "handing-in", {"channel": "locker", "cabinet": "cab-hall"})
    town.settle()
    assert look()["todo"][0]["until"] == town.sees(who, case)["inbound"]["until"]
    town.hall.visit(town.code(who, "deposit"), _now())
    town.settle()
    look()
    town.collected()
    look()
    town.decided(case, PERSON_ITEM)
    look()
    town.stored(case)
    waiting = look()
    assert codes(waiting["next"]) == ["closed"]
    assert all(step["at"] for step in waiting["done"])
    town.hall.visit(town.code(who, "pickup"), _now())
    town.settle()
    ended = look()
    assert (ended["ended"], ended["todo"][0]["optional"]) == (True, True)
    assert codes(ended["done"]) == [
        "submitted", "passed", "handed_in", "accepted", "decided", "sent_out", "closed",
    ]  # fmt: skip
    assert seen == [
        ("draft", "applicant", ["upload_and_submit"]),
        ("pre_review", "reviewer", []),
        ("passed", "applicant", ["choose_handing_in"]),
        ("to_deposit", "applicant", ["deposit"]),
        ("deposited", "duty-helper", []),
        ("checking", "helper", []),
        ("preparing", "front-desk", []),
        ("to_pick_up", "applicant", ["pick_up"]),
        ("closed", None, ["rate"]),
    ]


def _now() -> int:
    from tests.api.town.world import clock

    return clock()


def test_a_missing_page_is_asked_for_and_a_department_at_work_is_named(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)[1:]})
    found = town.sees(who, case)["progress"]
    assert (found["phase"], codes(found["todo"])) == ("correcting", ["hand_in_missing"])
    assert "handed_in" in codes(found["next"])


def test_what_ended_otherwise_says_how_and_promises_nothing(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "withdrawal")
    found = town.sees(who, case)["progress"]
    assert codes(found["done"]) == ["submitted", "passed", "withdrawn"]
    assert (found["next"], found["responsible"], found["ended"]) == ([], None, True)


def test_who_owes_papers_of_an_ended_case_is_named_and_the_applicant_is_told_to_take_them(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)})
    town.does("helper", case, "queue-number", {"window": "3"})
    refusal = {"verdict": "refuse", "ground": "condition_not_met", "reason": "未满 60 周岁"}
    town.does("window-clerk", case, "acceptance", refusal)
    found = town.sees(who, case)["progress"]
    assert (found["phase"], found["ended"], codes(found["todo"])) == ("not_accepted", True, ["take_papers_back"])
    assert found["responsible"]["role"] == "helper"
    assert codes(found["done"])[-1] == "not_accepted"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_that_is_said_is_a_code(town: Town, newcomer: Newcomer, language: str) -> None:
    who = newcomer()
    found = town.sees(who, town.submitted(who, PERSON_ITEM))["progress"]
    said = [found["now"], *found["done"], *found["next"], *found["todo"]]
    assert all("_" not in one["text"][language] and one["text"][language] for one in said)
