"""Links of a chain as applicants read them: that it was a member of staff, and not which (rules.md, R-E-13).

The id of a member of staff is what a token names; role and number of who has a case in hand stand elsewhere.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec

from chalicelib.domain.base.chain import Entry
from chalicelib.domain.case.case import Case
from chalicelib.domain.custody.envelope import Custodian, CustodianKind, Envelope

STAFF = "staff"
CLOCK = "clock"


def known(case: Case, envelopes: Iterable[Envelope | None]) -> set[str]:
    """Who is named as he is: the applicant, the clock, and the cabinets."""
    cabinets = (one.cabinet for one in envelopes if one and one.cabinet)
    return {case.party, CLOCK, "", case.collecting_cabinet or "", *cabinets}


def links(entries: list[Entry], named: Collection[str]) -> list[Entry]:
    """With the word `staff` for each id that is neither `named` nor a cabinet's; hashes stay those of the whole."""
    cabinets = {one for entry in entries for one in _cabinets(entry.detail)}
    gone = {one for entry in entries for one in _people(entry)} - {*named, *cabinets}
    return [
        msgspec.structs.replace(entry, actor=without(entry.actor, gone), detail=without(entry.detail, gone))
        for entry in entries
    ]


def custodian(envelope: Envelope) -> Custodian:
    """Who has it now."""
    held = envelope.custodian
    return msgspec.structs.replace(held, who=STAFF) if held.kind is CustodianKind.STAFF else held


def without(thing: Any, gone: Collection[str]) -> Any:
    """`thing`, plain data, with the word for each id that is one of `gone`."""
    if isinstance(thing, dict):
        return {name: without(value, gone) for name, value in thing.items()}
    return STAFF if isinstance(thing, str) and thing in gone else thing


def _people(entry: Entry) -> Iterator[str]:
    holder = _holder(entry.detail)
    yield entry.actor
    yield str(entry.detail.get("by") or "")
    if holder.get("kind") == CustodianKind.STAFF:
        yield str(holder["who"])


def _cabinets(detail: dict[str, Any]) -> Iterator[str]:
    holder = _holder(detail)
    yield str(detail.get("cabinet") or "")
    if holder.get("kind") == CustodianKind.CABINET:
        yield str(holder["who"]).partition(" ")[0]


def _holder(detail: dict[str, Any]) -> dict[str, Any]:
    found = detail.get("holder")
    return found if isinstance(found, dict) else {}
