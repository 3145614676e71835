"""From the intent to the phone, against the stand-in over real HTTP."""

import json
import time
from typing import Any

import boto3
import pytest
from twilio.request_validator import RequestValidator

from chalicelib.domain.catalogue_words import SmsKind
from chalicelib.domain.china_time import in_words
from chalicelib.domain.entity import changed
from chalicelib.domain.message import Message, MessageState
from chalicelib.gateways import keys, sms_http
from chalicelib.store import messages
from chalicelib.store.transaction import commit
from chalicelib.usecases import draws, issuing, sending, sign_in
from chalicelib.workers import messages as worker
from chalicelib.workers import sweeping
from tests.api import cloud
from tests.api.client import Answer, Api
from tests.api.conftest import API_URL
from tests.api.phones import TOKEN, Phones

PLACE = "陆港大厦信包箱"


@pytest.fixture(autouse=True)
def _deployed(api: Api, bare_centre: str) -> None:
    """Each test has a deployment with a centre."""


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sms_http, "TIMEOUT", (0.5, 0.5))


def number() -> str:
    """Another phone for each test: the stand-in keeps what it was sent."""
    return f"+86139{draws.spread() % 10**8:08d}"


def intent(to: str, kind: SmsKind = SmsKind.DEPOSIT_CODE, code: str = "123456789", until: int = 0) -> str:
    now = int(time.time())
    message = Message(
        id=draws.new_id("m"), centre="xian-itl", kind=kind, to_ct=keys.encrypted(to, sign_in.PHONE),
        code_ct=keys.encrypted(code, issuing.CODE), place=PLACE, until=until or now + 3600, at=now,
    )  # fmt: skip
    commit([messages.write(message)])
    return message.id


def stored(id_: str) -> Message:
    message = messages.load(id_)
    assert message is not None
    return message


def queue(*ids: str) -> list[str]:
    """Runs the lambda as SQS does; returns the ids that come again."""
    url, sqs = worker_queue(), boto3.client("sqs")
    for id_ in ids:
        sqs.send_message(QueueUrl=url, MessageBody=json.dumps({"id": id_}))
    found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, AttributeNames=["All"])["Messages"]
    records = [
        {"messageId": m["MessageId"], "receiptHandle": m["ReceiptHandle"], "body": m["Body"],
         "attributes": m["Attributes"]} for m in found
    ]  # fmt: skip
    failed = {f["itemIdentifier"] for f in worker.from_queue({"Records": records})["batchItemFailures"]}
    return [json.loads(r["body"])["id"] for r in records if r["messageId"] in failed]


def worker_queue() -> str:
    return str(boto3.client("sqs").get_queue_url(QueueName="MESSAGES_QUEUE_URL")["QueueUrl"])


def callback(api: Api, id_: str, status: str, **fields: str) -> Answer:
    form = {"MessageSid": stored(id_).sid or "SM1", "MessageStatus": status} | fields
    signature = RequestValidator(TOKEN).compute_signature(f"{API_URL}/sms/status/{id_}", form)
    return api.form(f"/sms/status/{id_}", form, {"X-Twilio-Signature": signature})


def test_a_text_says_code_place_and_deadline_and_then_only_its_state_is_kept(sms: Phones) -> None:
    to, until = number(), int(time.time()) + 3600
    id_ = intent(to, until=until)
    assert queue(id_) == []
    (text,) = sms.accepted(to)
    assert "123-456-789" in text
    assert PLACE in text
    assert in_words(until) in text
    kept = stored(id_)
    assert (kept.state, kept.to_ct, kept.code_ct) == (MessageState.SENT, "", None)
    assert kept.sid


def test_a_sign_in_code_stays_whole(sms: Phones) -> None:
    to = number()
    queue(intent(to, SmsKind.SIGN_IN_CODE, "012345"))
    assert "012345" in sms.accepted(to)[0]


def test_the_same_intent_twice_in_the_queue_is_one_text(sms: Phones) -> None:
    to = number()
    id_ = intent(to)
    assert queue(id_, id_) == []
    assert len(sms.accepted(to)) == 1


