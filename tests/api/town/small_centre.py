"""The demonstration centre made small: two cabinets, four items, so that moto copies little at each transaction."""

from functools import cache
from typing import Any

from tests.api.deployment import demo

CABINETS = ("cab-hall", "cab-lugang")
PERSON_ITEM, ENTERPRISE_ITEM = "senior-card", "company-registration"
NOTICE_ITEM = "simplified-deregistration"
NO_LOCKER_ITEM = next(item["id"] for item in demo()["items"] if not item["locker"] and "person" in item["party_kinds"])
DOORS_EACH = 8


@cache
def document() -> dict[str, Any]:
    whole = demo()
    cabinets = [_smaller(cabinet) for cabinet in whole["cabinets"] if cabinet["id"] in CABINETS]
    sites = [site for site in whole["sites"] if site["id"] in {cabinet["site"] for cabinet in cabinets}]
    wanted = (PERSON_ITEM, ENTERPRISE_ITEM, NOTICE_ITEM, NO_LOCKER_ITEM)
    items = [item for item in whole["items"] if item["id"] in wanted]
    return whole | {"cabinets": cabinets, "sites": sites, "items": items}


def _smaller(cabinet: dict[str, Any]) -> dict[str, Any]:
    """Some doors of each bank, so that shadows of two banks are in play."""
    banks: dict[str, list[Any]] = {}
    for compartment in cabinet["compartments"]:
        banks.setdefault(compartment["bank"], []).append(compartment)
    kept = [c for bank in banks.values() for c in bank[: DOORS_EACH // len(banks)]]
    return cabinet | {"compartments": kept}


def materials(item: str) -> list[str]:
    """The materials that this item asks of the applicant, in the order of its list."""
    found = next(i for i in document()["items"] if i["id"] == item)
    return [m["id"] for m in found["materials"] if not m.get("made_by")]


def uploads(item: str) -> list[str]:
    found = next(i for i in document()["items"] if i["id"] == item)
    return [m["id"] for m in found["materials"] if m["upload"] and not m.get("made_by")]
