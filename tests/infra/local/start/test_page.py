"""The start page itself: both languages, everything on it, nothing unescaped."""

import re

import pytest

from infra.local.start.words import LANGUAGES, Words, dictionary
from tests.infra.local.start.conftest import Page


def test_both_dictionaries_say_the_same_things() -> None:
    zh, en = (dictionary(language) for language in LANGUAGES)
    assert list(zh) == list(en)
    assert {key: re.findall(r"\{\w+\}", text) for key, text in zh.items()} == {
        key: re.findall(r"\{\w+\}", text) for key, text in en.items()
    }


@pytest.mark.parametrize(
    ("accepted", "tag", "title"), [("zh-CN,zh", "zh-CN", "演示起始页"), ("en-GB", "en", "Start here")]
)
def test_the_page_speaks_the_browser_s_language(page: Page, accepted: str, tag: str, title: str) -> None:
    shown = page.ask("/", Accept_Language=accepted)[1]
    assert f'<html lang="{tag}">' in shown
    assert title in shown


def test_another_language_is_one_click(page: Page) -> None:
    chosen, _ = page.ask("/language/en", Accept_Language="zh")
    cookie = chosen.headers["Set-Cookie"].split(";")[0]
    assert "Start here" in page.ask("/", Accept_Language="zh", Cookie=cookie)[1]
    assert page.ask("/", Cookie="language=../../etc", Accept_Language="fr")[0].status == 200


def test_everything_is_one_click_away(page: Page) -> None:
    shown = page.ask("/", Accept_Language="zh")[1]
    for place in (f"http://visitor.localhost:{page.port}/portal", f"http://visitor.localhost:{page.port}/board"):
        assert f'href="{place}"' in shown
    assert 'action="/be/zhang-san"' in shown
    assert 'action="/be/front-desk-2"' in shown
    assert 'action="/cabinets/cab-hall/line"' in shown
    assert 'action="/time"' in shown
    assert '/keypad/"' in shown


def test_what_others_wrote_stays_text(page: Page) -> None:
    shown = page.ask("/?said=<b>", Accept_Language="zh")[1]
    assert "大厅&lt;箱&gt;" in shown
    assert "pass&amp;word" in shown
    assert "<b>" not in shown


def test_what_the_page_names_can_be_fetched(page: Page) -> None:
    for name in re.findall(r'(?:href|src)="(/[\w.]+)"', page.ask("/")[1]):
        assert page.ask(name)[0].status == 200


def test_no_word_is_missing_where_it_is_used() -> None:
    words = Words("en")
    assert words.other == "zh"
    assert words("do", who="x") == "Be x"
