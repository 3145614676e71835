"""How the result comes back: named with the submission, the cabinet too, and changed until it has been prepared."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.gateways import keys
from chalicelib.store import cases
from tests.api import cloud
from tests.api.client import refused
from tests.api.deployment import Person
from tests.api.town.small_centre import NO_LOCKER_ITEM, PERSON_ITEM
from tests.api.town.world import Town, good

Newcomer = Callable[..., Person]
AT_LUGANG = {"channel": "locker", "cabinet": "cab-lugang", "reach": "low"}
WRONG: list[tuple[dict[str, Any], int, str, str]] = [
    ({"channel": "locker"}, 400, "CABINET_NEEDED", "collecting.cabinet"),
    ({"channel": "locker", "cabinet": "cab-nowhere"}, 404, "NO_SUCH_CABINET", "cabinet"),
    ({"channel": "locker", "cabinet": "cab-hall", "reach": "sky"}, 400, "BAD_REACH", "reach"),
    ({"channel": "mail"}, 400, "ADDRESS_NEEDED", "collecting.address"),
    ({"channel": "pigeon"}, 400, "BAD_FIELD", "collecting.channel"),
]


def wanted(town: Town, who: Person, case: str) -> tuple[str, str | None, str]:
    seen = town.sees(who, case)
    return seen["collecting"], seen["collecting_cabinet"], seen["collecting_reach"]


def changes(town: Town, who: Person, case: str, choice: dict[str, Any]) -> None:
    town.asks(who, case, "collecting", {"collecting": choice})


@pytest.mark.parametrize("step", ["submission", "collecting"])
def test_a_choice_that_is_not_whole_changes_nothing(town: Town, newcomer: Newcomer, step: str) -> None:
    who = newcomer()
    case = town.draft(who, PERSON_ITEM) if step == "submission" else town.submitted(who, PERSON_ITEM)
    before = cloud.rows()
    for choice, status, code, field in WRONG:
        refused(town.api.post(f"/cases/{case}/{step}", {"collecting": choice}, who.token), status, code, field)
    assert cloud.rows() == before


def test_the_cabinet_and_the_reach_are_kept_with_the_case(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM, AT_LUGANG)
    assert wanted(town, who, case) == ("locker", "cab-lugang", "low")


def test_until_it_is_prepared_it_may_be_changed_in_every_state_and_the_personal_centre_says_so(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    changes(town, who, case, AT_LUGANG)
    town.decided(case, PERSON_ITEM)
    changes(town, who, case, {"channel": "window"})
    assert wanted(town, who, case) == ("window", None, "low"), "the wish is kept for another locker"
    told = good(town.api.get("/me/notices", who.token))["items"]
    assert [one["kind"] for one in told].count("collecting_changed") == 2
    town.does("front-desk", case, "outgoing", {"channel": "window"})
    body = {"collecting": AT_LUGANG}
    refused(town.api.post(f"/cases/{case}/collecting", body, who.token), 409, "COLLECTING_FIXED", "case")


@pytest.mark.parametrize("ends", [False, True])
def test_a_draft_chooses_with_its_submission_and_an_ended_case_no_more(
    town: Town, newcomer: Newcomer, ends: bool
) -> None:
    who = newcomer()
    case = town.draft(who, PERSON_ITEM)
    if ends:
        town.asks(who, case, "withdrawal")
    body = {"collecting": {"channel": "window"}}
    refused(town.api.post(f"/cases/{case}/collecting", body, who.token), 409, "COLLECTING_FIXED", "case")


def test_an_address_is_kept_only_while_the_mail_is_chosen(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM, {"channel": "mail", "address": "长安街 1 号"})
    kept = cases.load(case).address_ct
    assert kept
    assert keys.decrypted(kept, keys.Context.ADDRESS) == "长安街 1 号"
    changes(town, who, case, {"channel": "locker", "cabinet": "cab-hall", "address": "长安街 1 号"})
    assert cases.load(case).address_ct is None


def test_an_item_that_is_not_for_the_locker_is_not_changed_to_it(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, NO_LOCKER_ITEM, {"channel": "window"})
    answer = town.api.post(f"/cases/{case}/collecting", {"collecting": AT_LUGANG}, who.token)
    refused(answer, 400, "NOT_FOR_LOCKER", "collecting.channel")


def test_a_returned_case_may_be_submitted_with_another_choice(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM, AT_LUGANG)
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": {"photo": "看不清"}})
    town.asks(who, case, "submission", {"collecting": {"channel": "locker", "cabinet": "cab-hall"}})
    assert wanted(town, who, case) == ("locker", "cab-hall", "any")
