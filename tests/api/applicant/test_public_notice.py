"""An item with a public notice is filed after the notice, and says until when it runs."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from chalicelib.domain.base.china_time import local
from tests.api import cloud
from tests.api.client import refused
from tests.api.deployment import Person
from tests.api.town.small_centre import NOTICE_ITEM, PERSON_ITEM
from tests.api.town.world import USCC, Town, clock, good

Newcomer = Callable[..., Person]
DAYS = 45
LOCKER = {"collecting": {"channel": "locker", "cabinet": "cab-hall"}}


@pytest.fixture
def agent(town: Town, newcomer: Newcomer) -> Person:
    who = newcomer()
    good(town.api.post("/me/enterprises", {"uscc": USCC, "name": "西安甲有限公司"}, who.token))
    return who


@pytest.fixture
def case(town: Town, agent: Person) -> str:
    return town.draft(agent, NOTICE_ITEM, USCC)


def day(back: int) -> str:
    return (today() - timedelta(days=back)).isoformat()


def today() -> date:
    return local(clock()).date()


def test_a_notice_that_is_over_lets_the_case_be_filed_and_is_shown_to_both_sides(
    town: Town, agent: Person, case: str
) -> None:
    town.asks(agent, case, "submission", LOCKER | {"notice_from": day(DAYS + 1)})
    seen = town.sees(agent, case)
    assert (seen["state"], seen["notice_from"]) == ("pre_review", day(DAYS + 1))
    assert seen["timeline"][-1]["detail"]["notice_from"] == day(DAYS + 1)
    assert good(town.api.get(f"/staff/cases/{case}", town.tokens["reviewer"]))["notice_from"] == day(DAYS + 1)


def test_while_it_runs_the_refusal_names_the_first_day_for_filing(town: Town, agent: Person, case: str) -> None:
    before = cloud.rows()
    answer = town.api.post(f"/cases/{case}/submission", LOCKER | {"notice_from": day(DAYS)}, agent.token)
    refused(answer, 400, "NOTICE_RUNNING", "notice_from")
    assert (today() + timedelta(days=1)).isoformat() in answer.body["reason"]
    assert cloud.rows() == before


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ({}, "NOTICE_DATE_NEEDED"),
        ({"notice_from": None}, "NOTICE_DATE_NEEDED"),
        ({"notice_from": "2999-01-01"}, "NOTICE_IN_FUTURE"),
        ({"notice_from": "26-1-10"}, "BAD_FIELD"),
        ({"notice_from": "2026-02-30"}, "BAD_FIELD"),
        ({"notice_from": 20260110}, "BAD_FIELD"),
    ],
)
def test_a_day_that_is_none_is_refused(
    town: Town, agent: Person, case: str, named: dict[str, object], code: str
) -> None:
    before = cloud.rows()
    refused(town.api.post(f"/cases/{case}/submission", LOCKER | named, agent.token), 400, code, "notice_from")
    assert cloud.rows() == before


def test_how_a_day_is_written_is_said_in_both_languages(town: Town, agent: Person, case: str) -> None:
    for written in ("10/1/2026", 20260110):
        named = LOCKER | {"notice_from": written}
        answer = town.api.post(f"/cases/{case}/submission", named, agent.token)
        assert "a day like 2026-02-25" in answer.body["reason"]
        assert "2026-02-25" in answer.body["reason_zh"]


def test_who_corrects_what_was_returned_need_not_name_the_day_again(town: Town, agent: Person, case: str) -> None:
    town.asks(agent, case, "submission", LOCKER | {"notice_from": day(60)})
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": {"application": "看不清"}})
    town.asks(agent, case, "submission", LOCKER)
    assert town.sees(agent, case)["notice_from"] == day(60)


def test_an_item_without_notice_keeps_no_day(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.draft(who, PERSON_ITEM)
    town.asks(who, case, "submission", LOCKER | {"notice_from": day(1)})
    assert town.sees(who, case)["notice_from"] is None
