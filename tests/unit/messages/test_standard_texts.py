"""A text that a centre's files do not say yet is said all the same, and by the same rules."""

import pytest

from chalicelib.domain.catalogue.check_sms import sms_faults
from chalicelib.domain.catalogue.standard_texts import STANDARD
from chalicelib.domain.catalogue.words import SmsKind
from tests.unit.messages.test_sms_text import SETTINGS, said


@pytest.mark.parametrize("kind", STANDARD)
def test_it_is_said_where_the_centre_says_nothing(kind: SmsKind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(SETTINGS.sms, kind)
    assert said(kind, "")


def test_every_standard_text_keeps_the_rules_of_texts_and_may_be_left_out_of_a_centres_files() -> None:
    assert list(sms_faults(SETTINGS.sms | STANDARD, [], "sms")) == []
    older = {kind: text for kind, text in SETTINGS.sms.items() if kind not in STANDARD}
    assert list(sms_faults(older, [], "sms")) == []
