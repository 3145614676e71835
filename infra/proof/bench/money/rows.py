"""What the tables hold before a write, and how their keys lie: asked beside the product, by a client of our own."""

import functools
from collections.abc import Iterator
from typing import Any

from infra.proof.bench.money.capacity import Index, Item

Change = tuple[str, Item, Item]  # table, before, after


class Tables:
    def __init__(self, client: Any) -> None:
        self._client = client
        self.shape = functools.cache(self._shape)

    def _shape(self, table: str) -> tuple[tuple[Index, ...], tuple[str, ...]]:
        found = self._client.describe_table(TableName=table)["Table"]
        indexes = tuple(_index(described) for described in found.get("GlobalSecondaryIndexes", []))
        return indexes, tuple(key["AttributeName"] for key in found["KeySchema"])

    def changes(self, operation: str, params: dict[str, Any]) -> Iterator[Change]:
        """Every row that this call writes, as it is and as it will be."""
        for table, write in _writes(operation, params):
            yield self._change(table, write.get("Item"), write.get("Key"))

    def _change(self, table: str, item: Item | None, key: Item | None) -> Change:
        names = self.shape(table)[1]
        key = key or {name: (item or {})[name] for name in names}
        before = self._client.get_item(TableName=table, Key=key).get("Item", {})
        return table, before, item or {}


def _writes(operation: str, params: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Tables with what is put there (`Item`) or deleted (`Key`); the product knows no other writes."""
    match operation:
        case "TransactWriteItems":
            for (write,) in (one.values() for one in params["TransactItems"]):
                yield write["TableName"], write
        case "PutItem" | "DeleteItem":
            yield params["TableName"], params
        case "BatchWriteItem":
            for table, requests in params["RequestItems"].items():
                yield from ((table, write) for (write,) in (one.values() for one in requests))
        case "UpdateItem":
            raise NotImplementedError(operation)


def _index(described: dict[str, Any]) -> Index:
    keys = tuple(key["AttributeName"] for key in described["KeySchema"])
    return Index(described["IndexName"], keys, described["Projection"]["ProjectionType"] == "KEYS_ONLY")
