"""A reason is a reason: blanks and what nobody sees are refused, and are not kept beside the words either."""

from collections.abc import Callable

import pytest

from tests.api.client import refused
from tests.api.deployment import Person
from tests.api.staff.test_collecting_binds import at_the_desk
from tests.api.town.hall import HALL
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, good

Newcomer = Callable[..., Person]


@pytest.mark.parametrize("nothing", [" ", "\u200b", "\x00", "\u202e"])
def test_a_case_is_not_taken_over_without_words(town: Town, newcomer: Newcomer, nothing: str) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    town.does("reviewer", case, "taking")
    answer = town.staff("reviewer-2", f"/cases/{case}/taking", {"reason": nothing})
    refused(answer, 400, "BAD_FIELD", "reason")
    assert "文字" in answer.body["reason_zh"]
    assert "letter" in answer.body["reason"]


def test_a_colleague_reads_the_words_without_what_turns_them_round(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    town.does("reviewer", case, "taking")
    town.does("reviewer-2", case, "taking", {"reason": " \u202e他\u200b病了\n明天回来 "})
    told = good(town.api.get("/staff/notices", town.tokens["reviewer"]))["items"][0]
    assert told["detail"]["reason"] == "他病了\n明天回来"


def test_a_material_is_not_returned_without_words(town: Town, newcomer: Newcomer) -> None:
    case, wrong = town.submitted(newcomer(), PERSON_ITEM), materials(PERSON_ITEM)[0]
    body = {"verdict": "return", "reasons": {wrong: "\u3000"}}
    refused(town.staff("reviewer", f"/cases/{case}/pre-review", body), 400, "BAD_FIELD", f"reasons.{wrong}")


def test_no_deviation_and_no_question_without_words(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), HALL)
    refused(town.staff("front-desk", f"/cases/{case}/outgoing", HALL | {"reason": "……"}), 400, "BAD_FIELD", "reason")
    body = {"channel": "mail", "reason": "\x07"}
    refused(town.staff("front-desk", f"/cases/{case}/consent-asking", body), 400, "BAD_FIELD", "reason")
