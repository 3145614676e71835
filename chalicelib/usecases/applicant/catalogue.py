"""The public catalogue: finding a service item, and its full guide."""

import functools
from collections.abc import Iterable

import msgspec

from chalicelib.domain.catalogue.items import Item
from chalicelib.domain.catalogue.words import PartyKind
from chalicelib.replies.base import Page
from chalicelib.replies.catalogue import CentreSeen, ItemGuide, ItemLine, PublicSettings
from chalicelib.store import catalogue, pages
from chalicelib.usecases.parts import rules


def search(centre: str, words: str, kind: PartyKind | None, *, limit: int, cursor: str | None) -> Page[ItemLine]:
    """Items whose name, code or department has every word, in Chinese or English; a page in the order of ids."""
    after = pages.decode(cursor, {"centre": centre}, {"centre": "S", "item": "S"}) or {}
    start = after.get("item", {}).get("S", "")
    generation = rules.asked_generation(centre)
    found = [item for item in _items(centre, generation) if item.id > start and _fits(item, words, kind)]
    shown = found[:limit]
    following = _cursor(centre, shown) if len(found) > limit else None
    return Page(items=[_line(item) for item in shown], next=following)


@functools.lru_cache(maxsize=8)
def _items(centre: str, generation: int) -> tuple[Item, ...]:
    """Never changes: a new import is a new generation."""
    return tuple(sorted(catalogue.items(centre, generation), key=lambda item: item.id))


def _fits(item: Item, words: str, kind: PartyKind | None) -> bool:
    texts = (item.name.zh, item.name.en, item.code, item.department.zh, item.department.en)
    searched = " ".join(texts).casefold()
    return (kind is None or kind in item.party_kinds) and all(word in searched for word in words.casefold().split())


def _line(item: Item) -> ItemLine:
    fields = msgspec.structs.asdict(item) | {"item": item.id}
    return ItemLine(**{name: fields[name] for name in ItemLine.__struct_fields__})


def _cursor(centre: str, shown: Iterable[Item]) -> str:
    return pages.encode({"centre": {"S": centre}, "item": {"S": list(shown)[-1].id}})


def of_item(centre: str, id_: str) -> ItemGuide:
    """Everything an applicant may want to know beforehand. Raises NotFound."""
    item = rules.item(centre, rules.asked_generation(centre), id_)
    asked = [material.id for material in item.asked]
    return ItemGuide(**msgspec.structs.asdict(item), item=id_, centre=centre, asked=asked)


def of_centre(id_: str) -> CentreSeen:
    """Raises NotFound."""
    found = rules.centre(id_, catalogue.generation(id_))
    public = {name: getattr(found.settings, name) for name in PublicSettings.__struct_fields__}
    return CentreSeen(centre=id_, name=found.name, settings=PublicSettings(**public))
