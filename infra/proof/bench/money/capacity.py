"""DynamoDB's capacity units from item sizes, as the developer guide counts them.

A write is a unit for each KB, in a transaction two. An index is written where a projected attribute changes: once, or
twice where its key changes, an old entry going and a new one coming. A consistent read is a unit for each 4 KB.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

WRITE_BYTES, READ_BYTES = 1024, 4096
Item = Mapping[str, Mapping[str, Any]]


class Index(NamedTuple):
    """`keys_only`: nothing is projected but keys, the table's and its own."""

    name: str
    keys: tuple[str, ...]
    keys_only: bool = False


def size(item: Item) -> int:
    """Bytes, names included."""
    return sum(len(name.encode()) + _value_size(value) for name, value in item.items())


def _value_size(value: Mapping[str, Any]) -> int:
    ((kind, held),) = value.items()
    if kind == "N":
        return len(str(held).strip("-").replace(".", "")) // 2 + 2
    return 1 if kind in ("BOOL", "NULL") else len(held if isinstance(held, bytes) else str(held).encode())


def write_units(before: Item, after: Item) -> int:
    """Of the table alone; `{}` stands for no item. The larger of the two counts."""
    return max(1, math.ceil(max(size(before), size(after)) / WRITE_BYTES))


def index_units(index: Index, before: Item, after: Item, table_keys: Sequence[str]) -> int:
    old, new = (_projected(index, item, table_keys) for item in (before, after))
    if old == new:
        return 0
    if old and new and all(old[key] == new[key] for key in index.keys):
        return write_units(old, new)
    return sum(write_units(entry, {}) for entry in (old, new) if entry)


def _projected(index: Index, item: Item, table_keys: Sequence[str]) -> Item:
    """What the index holds of `item`; nothing where one of its keys is missing."""
    if not all(key in item for key in index.keys):
        return {}
    return {key: item[key] for key in (*index.keys, *table_keys)} if index.keys_only else item


def read_units(items: Sequence[Item], consistent: bool) -> float:
    """Of one get or one query, which rounds up once for all that it reads."""
    blocks = max(1, math.ceil(sum(map(size, items)) / READ_BYTES))
    return blocks if consistent else blocks / 2
