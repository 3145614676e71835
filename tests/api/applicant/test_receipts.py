"""Receipts: made of the case's chain, checked by anybody, and never of what did not happen."""

from collections.abc import Callable
from typing import Any

from cabinet_contract.words import EventType
from tests.api.client import Answer, refused
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good

Newcomer = Callable[[], Person]


def of(town: Town, who: Person, case: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = good(town.api.get(f"/cases/{case}/receipts", who.token))["items"]
    return found


def checked(town: Town, number: str) -> Answer:
    return town.api.get(f"/receipts/{number}")


def test_a_deposit_gives_a_receipt_that_says_what_where_when_and_by_whom(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    submitted, deposit = of(town, who, case)
    assert (submitted["kind"], submitted["channel"], submitted["place"]) == ("submission", None, None)
    own = town.sees(who, case)
    assert (deposit["kind"], deposit["at"], deposit["door"]) == ("deposit", own["received_at"], own["inbound"]["door"])
    assert deposit["case_number"] == own["case_number"]
    assert deposit["query_code"] == own["query_code"]
    assert deposit["place"]["zh"] == "综合服务大厅信包箱"
    assert deposit["address"]["en"]
    assert len(deposit["materials"]) == len(materials(PERSON_ITEM))
    assert "信包箱" in deposit["received_by"]["zh"]


def test_anybody_with_the_number_reads_kind_day_centre_and_whether_it_is_valid_and_no_more(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    for receipt in of(town, who, town.handed_in(who, PERSON_ITEM)):
        found = good(checked(town, receipt["number"]))
        assert found == {name: receipt[name] for name in found}
        assert found.keys() == {"number", "kind", "title", "day", "centre", "status", "status_name"}
        assert good(checked(town, receipt["number"].replace("-", "").lower())) == found
        assert receipt["link"] == f"board#/receipt/{receipt['number']}"


def test_a_second_submission_replaces_the_receipt_of_the_first(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    reasons = {materials(PERSON_ITEM)[0]: "看不清"}
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": reasons})
    town.asks(who, case, "submission", {"collecting": {"channel": "window"}})
    assert [one["status"] for one in of(town, who, case)] == ["replaced", "valid"]
    assert good(checked(town, of(town, who, case)[0]["number"]))["status_name"]["zh"] == "已更换"


def test_a_deposit_that_was_taken_back_makes_its_receipt_void_and_the_next_one_is_valid(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", {"channel": "locker", "cabinet": "cab-hall"})
    town.settle()
    grant, (door, *_) = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.close(grant, door, clock())
    town.settle()
    number = of(town, who, case)[1]["number"]
    town.hall.tell(clock(), EventType.ANSWERED, grant=grant, door=door, answer="nothing")
    town.settle()
    assert good(checked(town, number))["status"] == "void"
    assert [one["status"] for one in of(town, who, case)] == ["valid", "void"]
    town.hall.visit(town.code(who, "deposit"), clock())
    town.settle()
    assert [one["status"] for one in of(town, who, case)] == ["valid", "void", "valid"]


def test_the_receipt_of_a_correction_names_what_had_been_missing_and_the_first_stays_valid(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)[1:]})
    town.asks(who, case, "handing-in", {"channel": "window"})
    town.does("helper", case, "materials-received", {})
    *_, first, second = of(town, who, case)
    assert (first["status"], second["status"], second["channel"]) == ("valid", "valid", "window")
    assert len(second["materials"]) == 1
    assert second["door"] is None


def test_there_is_no_receipt_of_what_did_not_happen(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.draft(who, PERSON_ITEM)
    assert of(town, who, case) == []
    number = of(town, who, town.submitted(who, PERSON_ITEM))[0]["number"]
    other = of(town, who, town.submitted(who, PERSON_ITEM))[0]["number"]
    head, mark = number[:-8], number[-8:]
    for wrong in (head + other[-8:], head.replace("-S", "-D") + mark, number[:-1], "x", "R-1"):
        refused(checked(town, wrong), 404, "NO_SUCH_RECEIPT", "receipt")
    refused(town.api.get(f"/cases/{case}/receipts", newcomer().token), 404, "NO_SUCH_CASE", "case")


def test_one_address_that_guesses_is_stopped_and_true_ones_are_checked_as_often_as_one_likes(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    number = of(town, who, town.submitted(who, PERSON_ITEM))[0]["number"]
    assert {checked(town, number).status for _ in range(25)} == {200}
    for guess in range(20):
        wrong = f"{number[:-8]}AAAAAA{chr(65 + guess)}A"
        assert checked(town, wrong).code == "NO_SUCH_RECEIPT"
    refused(checked(town, number[:-8] + "BBBBBBBB"), 429, "TOO_MANY_TRIES", None)
    assert checked(town, number).status == 200
