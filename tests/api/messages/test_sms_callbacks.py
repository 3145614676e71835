"""What the SMS service reports afterwards: signed, repeated, out of order."""

import time
from typing import Any

import pytest
from twilio.request_validator import RequestValidator

from chalicelib.domain.messages.message import MessageState
from chalicelib.usecases.messages import sending
from tests.api.client import Answer, Api
from tests.api.deployment import API_URL
from tests.api.phones import TOKEN, Phones
from tests.api.texts import intent, number, queue, stored


@pytest.fixture(autouse=True)
def _deployed(api: Api, bare_centre: str, sms: Phones) -> None:
    """Each test has a deployment with a centre and a service that sends."""


def callback(api: Api, id_: str, status: str, **fields: str) -> Answer:
    form = {"MessageSid": stored(id_).sid or "SM1", "MessageStatus": status} | fields
    signature = RequestValidator(TOKEN).compute_signature(f"{API_URL}/sms/status/{id_}", form)
    return api.form(f"/sms/status/{id_}", form, {"X-Twilio-Signature": signature})


def test_a_callback_moves_the_message_forward(api: Api) -> None:
    id_ = intent(number())
    queue(id_)
    assert callback(api, id_, "delivered").status == 204
    assert stored(id_).state is MessageState.DELIVERED


def test_callbacks_that_repeat_or_come_out_of_order_change_nothing(api: Api) -> None:
    id_ = intent(number())
    queue(id_)
    for status in ("delivered", "sent", "queued", "delivered", "failed", "dancing"):
        assert callback(api, id_, status).status == 204
    assert stored(id_).state is MessageState.DELIVERED


def test_a_callback_may_be_faster_than_the_answer(api: Api) -> None:
    id_ = intent(number())
    sending.begin(stored(id_), int(time.time()))
    callback(api, id_, "delivered", MessageSid="SM1")
    sending.sent(id_, "SM1", int(time.time()))
    kept = stored(id_)
    assert (kept.state, kept.sid, kept.to_ct) == (MessageState.DELIVERED, "SM1", "")


def test_a_failure_keeps_its_error_code(api: Api) -> None:
    id_ = intent(number())
    queue(id_)
    callback(api, id_, "undelivered", ErrorCode="30005")
    assert (stored(id_).state, stored(id_).error) == (MessageState.UNDELIVERED, "30005")


def test_a_callback_for_another_sending_changes_nothing(api: Api) -> None:
    id_ = intent(number())
    queue(id_)
    assert callback(api, id_, "failed", MessageSid="SM-of-somebody-else").status == 204
    assert stored(id_).state is MessageState.SENT


@pytest.mark.parametrize("signature", ["", "AAAA", None])
def test_a_callback_that_the_service_did_not_sign_is_refused(api: Api, signature: str | None) -> None:
    id_ = intent(number())
    queue(id_)
    headers = {} if signature is None else {"X-Twilio-Signature": signature}
    answer = api.form(f"/sms/status/{id_}", {"MessageStatus": "failed"}, headers)
    assert (answer.status, answer.code) == (403, "CALLBACK_NOT_SIGNED")
    assert stored(id_).state is MessageState.SENT


def test_a_signature_covers_the_form_and_the_message(api: Api) -> None:
    ids = [intent(number()), intent(number())]
    queue(*ids)
    form = {"MessageSid": stored(ids[0]).sid or "", "MessageStatus": "delivered"}
    signature = RequestValidator(TOKEN).compute_signature(f"{API_URL}/sms/status/{ids[0]}", form)
    signed: dict[str, Any] = {"X-Twilio-Signature": signature}
    assert api.form(f"/sms/status/{ids[1]}", form, signed).status == 403
    assert api.form(f"/sms/status/{ids[0]}", form | {"MessageStatus": "failed"}, signed).status == 403


def test_a_body_that_is_no_form_is_refused(api: Api) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": "x"}
    assert api.request("POST", "/sms/status/m_1", b"\xff\xfe&&&", kind).status == 403


@pytest.mark.parametrize(
    "query",
    [
        "a=b",
        "note=a%20b",
        "note=a+b",
        "at=10:30&to=/x,y",
        "at=10%3A30&to=%2Fx%2Cy",
        "q=%E6%9D%90%E6%96%99",
        "a=1&a=2",
    ],
)
def test_an_address_is_signed_as_it_was_given_however_it_is_written(api: Api, query: str) -> None:
    id_ = intent(number())
    queue(id_)
    path = f"/sms/status/{id_}?{query}"
    form = {"MessageSid": stored(id_).sid or "", "MessageStatus": "delivered"}
    signature = RequestValidator(TOKEN).compute_signature(f"{API_URL}{path}", form)
    assert api.form(path, form, {"X-Twilio-Signature": signature}).status == 204
    assert stored(id_).state is MessageState.DELIVERED
    assert api.form(f"{path}x", form, {"X-Twilio-Signature": signature}).status == 403
    assert api.form(f"/sms/status/{id_}", form, {"X-Twilio-Signature": signature}).status == 403
