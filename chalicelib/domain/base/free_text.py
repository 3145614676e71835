"""What people write freely lies beside a chain, not in it: the chain has its hash, so that the text can be erased.

    {"reason": "不办了"}   in the chain    {"reason": {"text_sha256": "9f3c…"}}
                          beside it       9f3c… → FreeText(salt, "不办了"), or Erased(who, when, on what ground)

The salt goes with the text: without it a short text could be guessed from its hash after it was erased.
Chains of before have their texts within; they are shown as they are.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from enum import StrEnum
from typing import Any

import msgspec

# The names under which details hold what people write; codes of ours have other names.
NAMES = frozenset({"note", "proof", "reason", "reasons", "tags", "text"})
HASH = "text_sha256"
# What people read where their words stood outside a chain.
BLOT = "（已删除 · erased）"
Detail = dict[str, Any]


class ErasureGround(StrEnum):
    """Why a text is erased: a closed list, so that a reason cannot repeat the words."""

    PURPOSE_ENDED = "purpose-ended"  # 目的已实现
    TIME_ENDED = "time-ended"  # 保存期限已届满
    CONSENT_WITHDRAWN = "consent-withdrawn"  # 本人撤回同意
    UNLAWFUL = "unlawful"  # 违法或不当收集


class Erased(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside a chain where a text was: who of the staff erased it, when, and on what ground."""

    number: str
    at: int
    ground: ErasureGround


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


def put_together(detail: Detail, texts: Mapping[str, FreeText | Erased]) -> Detail:
    """With the texts that are still there and are what was written; of the others the hash, and who erased it."""
    return {name: _said(value, texts) for name, value in detail.items()}


def hashes(detail: Detail) -> list[str]:
    """Those of the texts that it stands for."""
    return [hash_ for value in detail.values() if (hash_ := _hash(value))]


def within(detail: Detail) -> bool:
    """Whether somebody's words stand in it themselves, as in chains of before."""
    return any(detail.get(name) and not _hash(detail[name]) for name in NAMES)


def words(said: Any) -> Iterator[str]:
    """Every text in what was said."""
    parts = said.values() if isinstance(said, dict) else said if isinstance(said, list) else [said]
    yield from (part for part in parts if isinstance(part, str) and part)


def blotted(thing: Any, gone: Collection[str], *, free: bool = False) -> Any:
    """`thing`, plain data, with a blot for each text that is one of `gone` and stands where people write freely.

    `free`: all of `thing` is such a place. A word of ours that happens to be the same stays: a channel, a door.
    """
    if isinstance(thing, dict):
        return {name: blotted(value, gone, free=free or name in NAMES) for name, value in thing.items()}
    if isinstance(thing, list):
        return [blotted(value, gone, free=free) for value in thing]
    return BLOT if free and isinstance(thing, str) and thing in gone else thing


def written(detail: Detail) -> set[str]:
    """Every text that stands in it where people write freely."""
    return {word for name in NAMES & detail.keys() for word in words(detail[name])}


def _said(value: Any, texts: Mapping[str, FreeText | Erased]) -> Any:
    text = texts.get(hash_) if (hash_ := _hash(value)) else None
    if isinstance(text, Erased):
        return {**value, "erased": msgspec.to_builtins(text)}
    return text.said if text and digest(text) == hash_ else value


def _hash(value: Any) -> str | None:
    return value[HASH] if isinstance(value, dict) and value.keys() == {HASH} else None
