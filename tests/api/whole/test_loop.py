"""The whole loop of a case, from draft to rating, through the real routes, authorizers, workers and shadows."""

from collections.abc import Callable

import pytest

from tests.api.deployment import Person
from tests.api.town.small_centre import ENTERPRISE_ITEM, PERSON_ITEM, materials
from tests.api.town.world import USCC, Town, clock, good

HALL = {"channel": "locker", "cabinet": "cab-hall"}


@pytest.mark.parametrize("item", [PERSON_ITEM, ENTERPRISE_ITEM])
def test_papers_go_in_and_the_certificate_comes_out_at_the_locker(
    town: Town, newcomer: Callable[..., Person], item: str
) -> None:
    who = newcomer()
    if item == ENTERPRISE_ITEM:
        good(town.api.post("/me/enterprises", {"uscc": USCC, "name": "西安信包有限公司"}, who.token))
    case = town.passed(who, item, uscc=USCC if item == ENTERPRISE_ITEM else None)
    assert town.asks(who, case, "handing-in", HALL)["state"] == "awaiting_materials"
    town.settle()
    at = clock() - 60
    town.hall.visit(town.code(who, "deposit"), clock())
    town.settle()
    seen = town.sees(who, case)
    assert (seen["state"], seen["desk"], seen["responsible"]) == ("received", "to-collect", "duty-helper")
    assert seen["received_at"] >= at
    town.collected()
    assert case in town.queue("locker-deposits")
    assert town.does("helper", case, "check", {"present": materials(item)})["missing"] == []
    assert town.does("helper", case, "queue-number", {"window": "3"})["number"] == "A001"
    accepted = town.does("window-clerk", case, "acceptance", {"verdict": "accept"})
    assert accepted["state"] == "accepted"
    assert town.sees(who, case)["accepted_at"] == seen["received_at"]
    town.does("window-clerk", case, "decision", {"outcome": "granted", "document": "XB-1"})
    town.does("front-desk", case, "result-handover")
    assert case in town.queue("outgoing")
    town.stored(case)
    seen = town.sees(who, case)
    assert (seen["state"], seen["outbound"]["state"]) == ("result_out", "stored")
    assert seen["outbound"]["custodian"]["kind"] == "cabinet"
    town.hall.visit(town.code(who, "pickup"), clock())
    town.settle()
    assert town.sees(who, case)["state"] == "closed"
    assert town.asks(who, case, "rating", {"stars": 5, "tags": ["快"], "text": ""})["state"] == "rated"
    custody = town.custody(who, case)
    assert [line["unbroken"] for line in custody["chain"]] == [True, True]
    assert [line["custodian"]["kind"] for line in custody["now"]] == ["department", "applicant"]
    assert all(door.use == "free" for door in town.doors("cab-hall"))


def test_a_returned_pre_review_names_each_material_and_the_hours_stand_still(
    town: Town, newcomer: Callable[..., Person]
) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": {"photo": "看不清"}})
    seen = town.sees(who, case)
    assert (seen["state"], seen["returned"], seen["desk"]) == ("returned", {"photo": "看不清"}, None)
    town.upload(who, case, "photo")
    town.asks(who, case, "submission", {"collecting": {"channel": "locker", "cabinet": "cab-hall"}})
    assert case in town.queue("pre-review")
    assert town.sees(who, case)["returned"] == {}
    assert 0 < town.sees(who, case)["left"] <= 24 * 3600


def test_a_missing_page_comes_in_by_a_code_of_its_own(town: Town, newcomer: Callable[..., Person]) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    most, last = materials(PERSON_ITEM)[:-1], materials(PERSON_ITEM)[-1]
    assert town.does("helper", case, "check", {"present": most})["missing"] == [last]
    assert town.sees(who, case)["state"] == "awaiting_materials"
    town.asks(who, case, "handing-in", HALL)
    town.settle()
    town.hall.visit(town.code(who, "deposit"), clock())
    town.settle()
    town.collected()
    assert town.does("helper", case, "check", {"present": [last]})["missing"] == []
    town.does("helper", case, "queue-number", {"window": "3"})
    assert len(town.custody(who, case)["chain"]) == 2


@pytest.mark.parametrize("channel", ["mail", "window"])
def test_mail_and_window_both_ways(town: Town, newcomer: Callable[..., Person], channel: str) -> None:
    who = newcomer()
    collecting = {"channel": channel} | ({"address": "长安街 1 号"} if channel == "mail" else {})
    case = town.passed(who, PERSON_ITEM, collecting)
    town.asks(who, case, "handing-in", {"channel": channel})
    assert case in town.queue("mail-in")
    town.does("front-desk", case, "materials-received", {"tracking": "EMS1"} if channel == "mail" else {})
    town.decided(case, PERSON_ITEM)
    town.does("front-desk", case, "outgoing", {"channel": channel})
    if channel == "mail":
        town.does("front-desk", case, "dispatch", {"tracking": "EMS2"})
        town.does("front-desk", case, "counter-handover", {"proof": "EMS2 签收"})
    else:
        town.does("front-desk", case, "counter-handover", {"proof": "身份证"})
    assert case in town.queue("to-close")
    assert town.does("front-desk", case, "closing")["state"] == "closed"
    town.asks(who, case, "rating", {"stars": 1})


def test_a_refusal_to_accept_and_a_refusal_of_the_matter_need_their_reasons(
    town: Town, newcomer: Callable[..., Person]
) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", {"channel": "window"})
    town.does("window-clerk", case, "materials-received")
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)})
    town.does("helper", case, "queue-number", {"window": "3"})
    not_ours = {"verdict": "refuse", "ground": "not_competent"}
    refused = town.staff("window-clerk", f"/cases/{case}/acceptance", not_ours)
    assert (refused.status, refused.code) == (400, "REASON_NEEDED")
    town.does("window-clerk", case, "acceptance", not_ours | {"reason": "不属于本中心"})
    assert town.sees(who, case)["state"] == "not_accepted"
    assert town.sees(who, case)["next"] == []
