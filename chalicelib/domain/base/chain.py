"""The hash chain of a case or an envelope: who did what, when, on what evidence; no entry can be changed unseen."""

import hashlib
from typing import Any

import msgspec

from chalicelib.domain.base.act import Act

GENESIS = "0" * 64


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One link. `actor` is a party, a member of staff or a cabinet; `at` epoch seconds; `detail` plain data."""

    number: int
    at: int
    actor: str
    event: str
    detail: dict[str, Any] = {}
    previous: str
    hash: str = ""


def next_entry(count: int, head: str, event: str, act: Act, detail: dict[str, Any]) -> Entry:
    """The entry that follows `count` entries whose last hash is `head`."""
    entry = Entry(number=count + 1, at=act.at, actor=act.by, event=event, detail=detail, previous=head)
    return msgspec.structs.replace(entry, hash=digest(entry))


def digest(entry: Entry) -> str:
    bare = msgspec.structs.replace(entry, hash="")
    return hashlib.sha256(msgspec.json.encode(bare, order="sorted")).hexdigest()


def is_unbroken(entries: list[Entry]) -> bool:
    """True if every entry names its predecessor and its own content."""
    heads = [GENESIS, *(entry.hash for entry in entries)]
    return all(
        entry.number == place + 1 and entry.previous == heads[place] and entry.hash == digest(entry)
        for place, entry in enumerate(entries)
    )
