"""Lists as pages. A cursor is the last key of a page; it names no row outside the list it came from."""

import base64
from collections.abc import Iterator
from typing import Any

import msgspec
from pynamodb.pagination import ResultIterator

from chalicelib.errors import BadInput


def page(results: "ResultIterator[Any]", limit: int) -> tuple[list[Any], str | None]:
    """At most `limit` rows of a query made with the same limit, and the cursor of the next page or None."""
    rows = list(_first(results, limit))
    last = results.last_evaluated_key if len(rows) == limit else None
    return rows, encode(last) if last else None


def _first(results: Iterator[Any], limit: int) -> Iterator[Any]:
    for _, row in zip(range(limit), results, strict=False):
        yield row


def encode(key: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def decode(cursor: str | None, fence: dict[str, str]) -> dict[str, Any] | None:
    """The key of a cursor; `fence` holds attributes it must have, so that it cannot be led into another list.

    Raises BadInput (BAD_CURSOR).
    """
    if cursor is None:
        return None
    try:
        key = msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)),
                                  type=dict[str, dict[str, str]])  # fmt: skip
    except (ValueError, msgspec.MsgspecError):
        key = {}
    if not key or any(key.get(name) != {"S": value} for name, value in fence.items()):
        raise BadInput("BAD_CURSOR", "cursor")
    return key
