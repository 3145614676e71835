"""The public catalogue: finding a service item, and its full guide."""

import functools
from collections.abc import Iterable
from typing import Any

import msgspec

from chalicelib.domain.catalogue.centre import Item
from chalicelib.domain.catalogue.words import PartyKind
from chalicelib.store import catalogue, pages
from chalicelib.usecases.parts import rules

PUBLIC_SETTINGS = (
    "pre_review_hours", "sign_in_code_minutes", "deposit_code_hours", "pickup_code_hours", "search_km", "upload",
)  # fmt: skip


def search(centre: str, words: str, kind: PartyKind | None, limit: int, cursor: str | None) -> dict[str, Any]:
    """Items whose name, code or department has every word, in Chinese or English; a page in the order of ids."""
    after = pages.decode(cursor, {"centre": centre}, {"centre": "S", "item": "S"}) or {}
    start = after.get("item", {}).get("S", "")
    generation = catalogue.generation(centre)
    found = [item for item in _items(centre, generation) if item.id > start and _fits(item, words, kind)]
    shown = found[:limit]
    return {"items": [_line(item) for item in shown], "next": _cursor(centre, shown) if len(found) > limit else None}


@functools.lru_cache(maxsize=8)
def _items(centre: str, generation: int) -> tuple[Item, ...]:
    """Never changes: a new import is a new generation."""
    return tuple(sorted(catalogue.items(centre, generation), key=lambda item: item.id))


def _fits(item: Item, words: str, kind: PartyKind | None) -> bool:
    texts = (item.name.zh, item.name.en, item.code, item.department.zh, item.department.en)
    searched = " ".join(texts).casefold()
    return (kind is None or kind in item.party_kinds) and all(word in searched for word in words.casefold().split())


def _line(item: Item) -> dict[str, Any]:
    return {
        "item": item.id, "code": item.code, "name": item.name, "department": item.department,
        "party_kinds": item.party_kinds, "handling": item.handling, "no_meeting": item.no_meeting,
        "locker": item.locker, "promised_days": item.promised_days,
    }  # fmt: skip


def _cursor(centre: str, shown: Iterable[Item]) -> str:
    return pages.encode({"centre": {"S": centre}, "item": {"S": list(shown)[-1].id}})


def of_item(centre: str, id_: str) -> dict[str, Any]:
    """Everything an applicant may want to know beforehand; `asked` are the materials to bring. Raises NotFound."""
    item = rules.item(centre, catalogue.generation(centre), id_)
    return msgspec.to_builtins(item) | {"item": id_, "centre": centre, "asked": [m.id for m in item.asked]}


def of_centre(id_: str) -> dict[str, Any]:
    """Raises NotFound."""
    found = rules.centre(id_, catalogue.generation(id_))
    return {
        "centre": id_,
        "name": found.name,
        "settings": {name: getattr(found.settings, name) for name in PUBLIC_SETTINGS},
    }
