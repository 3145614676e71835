"""Finding a name by what people type: its words, its pinyin, its initials, or a mix of both.

A reading of a name is its syllables with a space between them, and where a character is read in several ways all of
them: `chao/zhao yang`. Readings are made when a centre's folder is read (infra.centre.pinyin), never here.
"""

from collections.abc import Iterable, Iterator

import msgspec

Syllable = tuple[str, ...]


class Searched(msgspec.Struct, frozen=True):
    """What is searched of one thing: its texts, and how they are read aloud."""

    text: str
    readings: tuple[tuple[Syllable, ...], ...]


def sought(texts: Iterable[str], readings: Iterable[str]) -> Searched:
    parted = (tuple(tuple(one.split("/")) for one in reading.split()) for reading in readings)
    return Searched(" ".join(texts).casefold(), tuple(parted))


def fits(thing: Searched, typed: str) -> bool:
    """True if the thing has every word that was typed; of no words it has all."""
    return all(_has(thing, word) for word in typed.casefold().replace("ü", "v").split())


def _has(thing: Searched, word: str) -> bool:
    return word in thing.text or (word.isascii() and any(_spells(word, reading) for reading in thing.readings))


def _spells(word: str, reading: tuple[Syllable, ...]) -> bool:
    """Whether `word` is made of the beginnings of syllables that follow each other: yiliao, ylbx, yilbx."""
    reached: set[int] = set()
    for syllable in reading:
        reached = {end for begin in (0, *reached) for end in _ends(word, begin, syllable)}
        if len(word) in reached:
            return True
    return False


def _ends(word: str, begin: int, syllable: Syllable) -> Iterator[int]:
    for sound in syllable:
        yield from (begin + n for n in range(1, len(sound) + 1) if word.startswith(sound[:n], begin))
