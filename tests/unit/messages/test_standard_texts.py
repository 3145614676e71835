"""A text that a centre's files do not say yet is said all the same, and by the same rules."""

import pytest

from chalicelib.domain.catalogue.centre import decode
from chalicelib.domain.catalogue.check_sms import sms_faults
from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.catalogue.standard_texts import STANDARD, text_for
from chalicelib.domain.catalogue.words import SmsKind
from infra.standins.sms.segments import segments
from tests.api.deployment import demo
from tests.unit.messages.test_sms_text import SETTINGS, said

SIGNATURE = "【国际港务区政务】"
OLDER = {kind: text for kind, text in SETTINGS.sms.items() if kind not in STANDARD}
PLACES = [cabinet.name for cabinet in decode(demo()).cabinets]
FILLED = {"code": "1234-5678-9012", "until": "12月31日 23:59", "phones": "029-12345678、12345"}


@pytest.mark.parametrize("kind", STANDARD)
def test_it_is_said_where_the_centre_says_nothing(kind: SmsKind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(SETTINGS.sms, kind)
    assert said(kind, "")


def test_every_standard_text_keeps_the_rules_of_texts_and_may_be_left_out_of_a_centres_files() -> None:
    assert list(sms_faults(SETTINGS.sms | STANDARD, [], "sms")) == []
    assert list(sms_faults(OLDER, [], "sms")) == []


@pytest.mark.parametrize("kind", STANDARD)
def test_the_centres_registered_signature_stands_in_front(kind: SmsKind) -> None:
    assert text_for(kind, OLDER).zh.startswith(SIGNATURE)
    assert text_for(kind, {}).zh == STANDARD[kind].zh


@pytest.mark.parametrize("kind", STANDARD)
def test_a_centres_own_words_come_first(kind: SmsKind) -> None:
    own = Text(zh="自拟", en="own")
    assert text_for(kind, OLDER | {kind: own}) is own


@pytest.mark.parametrize("kind", STANDARD)
def test_it_travels_in_two_parts_at_most_at_the_longest_place(kind: SmsKind) -> None:
    place = max((f"{name.zh} A03" for name in PLACES), key=len)
    for words in (text_for(kind, OLDER).zh, SETTINGS.sms[kind].zh):
        assert segments(words.format(place=place, **FILLED)) <= 2
