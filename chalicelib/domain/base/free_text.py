"""What people write freely lies beside a chain, not in it: the chain has its hash, so that the text can be erased.

    {"reason": "不办了"}   in the chain    {"reason": {"text_sha256": "9f3c…"}}
                          beside it       9f3c… → FreeText(salt, "不办了")

The salt goes with the text: without it a short text could be guessed from its hash after it was erased.
Chains of before have their texts within; they are shown as they are.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

# The names under which details hold what people write; codes of ours have other names.
NAMES = frozenset({"note", "proof", "reason", "reasons", "tags", "text"})
HASH = "text_sha256"
Detail = dict[str, Any]


class FreeText(msgspec.Struct, frozen=True):
    """`said` is a text, a list of texts, or one text for each material."""

    salt: str
    said: str | list[str] | dict[str, str]


def digest(text: FreeText) -> str:
    return hashlib.sha256(msgspec.json.encode([text.salt, text.said], order="sorted")).hexdigest()


def taken_apart(detail: Detail, salt: Callable[[], str]) -> tuple[Detail, dict[str, FreeText]]:
    """What the chain may hold, and the texts by their hashes; each gets a salt of its own."""
    bare, texts = dict(detail), {}
    for name in NAMES & detail.keys():
        if detail[name]:
            text = FreeText(salt(), detail[name])
            texts[digest(text)] = text
            bare[name] = {HASH: digest(text)}
    return bare, texts


def put_together(detail: Detail, texts: Mapping[str, FreeText]) -> Detail:
    """With the texts that are still there, and are those that were written; of the others the hash."""
    return {name: _said(value, texts) for name, value in detail.items()}


def names_text(detail: Detail) -> bool:
    return any(_hash(value) for value in detail.values())


def _said(value: Any, texts: Mapping[str, FreeText]) -> Any:
    text = texts.get(hash_) if (hash_ := _hash(value)) else None
    return text.said if text and digest(text) == hash_ else value


def _hash(value: Any) -> str | None:
    return value[HASH] if isinstance(value, dict) and value.keys() == {HASH} else None
