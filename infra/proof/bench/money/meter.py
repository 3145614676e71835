"""Counts what the SDK is asked in this process: botocore's own hooks, before a call leaves and after it came back."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import botocore.handlers

from infra.proof.bench.money.capacity import Index, Item, index_units, read_units, write_units
from infra.proof.bench.money.rows import Tables

SHADOWS = {"GetThingShadow", "UpdateThingShadow"}


class Meter:
    """`outbox` names the table whose new rows start the stream; they are handed out by `new_rows`."""

    def __init__(self, tables: Tables, outbox: str) -> None:
        self.counts: Counter[str] = Counter()
        self.by_table: Counter[tuple[str, str]] = Counter()
        self.calls: Counter[str] = Counter()
        self.shadows_written: list[tuple[str, str]] = []
        self._tables, self._outbox = tables, outbox
        self._rows: list[Item] = []
        self._listening = False

    def begin(self) -> None:
        """What was counted until now is forgotten."""
        for counter in (self.counts, self.by_table, self.calls):
            counter.clear()

    def found(self) -> dict[str, Any]:
        tables = {f"{table} {kind}": units for (table, kind), units in self.by_table.items()}
        return {"counts": dict(self.counts), "tables": tables, "calls": dict(self.calls)}

    def install(self) -> None:
        """For every client that is made from now on."""
        botocore.handlers.BUILTIN_HANDLERS += [
            ("provide-client-params", self._before), ("after-call", self._after),  # type: ignore[list-item]
        ]  # fmt: skip

    @contextmanager
    def listening(self) -> Iterator[None]:
        """What is asked inside the block is the product's."""
        self._listening = True
        try:
            yield
        finally:
            self._listening = False

    def new_rows(self) -> list[Item]:
        rows, self._rows = self._rows, []
        return rows

    def _before(self, params: dict[str, Any], model: Any, context: dict[str, Any], **_: Any) -> None:
        if not self._listening:
            return
        context["asked"] = params
        service, operation = model.service_model.service_name, model.name
        self.calls[f"{service} {operation}"] += 1
        if service == "dynamodb":
            self._written(operation, params)
        elif operation == "UpdateThingShadow":
            self.shadows_written.append((params["thingName"], params["shadowName"]))

    def _after(self, parsed: dict[str, Any], model: Any, context: dict[str, Any], **_: Any) -> None:
        asked = context.get("asked")
        if asked is None or model.service_model.service_name != "dynamodb":
            return
        if model.name in ("GetItem", "Query", "Scan"):
            found = parsed.get("Items", [parsed["Item"]] if "Item" in parsed else [])
            self._read(asked["TableName"], read_units(found, asked.get("ConsistentRead", False)))
        elif model.name == "BatchGetItem":
            for table, keys in asked["RequestItems"].items():
                for item in parsed["Responses"].get(table, []):
                    self._read(table, read_units([item], keys.get("ConsistentRead", False)))

    def _read(self, table: str, units: float) -> None:
        self.counts["read units"] += units  # type: ignore[assignment]  # halves
        self.by_table[table, "read"] += units  # type: ignore[assignment]

    def _written(self, operation: str, params: dict[str, Any]) -> None:
        for table, before, after in self._tables.changes(operation, params):
            indexes, keys = self._tables.shape(table)
            double = 2 if operation == "TransactWriteItems" else 1
            self._wrote(table, "write", double * write_units(before, after))
            self._wrote(table, "index", sum(self._index(index, before, after, keys) for index in indexes))
            if table == self._outbox and after:
                self._rows.append(after)

    def _index(self, index: Index, before: Item, after: Item, keys: tuple[str, ...]) -> int:
        return index_units(index, before, after, keys)

    def _wrote(self, table: str, kind: str, units: int) -> None:
        self.counts["write units"] += units
        self.by_table[table, kind] += units
