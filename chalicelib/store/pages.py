"""Lists as pages. A cursor is the last key of a page; it names no row outside the list it came from."""

import base64
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from pynamodb.pagination import ResultIterator

from chalicelib.errors import BadInput

KEY = {"pk": "S", "sk": "S"}
BY_PARTY = KEY | {"party": "S", "opened": "N"}
BY_QUEUE = KEY | {"queue": "S", "since": "N"}
_VALUES = {"S": re.compile(r".{1,200}"), "N": re.compile(r"[0-9]{1,12}")}


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


def decode(
    cursor: str | None, fence: dict[str, str], shape: dict[str, str] = KEY, *, begins: str = ""
) -> dict[str, Any] | None:
    """The key of a cursor. `fence` holds values that it must have, so that it cannot be led into another list.

    `begins`: how the sort key of each row of the list begins. `shape` are the key's attributes with their types.
    DynamoDB answers any key outside of these with an error of its own. Raises BadInput (BAD_CURSOR).
    """
    if cursor is None:
        return None
    try:
        key = msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)),
                                  type=dict[str, dict[str, str]])  # fmt: skip
    except (ValueError, msgspec.MsgspecError):
        key = {}
    inside = _fits(key, shape) and all(key[name] == {"S": value} for name, value in fence.items())
    if not inside or not key.get("sk", {}).get("S", "").startswith(begins):
        raise BadInput("BAD_CURSOR", "cursor")
    return key


def _fits(key: dict[str, dict[str, str]], shape: dict[str, str]) -> bool:
    return key.keys() == shape.keys() and all(
        list(value) == [shape[name]] and _VALUES[shape[name]].fullmatch(value[shape[name]])
        for name, value in key.items()
    )
