"""How the names of a centre's files are read aloud, so that people find them by pinyin and its initials.

Made here, when the folder is read, and kept in the document: no lambda carries the tables that it needs.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pypinyin import Style, pinyin

MOST_READINGS = 8


def reading(text: str) -> str:
    """Every reading of each character, the common one first: 朝阳 is `chao/zhao/zhu yang`; signs are left out."""
    return " ".join("/".join(sounds) for sounds in map(_sounds, text.casefold()) if sounds)


def add_readings(document: dict[str, Any]) -> None:
    """To all that is searched by name; a record that has its own keeps them. What is misformed is left as it is."""
    for record in _records(document, "items"):
        _add(record, [_zh(record, "name"), *_aliases(record), _zh(record, "department")])
    for record in _records(document, "sites"):
        _add(record, [_zh(record, "name"), _zh(record, "address")])
    for record in _records(document, "places"):
        _add(record, [_zh(record, "name"), *_aliases(record)])


def _add(record: dict[str, Any], texts: Iterable[object]) -> None:
    found = [reading(text) for text in texts if isinstance(text, str)]
    if "pinyin" not in record and any(found):
        record["pinyin"] = [one for one in dict.fromkeys(found) if one]


def _sounds(character: str) -> list[str]:
    if character.isascii():
        return [character] if character.isalnum() else []
    found = pinyin(character, heteronym=True, style=Style.NORMAL, errors="ignore")
    return list(dict.fromkeys(found[0]))[:MOST_READINGS] if found else []


def _records(document: dict[str, Any], section: str) -> Iterator[dict[str, Any]]:
    rows = document.get(section)
    yield from (row for row in (rows if isinstance(rows, list) else []) if isinstance(row, dict))


def _zh(record: dict[str, Any], field: str) -> object:
    text = record.get(field)
    return text.get("zh") if isinstance(text, dict) else None


def _aliases(record: dict[str, Any]) -> list[object]:
    found = record.get("aliases")
    return found if isinstance(found, list) else []