def test_a_text_that_another_lambda_is_sending_is_left_alone(sms: Phones) -> None:
    to = number()
    id_ = intent(to)
    sending.begin(stored(id_), int(time.time()))
    assert queue(id_) == [id_]
    assert sms.accepted(to) == []


def test_a_timeout_after_the_service_accepted_does_not_send_twice(sms: Phones) -> None:
    to = number()
    id_ = intent(to)
    sms.fault("timeout", 1)
    assert queue(id_) == [id_]
    assert stored(id_).state is MessageState.SENDING
    worker.deliver(id_, int(time.time()))
    assert stored(id_).state is MessageState.SENT
    assert len(sms.accepted(to)) == 1


def test_a_lambda_that_died_after_sending_does_not_send_twice(sms: Phones) -> None:
    to = number()
    id_ = intent(to)
    claimed = sending.begin(stored(id_), int(time.time()))
    from chalicelib.gateways import sms as service

    service.send(to, worker._text(claimed), None)
    worker.deliver(id_, int(time.time()) + sending.LEASE)
    assert stored(id_).state is MessageState.SENT
    assert len(sms.accepted(to)) == 1


def test_a_lambda_that_died_before_sending_is_made_up_for(sms: Phones) -> None:
    to = number()
    id_ = intent(to)
    sending.begin(stored(id_), int(time.time()))
    worker.deliver(id_, int(time.time()) + sending.LEASE)
    assert len(sms.accepted(to)) == 1


def test_a_line_that_is_cut_leaves_doubt_and_the_text_goes_out_later(sms: Phones) -> None:
    to = number()
    id_ = intent(to)
    sms.fault("down")
    assert queue(id_) == [id_]
    assert sms.accepted(to) == []
    sms.heal()
    worker.deliver(id_, int(time.time()))
    assert len(sms.accepted(to)) == 1


def test_a_service_out_of_reach_leaves_the_message_waiting(aws: dict[str, str]) -> None:
    account = {"account_sid": "AC1", "auth_token": "t", "from": "+1", "base_url": "http://127.0.0.1:9"}
    boto3.client("secretsmanager").put_secret_value(SecretId=aws["SMS_SECRET_ID"], SecretString=json.dumps(account))
    id_ = intent(number())
    assert queue(id_) == [id_]
    kept = stored(id_)
    assert (kept.state, kept.tries) == (MessageState.WAITING, 1)
    assert kept.to_ct


def test_an_account_that_nobody_filled_in_leaves_the_message_waiting(aws: dict[str, str]) -> None:
    account = {"account_sid": "", "auth_token": "t", "from": ""}
    boto3.client("secretsmanager").put_secret_value(SecretId=aws["SMS_SECRET_ID"], SecretString=json.dumps(account))
    id_ = intent(number())
    assert queue(id_) == [id_]
    assert stored(id_).state is MessageState.WAITING


def test_too_many_requests_are_tried_again(sms: Phones) -> None:
    to = number()
    id_ = intent(to)
    sms.fault("busy", 1)
    assert queue(id_) == [id_]
    assert stored(id_).state is MessageState.WAITING
    assert queue(id_) == []
    assert len(sms.accepted(to)) == 1


def test_a_number_that_does_not_exist_is_final(sms: Phones) -> None:
    to = number()
    id_ = intent(to)
    sms.fault("invalid", 1)
    assert queue(id_) == []
    kept = stored(id_)
    assert (kept.state, kept.error, kept.to_ct) == (MessageState.FAILED, "21211", "")
    worker.deliver(id_, int(time.time()))
    assert sms.accepted(to) == []


def test_one_failure_does_not_hold_up_the_others(sms: Phones) -> None:
    first, second = number(), number()
    sms.fault("busy", 1)
    ids = [intent(first), intent(second)]
    assert len(queue(*ids)) == 1
    assert len(sms.accepted(first) + sms.accepted(second)) == 1


def test_what_is_too_late_is_not_sent(sms: Phones) -> None:
    to = number()
    id_ = intent(to, SmsKind.SIGN_IN_CODE, "123456", until=int(time.time()) - 1)
    assert queue(id_) == []
    assert (stored(id_).state, stored(id_).error) == (MessageState.FAILED, sending.LATE)
    assert sms.accepted(to) == []


