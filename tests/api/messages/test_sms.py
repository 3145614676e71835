"""From the intent to the phone, against the stand-in over real HTTP."""

import json
import time

import pytest

from chalicelib.domain.base.china_time import in_words
from chalicelib.domain.base.entity import changed
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.messages.message import MessageState
from chalicelib.gateways import sms as service
from chalicelib.gateways import sms_http
from chalicelib.store import messages
from chalicelib.store.transaction import commit
from chalicelib.usecases.messages import sending
from chalicelib.workers import messages as worker
from chalicelib.workers import sweeping
from tests.api import cloud
from tests.api.client import Api
from tests.api.phones import Phones
from tests.api.texts import PLACE, intent, number, queue, stored, worker_queue


@pytest.fixture(autouse=True)
def _deployed(api: Api, bare_centre: str) -> None:
    """Each test has a deployment with a centre."""


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sms_http, "TIMEOUT", (0.5, 0.5))


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
    cloud.client("secretsmanager").put_secret_value(SecretId=aws["SMS_SECRET_ID"], SecretString=json.dumps(account))
    id_ = intent(number())
    assert queue(id_) == [id_]
    kept = stored(id_)
    assert (kept.state, kept.tries) == (MessageState.WAITING, 1)
    assert kept.to_ct


def test_an_account_that_nobody_filled_in_leaves_the_message_waiting(aws: dict[str, str]) -> None:
    account = {"account_sid": "", "auth_token": "t", "from": ""}
    cloud.client("secretsmanager").put_secret_value(SecretId=aws["SMS_SECRET_ID"], SecretString=json.dumps(account))
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


def test_what_the_queue_has_lost_is_swept_up(aws: dict[str, str]) -> None:
    lost, doubtful = intent(number()), intent(number())
    long_ago = int(time.time()) - 3600
    commit([messages.plan(changed(stored(lost), at=long_ago))])
    sending.begin(stored(doubtful), long_ago)
    sweeping.run()
    assert {body["id"] for body in cloud.waiting(worker_queue())} == {lost, doubtful}
