"""What an SMS says, in the centre's words."""

import pytest

from chalicelib.domain.catalogue.centre import decode
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.messages.message import Message
from chalicelib.domain.messages.sms_text import text_of
from tests.api.deployment import demo

SETTINGS = decode(demo()).centre.settings


def said(kind: SmsKind, code: str) -> str:
    message = Message(id="m", centre="c", kind=kind, to_ct="", place="陆港大厦 A03", until=1_790_000_000, at=1)
    return text_of(message, code, SETTINGS)


@pytest.mark.parametrize(("code", "printed"), [("123456789", "123-456-789"), ("123456789012", "1234-5678-9012")])
def test_a_code_is_printed_in_the_groups_in_which_it_is_typed(code: str, printed: str) -> None:
    text = said(SmsKind.DEPOSIT_CODE, code)
    assert printed in text
    assert "陆港大厦 A03" in text
    assert "http" not in text


def test_a_sign_in_code_stays_whole_so_that_a_phone_can_fill_it_in() -> None:
    assert "123456" in said(SmsKind.SIGN_IN_CODE, "123456")
