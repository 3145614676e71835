"""What was prepared goes out that way and no other, and a way that was agreed to later undoes what was prepared."""

from collections.abc import Callable

import pytest

from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.domain.case.proposal import Proposal
from chalicelib.domain.custody.envelope import Channel
from chalicelib.store import cases
from chalicelib.store.transaction import commit
from tests.api import cloud
from tests.api.client import refused
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.staff.test_collecting_binds import BECAUSE, MAIL, at_the_desk, prepares, texts, told
from tests.api.town.hall import HALL, consents, tasks, the_door
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
BY_MAIL = {"channel": "mail", "address": "长安街 1 号"}
TRACKING, PROOF = {"tracking": "SF1"}, {"proof": "身份证"}


def test_what_was_prepared_for_the_counter_is_not_posted(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), {"channel": "window"})
    good(prepares(town, case))
    before = cloud.rows()
    answer = town.staff("front-desk", f"/cases/{case}/dispatch", TRACKING)
    refused(answer, 409, "PREPARED_OTHERWISE", "case")
    assert "窗口" in answer.body["reason_zh"]
    assert cloud.rows() == before
    town.does("front-desk", case, "counter-handover", PROOF)


def test_what_was_prepared_for_the_mail_is_handed_over_only_by_the_mail(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), BY_MAIL)
    good(prepares(town, case))
    answer = town.staff("front-desk", f"/cases/{case}/counter-handover", PROOF)
    refused(answer, 409, "PREPARED_OTHERWISE", "case")
    assert "邮寄" in answer.body["reason_zh"]
    town.does("front-desk", case, "dispatch", TRACKING)
    town.does("front-desk", case, "counter-handover", {"proof": "邮政签收"})


def test_a_yes_to_the_counter_undoes_what_was_prepared_for_a_locker(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who, HALL)
    door = good(prepares(town, case))["door"]
    consents(town, who, case, {"channel": "window"})
    refused(town.staff("helper", f"/cases/{case}/verification"), 409, "NOT_PREPARED", "case")
    seen = town.sees(who, case)
    assert (seen["desk"], seen["outbound"]["state"], seen["outbound"]["door"]) == ("outgoing", "at_desk", None)
    town.settle()
    assert the_door(town, door).use is DoorUse.FREE
    good(prepares(town, case))
    town.does("front-desk", case, "counter-handover", PROOF)


def test_a_yes_ends_the_code_with_which_it_was_to_be_stored(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who, HALL)
    good(prepares(town, case))
    town.does("helper", case, "verification")
    town.does("duty-helper", case, "store-code")
    town.settle()
    code = town.staff_code("duty-helper", "store")
    consents(town, who, case, {"channel": "window"})
    town.settle()
    assert town.hall.judge(code, clock()) == []


def test_what_a_cabinet_stores_that_had_not_heard_of_the_yes_is_a_task(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who, HALL)
    door = good(prepares(town, case))["door"]
    town.does("helper", case, "verification")
    town.does("duty-helper", case, "store-code")
    town.settle()
    code = town.staff_code("duty-helper", "store")
    consents(town, who, case, {"channel": "window"})
    town.hall.visit(code, clock())
    town.settle()
    assert the_door(town, door).use is DoorUse.QUARANTINED
    assert [task["place"] for task in tasks(town)] == [door]


def test_a_yes_to_a_locker_undoes_what_was_prepared_for_the_mail(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who, BY_MAIL)
    good(prepares(town, case))
    consents(town, who, case, HALL)
    refused(town.staff("front-desk", f"/cases/{case}/dispatch", TRACKING), 409, "NOT_PREPARED", "case")
    assert good(prepares(town, case))["cabinet"] == "cab-hall"


def test_a_no_leaves_what_was_prepared(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who, HALL)
    good(prepares(town, case))
    town.does("front-desk", case, "consent-asking", MAIL)
    town.asks(who, case, "consent", {"agreed": False})
    town.does("helper", case, "verification")


def test_a_yes_comes_too_late_while_the_door_stands_open_for_the_result(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who, HALL)
    good(prepares(town, case))
    town.does("helper", case, "verification")
    town.does("front-desk", case, "consent-asking", {"channel": "window"} | BECAUSE)
    town.does("duty-helper", case, "store-code")
    town.settle()
    town.hall.type(town.staff_code("duty-helper", "store"), clock())
    town.settle()
    assert town.sees(who, case)["outbound"]["state"] == "door_opened"
    answer = town.api.post(f"/cases/{case}/consent", {"agreed": True}, who.token)
    refused(answer, 409, "COLLECTING_FIXED", "case")


def test_a_question_ends_with_a_case_that_its_applicant_withdraws(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.does("front-desk", case, "consent-asking", MAIL)
    town.asks(who, case, "withdrawal", {"reason": "不办了"})
    _is_over(town, who, case, sms)


def test_a_question_ends_with_a_case_that_is_not_accepted(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", {"channel": "mail"})
    town.does("helper", case, "materials-received")
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)})
    town.does("helper", case, "queue-number", {"window": "3"})
    town.does("front-desk", case, "consent-asking", MAIL)
    town.does("window-clerk", case, "acceptance", {"verdict": "refuse", "ground": "not_required", "reason": "无需办理"})
    _is_over(town, who, case, sms)


def test_a_question_ends_once_the_result_lies_in_the_locker(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case = at_the_desk(town, who, HALL)
    good(prepares(town, case))
    town.does("front-desk", case, "consent-asking", MAIL)
    town.does("helper", case, "verification")
    town.does("duty-helper", case, "store-code")
    town.settle()
    town.hall.visit(town.staff_code("duty-helper", "store"), clock())
    town.settle()
    assert town.sees(who, case)["state"] == "result_out"
    _is_over(town, who, case, sms)


def _is_over(town: Town, who: Person, case: str, sms: Phones) -> None:
    assert town.sees(who, case)["collecting_proposal"] is None
    assert told(town, who, "consent_taken_back")["collecting"] == "mail"
    answer = town.api.post(f"/cases/{case}/consent", {"agreed": True, "address": "长安街 1 号"}, who.token)
    refused(answer, 409, "NOT_ASKED", "case")
    assert cases.load(case).address_ct is None
    assert not any("须经您同意" in text for text in texts(town, who, sms))


@pytest.mark.parametrize("agreed", [True, False])
def test_a_question_that_a_case_of_before_still_has_after_its_end_is_not_answered(
    town: Town, newcomer: Newcomer, agreed: bool
) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "withdrawal", {"reason": "不办了"})
    left = Proposal(channel=Channel.MAIL, at=clock())
    commit(cases.plan(changed(cases.load(case), collecting_proposal=left)))
    answer = town.api.post(f"/cases/{case}/consent", {"agreed": agreed, "address": "长安街 1 号"}, who.token)
    refused(answer, 409, "NOT_ASKED", "case")
    refused(town.staff("front-desk", f"/cases/{case}/consent-withdrawal"), 409, "NOT_ASKED", "case")
