"""Where the stand-in must not be kinder than Twilio: parts of a text, pages, refusals, addresses."""

from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException

from infra.standins.sms.segments import segments
from tests.api.phones import SENDER, Phones, eventually
from tests.infra.standins.rig import TO, Callbacks, client_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        # An escape and its sign stay together: 76 in each part of 153.
        ("{" * 153, 3),
        ("材" * 70, 1),
        ("材" * 71, 2),
        ("材" * 134, 2),
        ("材" * 135, 3),
        ("a" * 70 + "料", 2),
        # Two code units each, and never divided: 33 in each part of 67.
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 67, 3),
        ("@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà" * 4, 2),
        ("`" * 71, 2),
    ],
)
def test_a_text_travels_in_as_many_parts_as_twilio_makes_of_it(text: str, parts: int) -> None:
    assert segments(text) == parts


def test_the_list_comes_in_pages_that_newer_texts_do_not_shift(standin: Phones) -> None:
    to, client = "+8613900000077", client_of(standin)
    sent = [client.messages.create(to=to, from_=SENDER, body=f"text {n}").sid for n in range(5)][::-1]
    first = client.messages.page(to=to, page_size=2)
    assert [message.sid for message in first] == sent[:2]
    newer = client.messages.create(to=to, from_=SENDER, body="newer").sid
    second = first.next_page()
    assert [message.sid for message in second] == sent[2:4]
    third = second.next_page()
    assert [message.sid for message in third] == sent[4:]
    assert third.next_page() is None
    assert [message.sid for message in second.previous_page()] == sent[:2]
    assert [message.sid for message in client.messages.list(to=to, page_size=2)] == [newer, *sent]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"from_": "12"}, 21212),
        ({"from_": "+0123456789"}, 21212),
        ({"from_": "a name too long"}, 21212),
        ({"from_": "信包"}, 21212),
        ({"from_": ""}, 21603),
        ({"to": "13900000001"}, 21211),
        ({"status_callback": "nowhere"}, 21609),
        ({"status_callback": "ftp://127.0.0.1/x"}, 21609),
        ({"status_callback": "http:///x"}, 21609),
        ({"status_callback": "http://a_host/x"}, 21609),
        ({"status_callback": "http://127.0.0.1/a b"}, 21609),
        ({"status_callback": "http://127.0.0.1/a%2"}, 21609),
        ({"status_callback": "http://127.0.0.1/?q=材料"}, 21609),
        ({"status_callback": "http://127.0.0.1/" + "x" * 4000}, 21609),
        ({"body": "x" * 1601}, 21617),
        ({"body": ""}, 21602),
    ],
)
def test_what_twilio_refuses_is_refused(standin: Phones, wrong: dict[str, Any], code: int) -> None:
    with pytest.raises(TwilioRestException) as refused:
        client_of(standin).messages.create(**{"to": TO, "from_": SENDER, "body": "x"} | wrong)
    assert (refused.value.status, refused.value.code) == (400, code)


@pytest.mark.parametrize("sender", [SENDER, "10690", "Xinbao", "XB-1 & 2"])
def test_a_number_a_short_code_and_a_name_may_send(standin: Phones, sender: str) -> None:
    assert client_of(standin).messages.create(to=TO, from_=sender, body="x").sid


def test_failed_never_leaves_and_says_why(standin: Phones, callbacks: Callbacks) -> None:
    to = "+8613900000078"
    standin.fault("failed", times=1)
    sent = client_of(standin).messages.create(to=to, from_=SENDER, body="x", status_callback=callbacks.url)
    assert eventually(lambda: callbacks.states == ["failed"])
    assert callbacks.heard[-1]["ErrorCode"] == "30001"
    found = client_of(standin).messages(sent.sid).fetch()
    assert (found.status, found.error_code, found.date_sent) == ("failed", 30001, None)


@pytest.mark.parametrize("query", ["note=a%20b", "note=a+b", "at=10:30", "at=10%3A30", "q=%E6%9D%90", "x=%7E~,%2C"])
def test_a_callback_goes_to_the_address_as_it_was_given_and_is_signed_so(
    standin: Phones, callbacks: Callbacks, query: str
) -> None:
    url = f"{callbacks.url}?{query}"
    client_of(standin).messages.create(to=TO, from_=SENDER, body="x", status_callback=url)
    assert eventually(lambda: callbacks.states == ["sent", "delivered"])
    assert callbacks.signed == [True, True]
