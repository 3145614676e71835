"""Rules of another place's published list: what was added to it is named, and whose its telephones are is said."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from chalicelib.domain.catalogue.faults import Fault
from chalicelib.domain.catalogue.items import Item


def added_faults(item: Item, path: str) -> Iterator[Fault]:
    for i, name in enumerate(item.added):
        if not _leads_somewhere(item, name.split(".")):
            yield Fault(f"{path}.added.{i}", f"this item has no {name}", f"本事项中没有 {name}")
    yield from _telephones(item, path)


def _leads_somewhere(value: Any, steps: list[str]) -> bool:
    """In a list, a step is the `id` or the number of one record, or a field of them all."""
    if not steps:
        return True
    if isinstance(value, tuple):
        return any(_leads_somewhere(one, steps[1:] if _is_called(one, steps[0]) else steps) for one in value)
    known = isinstance(value, Struct) and steps[0] in value.__struct_fields__
    return known and _leads_somewhere(getattr(value, steps[0]), steps[1:])


def _is_called(record: Any, name: str) -> bool:
    return name in (getattr(record, "id", None), getattr(record, "number", None))


def _telephones(item: Item, path: str) -> Iterator[Fault]:
    """Who has a complaint must not ring up another city believing that it is his own."""
    for i, phone in enumerate(item.complaint_phones):
        if item.list_of and not phone.of and f"complaint_phones.{phone.number}" not in item.added:
            yield Fault(
                f"{path}.complaint_phones.{i}.of",
                f"the list is that of {item.list_of.en}: say whose telephone this is, or name it under added",
                f"清单由{item.list_of.zh}公布：请用 of 注明电话属于何地，或列入 added",
            )
