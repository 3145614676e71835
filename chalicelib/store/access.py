"""Short-lived rows: sign-in challenges, counters, kept answers. They expire in code; TTL only sweeps up."""

from datetime import UTC, datetime
from typing import TypeVar

from chalicelib.domain.base.entity import Entity
from chalicelib.store import codec
from chalicelib.store.rows import AccessRow
from chalicelib.store.transaction import Write

E = TypeVar("E", bound=Entity)


def load(key: str, kind: type[E]) -> E | None:
    return codec.found(AccessRow, kind, key)


def plan(key: str, thing: Entity, expires: int) -> Write:
    """`expires` in epoch seconds, when DynamoDB may forget the row."""
    return Write(AccessRow(key, version=thing.version + 1, body=codec.body_of(thing), expires=_moment(expires)))


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
