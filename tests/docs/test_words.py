"""docs/words.md is the language of the code: nothing is missing there, nothing there is gone, one meaning a word."""

import re
from collections import defaultdict
from functools import cache

from tests.docs.named import HAN, Named, everything, plain, same
from tests.docs.tables import ROOT, Row, quoted, rows

TWO_SENSES = "Words with two senses"
# What is read of the page and of the code at least: a parser that finds nothing must not pass.
ENOUGH, ENOUGH_SAID = 300, 40


@cache
def glossary() -> list[Row]:
    return list(rows(ROOT / "docs" / "words.md", "word"))


@cache
def named() -> list[Named]:
    return everything()


def _word(row: Row) -> str:
    return quoted(row.cells["word"])[0]


def _places(row: Row) -> list[str]:
    return quoted(row.cells["stands in"])


def _row_of(one: Named) -> Row | None:
    return next((r for r in glossary() if same(_word(r), one.word) and one.place in _places(r)), None)


def test_every_word_of_the_code_has_its_row() -> None:
    missing = [f"{one.word} (stands in: {one.place})" for one in named() if _row_of(one) is None]
    assert missing == [], "add rows, or these places to the rows that are there:\n" + "\n".join(missing)


def test_every_row_is_a_word_of_the_code() -> None:
    """A path needs no definition in it, but the word itself."""
    known = {(plain(one.word), one.place) for one in named()}
    gone = [
        f"line {row.line}: {_word(row)} in {place}"
        for row in glossary()
        for place in _places(row)
        if not any(same(_word(row), word) and place == where for word, where in known)
        and not _is_said(_word(row), place)
    ]
    assert gone == [], "\n".join(gone)


@cache
def _text(place: str) -> str:
    """What stands at a path, its own name included; nothing where there is no such path, or no path at all."""
    path = ROOT / place
    if not path.exists():
        return ""
    found = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return plain(" ".join([place, *(one.read_text(encoding="utf-8") for one in found)]))


def _is_said(word: str, place: str) -> bool:
    return re.search(rf"\b{re.escape(plain(word))}(s|es)?\b", _text(place)) is not None


def test_a_word_has_one_meaning_and_those_with_two_are_listed_as_such() -> None:
    found = defaultdict(list)
    for row in glossary():
        found[plain(_word(row))].append(row)
    for word, standing in found.items():
        with_two = {row.section == TWO_SENSES for row in standing}
        assert len(with_two) == 1, f"{word} stands in two sections"
        meanings = {row.cells["meaning"] for row in standing}
        assert len(standing) == len(meanings), f"{word} says the same twice"
        assert (len(standing) > 1) is with_two.pop(), f"{word} has {len(standing)} meanings"


def test_no_plural_has_a_row_of_its_own() -> None:
    words = {plain(_word(row)) for row in glossary()}
    assert [(one, other) for one in words for other in words if one != other and same(one, other)] == []


def test_every_row_has_both_languages_and_one_sentence() -> None:
    for row in glossary():
        assert re.search(HAN, row.cells["中文"]), row
        assert row.cells["meaning"], row
        assert ". " not in row.cells["meaning"], row
        assert _places(row), row


def test_the_chinese_beside_a_value_in_the_code_is_that_of_its_row() -> None:
    said = [one for one in named() if one.zh]
    assert len(said) > ENOUGH_SAID
    for one in said:
        row = _row_of(one)
        assert row is not None
        # A purpose's code is called after the purpose: 交件码 of 交件.
        assert one.zh.removesuffix("码") == row.cells["中文"], one


def test_the_glossary_is_read_at_all() -> None:
    assert min(len(glossary()), len(named())) > ENOUGH
