"""What people write is kept without what nobody sees; what must say something has a letter or a digit."""

import msgspec
import pytest

from chalicelib.api.bodies import Body, LongText, Reason, ShortText
from chalicelib.api.written import SaysNothing, as_kept, cleaned, says_something


class Written(Body, frozen=True, kw_only=True):
    short: ShortText | None = None
    reason: Reason | None = None
    free: LongText = ""
    many: tuple[ShortText, ...] = ()
    table: dict[str, ShortText] = {}


def kept(**given: object) -> Written:
    return as_kept(msgspec.convert(given, Written), Written)


@pytest.mark.parametrize("nothing", [" ", "\u200b", "\x00", "\u202e", "\u3000\n", "。。", "\u3164", "\u2800", "\u200d"])
def test_what_says_nothing_is_refused_wherever_words_are_needed(nothing: str) -> None:
    for field, path in (("short", "short"), ("reason", "reason")):
        with pytest.raises(SaysNothing, match=f"^{path}$"):
            kept(**{field: nothing})
    with pytest.raises(SaysNothing, match=r"^many\.1$"):
        kept(many=["好", nothing])
    with pytest.raises(SaysNothing, match=r"^table\.photo$"):
        kept(table={"photo": nothing})


@pytest.mark.parametrize("said", ["不清楚", "7", "ก", "हिन्दी", "ⅷ", "не"])
def test_a_letter_or_a_digit_of_any_script_says_something(said: str) -> None:
    assert says_something(said)
    assert kept(short=said).short == said


def test_what_nobody_sees_is_taken_out_and_lines_stay() -> None:
    assert cleaned("\ufeff 第一行\r\n第\u200b二\u202e行\t完\x00 ") == "第一行\n第二行\t完"
    assert kept(free="  👨‍👩‍👧 ").free == "👨‍👩‍👧"


def test_an_empty_reason_is_left_to_the_rule_that_needs_one() -> None:
    assert kept(reason="").reason == ""
    assert kept().reason is None
    assert kept(free="\u202e ").free == ""
