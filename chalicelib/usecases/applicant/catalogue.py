"""The public catalogue: finding a service item, its full guide, and what a centre tells everybody."""

import functools
from collections import Counter
from collections.abc import Iterable

import msgspec

from chalicelib.domain.case.non_acceptance import HOTLINE
from chalicelib.domain.catalogue import searching
from chalicelib.domain.catalogue.items import ComplaintPhone, Item, Text
from chalicelib.domain.catalogue.searching import Searched
from chalicelib.domain.catalogue.words import PartyKind
from chalicelib.replies.base import Page
from chalicelib.replies.catalogue import CentreLine, CentreSeen, DepartmentSeen, ItemGuide, ItemLine, PublicSettings
from chalicelib.store import catalogue, pages
from chalicelib.usecases.parts import rules

LANGUAGES = ("zh", "en")
# Of a centre that names nobody: the government hotline of the whole country.
EVERYWHERE = ComplaintPhone(office=Text(zh="政务服务便民热线", en="Government service hotline"), number=HOTLINE)


class ItemWish(msgspec.Struct, frozen=True, kw_only=True):
    """What the applicant looks for; "" and None leave it open."""

    words: str = ""
    kind: PartyKind | None = None
    department: str = ""


def search(centre: str, wish: ItemWish, *, limit: int, cursor: str | None) -> Page[ItemLine]:
    """Items that have every word, for who may apply; a page in the order of ids."""
    after = pages.decode(cursor, {"centre": centre}, {"centre": "S", "item": "S"}) or {}
    start = after.get("item", {}).get("S", "")
    generation = rules.asked_generation(centre)
    found = [item for item, sought in _items(centre, generation) if item.id > start and _fits(item, sought, wish)]
    shown = found[:limit]
    following = _cursor(centre, shown) if len(found) > limit else None
    return Page(items=[_line(item) for item in shown], next=following)


@functools.lru_cache(maxsize=8)
def _items(centre: str, generation: int) -> tuple[tuple[Item, Searched], ...]:
    """Never changes: a new import is a new generation."""
    found = sorted(catalogue.items(centre, generation), key=lambda item: item.id)
    return tuple((item, _sought(item)) for item in found)


def _sought(item: Item) -> Searched:
    texts = (item.name.zh, item.name.en, item.code, item.department.zh, item.department.en, *item.aliases)
    return searching.sought(texts, item.pinyin)


def _fits(item: Item, sought: Searched, wish: ItemWish) -> bool:
    its_own = not wish.department or wish.department in (item.department.zh, item.department.en)
    return its_own and (wish.kind is None or wish.kind in item.party_kinds) and searching.fits(sought, wish.words)


def _line(item: Item) -> ItemLine:
    fields = msgspec.structs.asdict(item) | {"item": item.id}
    return ItemLine(**{name: fields[name] for name in ItemLine.__struct_fields__})


def _cursor(centre: str, shown: Iterable[Item]) -> str:
    return pages.encode({"centre": {"S": centre}, "item": {"S": list(shown)[-1].id}})


def of_item(centre: str, id_: str) -> ItemGuide:
    """Everything an applicant may want to know beforehand. Raises NotFound."""
    item = rules.item(centre, rules.asked_generation(centre), id_)
    asked = [material.id for material in item.asked]
    fields = msgspec.structs.asdict(item) | {"item": id_, "centre": centre, "asked": asked}
    return ItemGuide(**{name: fields[name] for name in ItemGuide.__struct_fields__})


def all_centres() -> Page[CentreLine]:
    """By their ids; most deployments have one."""
    found = sorted(catalogue.centres(), key=lambda live: live.centre)
    names = ((live.centre, rules.centre(live.centre, live.generation).name) for live in found)
    return Page(items=[CentreLine(centre=id_, name=name) for id_, name in names], next=None)


def of_centre(id_: str) -> CentreSeen:
    """Raises NotFound."""
    generation = catalogue.generation(id_)
    found = rules.centre(id_, generation)
    public = {name: getattr(found.settings, name) for name in PublicSettings.__struct_fields__}
    items = [item for item, _ in _items(id_, generation)]
    return CentreSeen(
        centre=id_, name=found.name, settings=PublicSettings(**public), departments=_departments(items),
        phones=found.phones or (EVERYWHERE,), languages=LANGUAGES,
        complaint_phones=list(dict.fromkeys(phone for item in items for phone in item.complaint_phones)),
    )  # fmt: skip


def _departments(items: Iterable[Item]) -> list[DepartmentSeen]:
    """Those with the most items first."""
    counted = Counter(item.department for item in items)
    return [DepartmentSeen(name=name, items=count) for name, count in counted.most_common()]