def test_a_message_that_is_gone_is_no_error() -> None:
    assert queue("m_never-written") == []


def test_logs_do_not_learn_to_whom_or_what(sms: Phones, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    to = number()
    for fault in ("invalid", "busy", "timeout", "down"):
        sms.fault(fault, 1)
        queue(intent(to))
    queue(intent(to))
    assert caplog.text
    assert to[3:] not in caplog.text
    assert "123-456-789" not in caplog.text


def test_a_callback_moves_the_message_forward(api: Api, sms: Phones) -> None:
    id_ = intent(number())
    queue(id_)
    assert callback(api, id_, "delivered").status == 204
    assert stored(id_).state is MessageState.DELIVERED


def test_callbacks_that_repeat_or_come_out_of_order_change_nothing(api: Api, sms: Phones) -> None:
    id_ = intent(number())
    queue(id_)
    for status in ("delivered", "sent", "queued", "delivered", "failed", "dancing"):
        assert callback(api, id_, status).status == 204
    assert stored(id_).state is MessageState.DELIVERED


def test_a_callback_may_be_faster_than_the_answer(api: Api, sms: Phones) -> None:
    id_ = intent(number())
    sending.begin(stored(id_), int(time.time()))
    callback(api, id_, "delivered", MessageSid="SM1")
    sending.sent(id_, "SM1", int(time.time()))
    kept = stored(id_)
    assert (kept.state, kept.sid, kept.to_ct) == (MessageState.DELIVERED, "SM1", "")


def test_a_failure_keeps_its_error_code(api: Api, sms: Phones) -> None:
    id_ = intent(number())
    queue(id_)
    callback(api, id_, "undelivered", ErrorCode="30005")
    assert (stored(id_).state, stored(id_).error) == (MessageState.UNDELIVERED, "30005")


def test_a_callback_for_another_sending_changes_nothing(api: Api, sms: Phones) -> None:
    id_ = intent(number())
    queue(id_)
    assert callback(api, id_, "failed", MessageSid="SM-of-somebody-else").status == 204
    assert stored(id_).state is MessageState.SENT


@pytest.mark.parametrize("signature", ["", "AAAA", None])
def test_a_callback_that_the_service_did_not_sign_is_refused(api: Api, sms: Phones, signature: str | None) -> None:
    id_ = intent(number())
    queue(id_)
    headers = {} if signature is None else {"X-Twilio-Signature": signature}
    answer = api.form(f"/sms/status/{id_}", {"MessageStatus": "failed"}, headers)
    assert (answer.status, answer.code) == (403, "CALLBACK_NOT_SIGNED")
    assert stored(id_).state is MessageState.SENT


def test_a_signature_covers_the_form_and_the_message(api: Api, sms: Phones) -> None:
    ids = [intent(number()), intent(number())]
    queue(*ids)
    form = {"MessageSid": stored(ids[0]).sid or "", "MessageStatus": "delivered"}
    signature = RequestValidator(TOKEN).compute_signature(f"{API_URL}/sms/status/{ids[0]}", form)
    signed: dict[str, Any] = {"X-Twilio-Signature": signature}
    assert api.form(f"/sms/status/{ids[1]}", form, signed).status == 403
    assert api.form(f"/sms/status/{ids[0]}", form | {"MessageStatus": "failed"}, signed).status == 403


def test_a_body_that_is_no_form_is_refused(api: Api, sms: Phones) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": "x"}
    assert api.request("POST", "/sms/status/m_1", b"\xff\xfe&&&", kind).status == 403


def test_what_the_queue_has_lost_is_swept_up(aws: dict[str, str]) -> None:
    lost, doubtful = intent(number()), intent(number())
    long_ago = int(time.time()) - 3600
    commit([messages.write(changed(stored(lost), at=long_ago))])
    sending.begin(stored(doubtful), long_ago)
    sweeping.run()
    assert {body["id"] for body in cloud.waiting(worker_queue())} == {lost, doubtful}
