"""A case's number: given with the first submission, in every answer, found however it is typed."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from chalicelib.domain.base.entity import changed
from chalicelib.domain.case import case_numbers
from chalicelib.domain.case.task import TaskKind
from chalicelib.store import cases
from chalicelib.store.rows import CaseRow
from chalicelib.store.transaction import commit
from chalicelib.usecases.parts import task_rows
from chalicelib.workers import messages as worker
from tests.api.client import Answer, refused
from tests.api.deployment import CENTRE, Person
from tests.api.phones import Phones
from tests.api.town.small_centre import PERSON_ITEM, uploads
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def find(town: Town, typed: str, role: str = "helper") -> Answer:
    return town.api.get("/staff/cases", town.tokens[role], number=typed)


def number_of(town: Town, who: Person, case: str) -> str:
    return str(town.sees(who, case)["case_number"])


def test_a_draft_has_no_number_and_its_first_submission_gives_one_for_good(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.draft(who, PERSON_ITEM)
    assert town.sees(who, case)["case_number"] is None
    submitted = town.asks(who, case, "submission", {"collecting": {"channel": "window"}})
    number = submitted["case_number"]
    assert number.startswith(f"{case_numbers.day_of(clock())}-001-")
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": {uploads(PERSON_ITEM)[0]: "看不清"}})
    again = town.asks(who, case, "submission", {"collecting": {"channel": "window"}})
    assert again["case_number"] == number


def test_numbers_of_a_day_run_without_a_gap(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    numbers = [number_of(town, who, town.submitted(who, PERSON_ITEM)) for _ in range(3)]
    first, second, third = (int(number.split("-")[2]) for number in numbers)
    assert (second, third) == (first + 1, first + 2)


def test_a_submission_that_is_refused_takes_no_number(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    before = number_of(town, who, town.submitted(who, PERSON_ITEM))
    empty = good(
        town.api.post("/cases", {"centre": CENTRE, "item": PERSON_ITEM, "applicant": {"kind": "person"}}, who.token)
    )
    answer = town.api.post(f"/cases/{empty['case']}/submission", {"collecting": {"channel": "window"}}, who.token)
    assert answer.code == "MATERIAL_MISSING"
    after = number_of(town, who, town.submitted(who, PERSON_ITEM))
    assert int(after.split("-")[2]) == int(before.split("-")[2]) + 1


def test_every_answer_about_a_case_names_its_number(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    number = number_of(town, who, case)
    staff = town.tokens["helper"]
    notices = good(town.api.get("/me/notices", who.token))["items"]
    answers: list[dict[str, Any]] = [
        good(town.api.get("/cases", who.token))["items"][0],
        town.custody(who, case),
        next(notice for notice in notices if notice["kind"] == "deposit_receipt"),
        next(line for line in good(town.api.get("/staff/queues/to-collect", staff))["items"] if line["case"] == case),
        good(town.api.get(f"/staff/cases/{case}", staff)),
        good(town.api.get(f"/staff/cases/{case}/custody", staff)),
    ]
    assert [answer["case_number"] for answer in answers] == [number] * len(answers)


def test_tasks_and_what_staff_are_told_name_the_number_too(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    commit(task_rows.plan_about_case(cases.load(case), TaskKind.PRE_REVIEW_SOON, clock()))
    reviewer = town.tokens["reviewer"]
    (task,) = good(town.api.get("/staff/tasks", reviewer))["items"]
    good(town.staff("reviewer", f"/tasks/{task['id']}/taking", {}))
    good(town.staff("reviewer-2", f"/tasks/{task['id']}/taking", {"reason": "请病假"}))
    good(town.staff("reviewer", f"/cases/{case}/taking", {}))
    good(town.staff("supervisor", f"/cases/{case}/handing-back", {"reason": "请病假"}))
    told = good(town.api.get("/staff/notices", reviewer))["items"]
    assert len(told) == 2
    assert [answer["case_number"] for answer in (task, *told)] == [number_of(town, who, case)] * 3


def test_what_staff_are_told_about_no_case_names_no_number(town: Town, newcomer: Newcomer) -> None:
    town.handed_in(newcomer(), PERSON_ITEM)
    good(town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}))
    good(town.staff("duty-helper-2", "/collections", {"cabinet": "cab-hall", "reason": "请病假"}))
    (told,) = good(town.api.get("/staff/notices", town.tokens["duty-helper"]))["items"]
    assert told["case_number"] is None


def test_who_chooses_how_to_hand_in_is_told_the_number(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    assert town.asks(who, case, "handing-in", {"channel": "mail"})["case_number"] == number_of(town, who, case)


def test_no_text_message_holds_the_number(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    """A text on a lost phone holds a code, a place and a deadline, and leads to no case."""
    who = newcomer()
    number = number_of(town, who, town.handed_in(who, PERSON_ITEM))
    for message in town.sent:
        worker.deliver(message, clock())
    texts = sms.accepted(who.phone)
    assert texts
    assert all(number not in text and number.replace("-", "") not in text for text in texts)


def test_a_number_finds_its_case_however_it_is_typed(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    number = number_of(town, who, case)
    full_width = number.translate(str.maketrans("0123456789-", "０１２３４５６７８９－"))
    for typed in (number, number.replace("-", ""), number.replace("-", " "), f"  {number} ", full_width):
        found = good(find(town, typed))
        assert (found["case"], found["cabinet"], found["desk"]) == (case, "cab-hall", "to-collect")


def test_a_wrong_number_says_what_is_wrong_with_it(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    number = number_of(town, who, town.submitted(who, PERSON_ITEM))
    slipped = number[:-1] + str((int(number[-1]) + 1) % 10)
    refused(find(town, slipped), 400, "CASE_NUMBER_CHECK_DIGIT", "number")
    refused(find(town, "42"), 400, "CASE_NUMBER_FORM", "number")
    refused(town.api.get("/staff/cases", town.tokens["helper"]), 400, "CASE_NUMBER_FORM", "number")
    refused(find(town, case_numbers.composed("20260101", "001", 9999)), 404, "NO_SUCH_CASE", "case")


def test_another_centre_s_case_is_not_found(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    number = number_of(town, who, town.submitted(who, PERSON_ITEM))
    refused(find(town, number, "stranger"), 404, "NO_SUCH_CASE", "case")


@pytest.mark.parametrize("typed", [str, str.upper])
def test_a_case_of_before_numbers_is_read_and_found_under_its_id(
    town: Town, newcomer: Newcomer, typed: Callable[[str], str]
) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    _as_before(case)
    assert town.sees(who, case)["case_number"] is None
    found = good(find(town, typed(case)))
    assert (found["case"], found["case_number"]) == (case, None)


def test_a_case_of_before_numbers_gets_one_when_it_is_submitted_again(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": {uploads(PERSON_ITEM)[0]: "看不清"}})
    _as_before(case)
    number = town.asks(who, case, "submission", {"collecting": {"channel": "window"}})["case_number"]
    assert good(find(town, number))["case"] == case


def _as_before(case: str) -> None:
    """The row as the version without numbers has written it."""
    found = cases.load(case)
    (write,) = cases.plan(changed(found, number=None))
    body = msgspec.json.decode(write.row.body)
    body.pop("number", None)
    write.row.body = msgspec.json.encode(body).decode()
    assert isinstance(write.row, CaseRow)
    commit([write])
