"""What people wrote, as it is kept: without what nobody sees, and refused where it says nothing.

Invisible characters are taken out and not refused: they come along from a text that was copied, and who sent them
cannot see what to mend. Some of them also turn or hide the words that stand beside them on somebody else's screen.
"""

import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar, get_args

import msgspec
from msgspec import Meta

T = TypeVar("T")
# What `Meta.extra` of a text says, where it must say something.
IN_WORDS = {"in_words": True}
KEPT = "\n\t\u200c\u200d"  # the joiners shape letters of some scripts, and join emoji
INVISIBLE = ("Cc", "Cf")
BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")  # Unicode calls these fillers letters


class SaysNothing(ValueError):
    """A text that must say something has no letter and no digit; `str()` of it is the path of its field."""


def cleaned(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in KEPT or unicodedata.category(c) not in INVISIBLE).strip()


def says_something(text: str) -> bool:
    """Whether a letter or a digit stands in it, of any script."""
    return any(c.isalnum() and c not in BLANK_LETTERS for c in text)


def as_kept(value: T, kind: Any, path: str = "") -> T:
    """`value`, decoded as the type `kind`, with each of its texts cleaned. Raises SaysNothing."""
    for sort, treated in _TREATED:
        if isinstance(value, sort) and not (sort is str and type(value) is not str):  # the words of lists stay
            found: T = treated(value, kind, path)
            return found
    return value


def _struct(value: msgspec.Struct, _kind: Any, path: str) -> msgspec.Struct:
    fields = msgspec.structs.fields(value)
    new = {f.name: as_kept(getattr(value, f.name), f.type, _join(path, f.encode_name)) for f in fields}
    return msgspec.structs.replace(value, **new)


def _tuple(value: tuple[Any, ...], kind: Any, path: str) -> tuple[Any, ...]:
    return tuple(as_kept(one, kind, _join(path, i)) for i, one in enumerate(value))


def _table(value: dict[str, Any], kind: Any, path: str) -> dict[str, Any]:
    return {name: as_kept(one, kind, _join(path, name)) for name, one in value.items()}


def _text(value: str, kind: Any, path: str) -> str:
    text = cleaned(value)
    if value and _in_words(kind) and not says_something(text):
        raise SaysNothing(path)
    return text


_TREATED: tuple[tuple[type, Callable[..., Any]], ...] = (
    (msgspec.Struct, _struct), (tuple, _tuple), (dict, _table), (str, _text),
)  # fmt: skip


def _in_words(kind: Any) -> bool:
    """Of a list or a table: whether what it holds must say something."""
    if isinstance(kind, Meta):
        return kind.extra == IN_WORDS
    parts = (*get_args(kind), *getattr(kind, "__metadata__", ()))
    return any(_in_words(part) for part in parts)


def _join(path: str, step: str | int) -> str:
    return f"{path}.{step}" if path else str(step)
