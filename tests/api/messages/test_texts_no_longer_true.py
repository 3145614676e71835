"""A text waits while the service is down; what has become untrue meanwhile is not sent."""

from collections.abc import Callable

import pytest

from chalicelib.domain.messages.message import Message, MessageState
from chalicelib.usecases.messages import sending
from chalicelib.workers import messages as worker
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.texts import stored
from tests.api.town.hall import HALL, reserved
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def waiting(town: Town) -> str:
    """The text that was asked for last; it has not had its turn."""
    town.settle()
    return str(town.sent[-1])


def after_its_turn(id_: str) -> Message:
    worker.deliver(id_, clock())
    return stored(id_)


def assert_not_sent(id_: str, who: Person, sms: Phones) -> None:
    kept = after_its_turn(id_)
    assert (kept.state, kept.error) == (MessageState.FAILED, sending.VOID)
    assert (kept.to_ct, kept.code_ct) == ("", None)
    assert sms.accepted(who.phone) == []


def test_the_code_of_a_withdrawn_case_is_not_sent(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    text = waiting(town)
    town.asks(who, case, "withdrawal", {"reason": "不办了"})
    assert_not_sent(text, who, sms)


def test_a_code_that_was_given_up_for_another_place_is_not_sent_and_the_new_one_is(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    old = waiting(town)
    town.asks(who, case, "handing-in", HALL | {"cabinet": "cab-lugang"})
    new = waiting(town)
    assert_not_sent(old, who, sms)
    assert after_its_turn(new).state is MessageState.SENT


def test_a_code_that_was_issued_anew_is_not_sent(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    reserved(town, who)
    old = waiting(town)
    held = good(town.api.get("/me/codes", who.token))["items"][0]
    good(town.api.post(f"/cases/{held['case']}/codes/{held['grant']}/reissue", {}, who.token))
    assert_not_sent(old, who, sms)


def test_a_code_that_was_used_is_not_sent_but_its_receipt_is(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    reserved(town, who)
    old = waiting(town)
    town.hall.visit(town.code(who, "deposit"), clock())
    receipt = waiting(town)
    assert_not_sent(old, who, sms)
    assert after_its_turn(receipt).state is MessageState.SENT


@pytest.mark.parametrize("step", ["submission", "withdrawal"])
def test_that_materials_were_returned_is_not_sent_once_it_is_answered(
    town: Town, newcomer: Newcomer, sms: Phones, step: str
) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    reasons = {materials(PERSON_ITEM)[0]: "第二页没有签名"}
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": reasons})
    text = waiting(town)
    body = (
        {"collecting": {"channel": "locker", "cabinet": "cab-hall"}} if step == "submission" else {"reason": "不办了"}
    )
    town.asks(who, case, step, body)
    assert_not_sent(text, who, sms)


def test_what_is_still_true_is_sent(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    reserved(town, who)
    assert after_its_turn(waiting(town)).state is MessageState.SENT
    assert len(sms.accepted(who.phone)) == 1
