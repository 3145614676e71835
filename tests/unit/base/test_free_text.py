"""A text can be erased from beside its chain; the chain proves the rest as before."""

from itertools import count
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.base import chain, free_text
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.free_text import FreeText

said = st.text(min_size=1) | st.lists(st.text(), min_size=1) | st.dictionaries(st.text(), st.text(), min_size=1)
details = st.builds(
    lambda free, codes: codes | free,
    st.dictionaries(st.sampled_from(sorted(free_text.NAMES)), said, max_size=3),
    st.dictionaries(st.sampled_from(["door", "outcome", "why"]), st.text(max_size=5) | st.none(), max_size=2),
)


def written(details_: list[dict[str, Any]]) -> tuple[list[chain.Entry], dict[str, FreeText]]:
    """A chain of these details, and the texts beside it."""
    entries: list[chain.Entry] = []
    beside: dict[str, FreeText] = {}
    salts = count()
    for detail in details_:
        bare, texts = free_text.taken_apart(detail, lambda: f"salt {next(salts)}")
        head = entries[-1].hash if entries else chain.GENESIS
        entries.append(chain.next_entry(len(entries), head, "event", Act("s-1", 7), bare))
        beside |= texts
    return entries, beside


@given(st.lists(details, min_size=1, max_size=6), st.data())
def test_whatever_is_erased_the_chain_is_unbroken_and_the_rest_is_shown(
    details_: list[dict[str, Any]], data: st.DataObject
) -> None:
    entries, beside = written(details_)
    erased = data.draw(st.sets(st.sampled_from(sorted(beside)))) if beside else set()
    left = {hash_: text for hash_, text in beside.items() if hash_ not in erased}
    assert chain.is_unbroken(entries)
    for entry, detail in zip(entries, details_, strict=True):
        shown = free_text.put_together(entry.detail, left)
        assert shown.keys() == detail.keys()
        for name, value in detail.items():
            was_erased = name in free_text.NAMES and entry.detail[name][free_text.HASH] in erased
            assert shown[name] == (entry.detail[name] if was_erased else value)


@given(st.lists(details, min_size=1, max_size=6))
def test_no_text_stands_in_the_chain(details_: list[dict[str, Any]]) -> None:
    entries, beside = written(details_)
    held = [value for entry in entries for name, value in entry.detail.items() if name in free_text.NAMES]
    assert [list(value) for value in held] == [[free_text.HASH]] * len(held)
    assert len(held) == len(beside)


@given(said, said)
def test_a_text_that_was_put_in_place_of_another_is_not_shown(one: Any, other: Any) -> None:
    bare, texts = free_text.taken_apart({"reason": one}, lambda: "salt")
    forged = {hash_: FreeText(text.salt, other) for hash_, text in texts.items()}
    assert free_text.put_together(bare, forged) == ({"reason": one} if one == other else bare)


def test_the_same_words_twice_have_two_hashes() -> None:
    """Else an erased text would be found by its twin."""
    entries, _beside = written([{"reason": "不办了"}, {"reason": "不办了"}])
    assert entries[0].detail != entries[1].detail


def test_chains_of_before_are_shown_as_they_are() -> None:
    old = {"reason": "不办了", "stars": 5, "tags": [], "counts_from": None}
    assert free_text.put_together(old, {}) == old
    assert not free_text.hashes(old)
    assert free_text.within(old)


def test_nothing_written_is_nothing_to_hide() -> None:
    empty = {"reason": None, "text": "", "tags": []}
    assert free_text.taken_apart(empty, lambda: "salt") == (empty, {})
