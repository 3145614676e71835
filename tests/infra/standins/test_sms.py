"""The SMS stand-in, seen through the very library that talks to Twilio."""

import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta

import pytest
from requests.exceptions import RequestException
from twilio.base.exceptions import TwilioRestException

from infra.standins.sms.page import html
from tests.api.phones import SENDER, Phones, eventually
from tests.infra.standins.rig import TO, Callbacks, client_of


def test_a_message_is_accepted_delivered_and_found_again(standin: Phones) -> None:
    client = client_of(standin)
    sent = client.messages.create(to=TO, from_=SENDER, body="开箱码 123-456-789")
    assert sent.status == "queued"
    assert eventually(lambda: client.messages(sent.sid).fetch().status == "delivered")
    since = datetime.now(UTC) - timedelta(minutes=1)
    assert [m.sid for m in client.messages.list(to=TO, date_sent_after=since, limit=20)] == [sent.sid]
    assert client.messages.list(to="+8613900000009", limit=20) == []


def test_callbacks_are_signed_and_in_order(standin: Phones, callbacks: Callbacks) -> None:
    client_of(standin).messages.create(to=TO, from_=SENDER, body="x", status_callback=callbacks.url)
    assert eventually(lambda: callbacks.states == ["sent", "delivered"])
    assert callbacks.signed == [True, True]


def test_a_wrong_token_is_refused(standin: Phones) -> None:
    with pytest.raises(TwilioRestException) as refused:
        client_of(standin, token="wrong").messages.create(to=TO, from_=SENDER, body="x")
    assert (refused.value.status, refused.value.code) == (401, 20003)


@pytest.mark.parametrize(("fault", "status", "code"), [("busy", 429, 20429), ("invalid", 400, 21211)])
def test_a_refusal_on_demand_hits_as_often_as_asked(standin: Phones, fault: str, status: int, code: int) -> None:
    standin.fault(fault, times=1)
    client = client_of(standin)
    with pytest.raises(TwilioRestException) as refused:
        client.messages.create(to=TO, from_=SENDER, body="x")
    assert (refused.value.status, refused.value.code) == (status, code)
    assert client.messages.create(to=TO, from_=SENDER, body="x").sid


def test_down_sends_nothing(standin: Phones) -> None:
    standin.fault("down", times=1)
    with pytest.raises(RequestException):
        client_of(standin).messages.create(to="+8613900000002", from_=SENDER, body="never")
    assert standin.accepted("+8613900000002") == []


def test_timeout_sends_and_does_not_answer(standin: Phones) -> None:
    standin.fault("timeout", times=1)
    with pytest.raises(RequestException):
        client_of(standin, timeout=0.5).messages.create(to="+8613900000003", from_=SENDER, body="once")
    assert standin.accepted("+8613900000003") == ["once"]


def test_undelivered_says_why(standin: Phones, callbacks: Callbacks) -> None:
    standin.fault("undelivered", times=1)
    client_of(standin).messages.create(to=TO, from_=SENDER, body="x", status_callback=callbacks.url)
    assert eventually(lambda: callbacks.states == ["sent", "undelivered"])
    assert callbacks.heard[-1]["ErrorCode"] == "30005"


def test_callbacks_twice_and_in_the_wrong_order(standin: Phones, callbacks: Callbacks) -> None:
    standin.fault("duplicate", times=1)
    standin.fault("shuffled", times=1)
    client_of(standin).messages.create(to=TO, from_=SENDER, body="x", status_callback=callbacks.url)
    assert eventually(lambda: callbacks.states == ["delivered", "delivered", "sent", "sent"])


def test_silent_never_calls_back(standin: Phones, callbacks: Callbacks) -> None:
    standin.fault("silent", times=1)
    sent = client_of(standin).messages.create(to=TO, from_=SENDER, body="x", status_callback=callbacks.url)
    assert eventually(lambda: client_of(standin).messages(sent.sid).fetch().status == "delivered")
    time.sleep(0.3)
    assert callbacks.heard == []


def test_the_page_shows_texts_as_texts(standin: Phones) -> None:
    client_of(standin).messages.create(to=TO, from_=SENDER, body="<script>alert(1)</script>")
    assert eventually(lambda: "&lt;script&gt;" in _page(standin.url))
    assert "<script>" not in _page(standin.url)
    assert "手机短信" in _page(standin.url)


def test_a_stranger_s_page_cannot_reach_it(standin: Phones) -> None:
    for header in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(urllib.request.Request(f"{standin.url}/phones", headers=header), timeout=5)


def _page(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return answer.read().decode()


def test_the_page_shows_beijing_time_and_the_phone_that_was_written_to_last_first() -> None:
    def received(at: int) -> dict[str, object]:
        return {"at": at, "body": "码", "status": "delivered"}

    noon_utc = 1_700_049_600  # 2023-11-15 12:00:00 UTC
    shown = html({"+861": [received(noon_utc)], "+862": [received(noon_utc - 9), received(noon_utc + 1)]})
    assert shown.index("+862") < shown.index("+861")
    assert "20:00:00" in shown
