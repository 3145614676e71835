"""All faults of a whole centre import, before any of it goes live: shape first, then the rules across records.

Pure: the document in, the list of faults out. A record with a misfit is left out of the rules, but its id still
counts, so that one typing error does not drag a tail of consequences behind it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from chalicelib.domain.catalogue.centre import CabinetPlan, Centre, CentreImport, Item, Site, Text
from chalicelib.domain.catalogue.check_cabinets import cabinet_faults
from chalicelib.domain.catalogue.check_items import item_faults
from chalicelib.domain.catalogue.check_sms import sms_faults
from chalicelib.domain.catalogue.faults import Fault, fits, join, misfits
from chalicelib.domain.catalogue.opening import opening_faults

__all__ = ["Fault", "check"]

_UNIQUE = (("sites", "id"), ("cabinets", "id"), ("cabinets", "serial"), ("items", "id"), ("items", "code"))


def check(document: Any) -> list[Fault]:
    """[] if the document may be imported; `catalogue.decode` then cannot fail."""
    shape = misfits(document, CentreImport)
    if not isinstance(document, dict):
        return shape
    across = (_duplicates, _centre, _sites, _cabinets, _items)
    return [*shape, *(fault for find in across for fault in find(document))]


def _duplicates(document: dict[str, Any]) -> Iterator[Fault]:
    for section, field in _UNIQUE:
        seen: set[str] = set()
        for i, record in _records(document, section):
            value = record.get(field)
            if not isinstance(value, str):
                continue
            if value in seen:
                yield Fault(f"{section}.{i}.{field}", f"{value} is there twice", f"{value} 重复")
            seen.add(value)


def _centre(document: dict[str, Any]) -> Iterable[Fault]:
    centre = fits(document.get("centre"), Centre)
    if centre is None:
        return []
    # A text names the cabinet and its door.
    cabinets = [fits(record.get("name"), Text) for _, record in _records(document, "cabinets")]
    return sms_faults(centre.settings.sms, [name for name in cabinets if name], "centre.settings.sms")


def _sites(document: dict[str, Any]) -> Iterator[Fault]:
    for i, record in _records(document, "sites"):
        if site := fits(record, Site):
            yield from opening_faults(site, join("sites", i))


def _cabinets(document: dict[str, Any]) -> Iterator[Fault]:
    sites = {record.get("id") for _, record in _records(document, "sites")}
    for i, record in _records(document, "cabinets"):
        path = join("cabinets", i)
        if record.get("site") not in sites:
            yield Fault(join(path, "site"), f"there is no site {record.get('site')}", f"没有站点 {record.get('site')}")
        if cabinet := fits(record, CabinetPlan):
            yield from cabinet_faults(cabinet, path)


def _items(document: dict[str, Any]) -> Iterator[Fault]:
    for i, record in _records(document, "items"):
        if item := fits(record, Item):
            yield from item_faults(item, join("items", i))


def _records(document: dict[str, Any], section: str) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = document.get(section)
    yield from ((i, r) for i, r in enumerate(rows if isinstance(rows, list) else []) if isinstance(r, dict))
