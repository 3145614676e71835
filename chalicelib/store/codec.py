"""Domain objects to rows and back; a write raises the version, a read puts it back on the object."""

from typing import Any, TypeVar

import msgspec
from pynamodb.models import Model

from chalicelib.domain.base.entity import Entity

E = TypeVar("E", bound=Entity)
S = TypeVar("S", bound=msgspec.Struct)
LONGEST_KEY = 1024  # bytes; of the second part, and more than any key of ours has
_BARE = msgspec.json.Encoder(order="sorted")


def body_of(thing: Any) -> str:
    return _BARE.encode(thing).decode()


def read(row: Any, kind: type[E]) -> E:
    return msgspec.structs.replace(msgspec.json.decode(row.body, type=kind), version=int(row.version))


def readable(row: Any, kind: type[E]) -> E | None:
    """The object; None where the row cannot be read, for who goes through many and must not stop at one."""
    try:
        return read(row, kind)
    except msgspec.MsgspecError:
        return None


def found(model: type[Model], kind: type[E], *key: str) -> E | None:
    """The object under `key`, read consistently, or None."""
    there = row(model, *key)
    return None if there is None else read(there, kind)


def row(model: type[Model], *key: str) -> Any:
    """The row under `key`, read consistently, or None."""
    if not all(0 < len(part.encode()) < LONGEST_KEY for part in key):
        return None  # DynamoDB has no such keys and answers with an error, but people leave fields empty or fill them
    try:
        return model.get(key[0], key[1] if len(key) > 1 else None, consistent_read=True)
    except model.DoesNotExist:
        return None


def plain(row: Any, kind: type[S]) -> S:
    """An object that never changes, such as a link of a chain."""
    return msgspec.json.decode(row.body, type=kind)
