"""Domain objects to rows and back; a write raises the version, a read puts it back on the object."""

from typing import Any, TypeVar

import msgspec
from pynamodb.models import Model

from chalicelib.domain.entity import Entity

E = TypeVar("E", bound=Entity)
S = TypeVar("S", bound=msgspec.Struct)
_BARE = msgspec.json.Encoder(order="sorted")


def body_of(thing: Any) -> str:
    return _BARE.encode(thing).decode()


def read(row: Any, kind: type[E]) -> E:
    return msgspec.structs.replace(msgspec.json.decode(row.body, type=kind), version=int(row.version))


def found(model: type[Model], kind: type[E], *key: str) -> E | None:
    """The object under `key`, read consistently, or None."""
    if not all(key):
        return None  # DynamoDB has no empty keys, but people leave fields empty
    try:
        return read(model.get(*key, consistent_read=True), kind)
    except model.DoesNotExist:
        return None


def plain(row: Any, kind: type[S]) -> S:
    """An object that never changes, such as a link of a chain."""
    return msgspec.json.decode(row.body, type=kind)
