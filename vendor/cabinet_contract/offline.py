"""Codes that a cabinet can check although it has never heard of them.

While a cabinet cannot be reached the cloud derives a code from what both know, instead of drawing it: the cabinet's
key, the journal's lineage, the door, the purpose, and the half day in which the code ends. The cabinet compares what
is typed with every code that could have been made. These are many, so such codes are longer: twelve digits, typed as
4-4-4. For 48 doors 22,272 of 10^11 codes would open something, 2.2e-7 a guess; a hundred ordinary codes are 1e-6.

Both sides derive the grant's id too. The grant that arrives in the shadow later is therefore the one that was used
already, and events carry the right id, whoever of the two came first.
"""

import base64
import hmac
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cabinet_contract.codes import OFFLINE_LENGTH as LENGTH
from cabinet_contract.codes import OFFLINE_SPACE, code_from, is_well_formed
from cabinet_contract.words import Purpose

# Collecting is a route over many doors; it waits until the cabinet can be told of it.
PURPOSES = (Purpose.DEPOSIT, Purpose.STORE, Purpose.PICKUP, Purpose.RECALL)
SLOT_SECONDS = 12 * 3600
HORIZON_SLOTS = 28  # fourteen days without network
ATTEMPTS = 4  # one code and three reissues for one door, purpose and slot
PREFIX = "f_"  # of the grants' ids
HORIZON_SECONDS = HORIZON_SLOTS * SLOT_SECONDS
LONGEST_SECONDS = HORIZON_SECONDS + SLOT_SECONDS
_BYTES = 8
_ID_BYTES = 10


class OfflineCode(NamedTuple):
    """`until` is the end of its slot in epoch seconds; `attempt` 0 … 3 tells a reissue from what it replaces."""

    code: str
    grant: str
    door: str
    purpose: Purpose
    attempt: int
    until: int


def derived_key(key: bytes, lineage: str) -> bytes:
    """Dies with the journal: a cabinet with another past accepts none of the codes made for the old one."""
    return hmac.digest(key, f"offline|{lineage}".encode(), "sha256")


def slot_of(until: int) -> int:
    """The slot in which a code that shall live until then ends; it lives on to the slot's end."""
    return -(-until // SLOT_SECONDS)


def made(key: bytes, door: str, purpose: Purpose, slot: int, attempt: int) -> OfflineCode:
    """`key` is the `derived_key`. Raises ValueError for an attempt that no cabinet would look for."""
    if not 0 <= attempt < ATTEMPTS:
        raise ValueError("no such attempt")
    where = f"{door}|{purpose}|{slot}"
    number = _numbers(key, where)[attempt]
    id_ = hmac.digest(key, f"id|{where}|{attempt}".encode(), "sha256")[:_ID_BYTES]
    grant = PREFIX + base64.b32encode(id_).decode().lower()
    return OfflineCode(code_from(number, LENGTH), grant, door, purpose, attempt, slot * SLOT_SECONDS)


def attempts(key: bytes, door: str, purpose: Purpose, until: int) -> Iterator[OfflineCode]:
    """The codes of this place that live until `until` or a little longer, in the order of their issue."""
    for attempt in range(ATTEMPTS):
        yield made(key, door, purpose, slot_of(until), attempt)


def recognised(key: bytes, code: str, doors: Iterable[str], now: float) -> OfflineCode | None:
    """The one code that this could be, not over at `now` (the trusted clock); None for a guess."""
    if len(code) != LENGTH or not is_well_formed(code):
        return None
    number, first = int(code[:-1]), int(now) // SLOT_SECONDS + 1
    found = None
    # All are looked at, also after a hit: how long it takes tells nothing.
    for door, purpose, slot in _places(doors, first):
        numbers = _numbers(key, f"{door}|{purpose}|{slot}")
        if number in numbers:
            found = door, purpose, slot, numbers.index(number)
    return made(key, *found) if found else None


def _places(doors: Iterable[str], first: int) -> Iterator[tuple[str, Purpose, int]]:
    for door in doors:
        for purpose in PURPOSES:
            for slot in range(first, first + HORIZON_SLOTS + 1):
                yield door, purpose, slot


def _numbers(key: bytes, where: str) -> list[int]:
    """One keyed hash gives the four attempts; 64 bits reduced to eleven digits are even to one part in 10^8."""
    drawn = hmac.digest(key, where.encode(), "sha256")
    return [int.from_bytes(drawn[n : n + _BYTES]) % OFFLINE_SPACE for n in range(0, ATTEMPTS * _BYTES, _BYTES)]
