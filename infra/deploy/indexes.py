"""Indexes of tables that are there already: CloudFormation makes or takes away one of a table's in an update.

So a template that exchanges indexes is reached in steps: the new ones first, one an update, then the old ones go.
"""

from typing import Any

from infra.typed import Record

_TABLE = "AWS::DynamoDB::Table"


def steps(old: Record, new: Record) -> list[Record]:
    """The templates to be deployed one after another; the last is `new`. `old` is empty where there is no stack yet."""
    before = old.get("Resources", {})
    kept = [name for name, one in new["Resources"].items() if one["Type"] == _TABLE and name in before]
    ways = {name: _way(before[name], new["Resources"][name]) for name in kept}
    last = max(map(len, ways.values()), default=1) - 1
    return [*(_with(new, {name: way[min(n, len(way) - 1)] for name, way in ways.items()}) for n in range(last)), new]


def has(template: Record, table: str, index: str) -> bool:
    """Whether this template's `table` has `index`; no template has none."""
    return table in template.get("Resources", {}) and index in _indexes(template["Resources"][table])


def _way(old: Record, new: Record) -> list[Record]:
    """One table, update for update."""
    before, after = _indexes(old), _indexes(new)
    made = [name for name in after if name not in before]
    gone = [name for name in before if name not in after]
    both = before | after
    lists = [[*before, *made[: n + 1]] for n in range(len(made))]
    lists += [[name for name in both if name not in gone[: n + 1]] for n in range(len(gone))]
    return [_table_with(old, new, [both[name] for name in names]) for names in lists or [list(after)]]


def _indexes(table: Record) -> dict[str, Record]:
    return {index["IndexName"]: index for index in table["Properties"].get("GlobalSecondaryIndexes", [])}


def _with(template: Record, tables: dict[str, Record]) -> Record:
    return {**template, "Resources": template["Resources"] | tables}


def _table_with(old: Record, new: Record, indexes: list[Record]) -> Record:
    """DynamoDB wants exactly the attributes that are a key somewhere."""
    properties = {name: value for name, value in new["Properties"].items() if name != "GlobalSecondaryIndexes"}
    keys = [*properties["KeySchema"], *(key for index in indexes for key in index["KeySchema"])]
    known = [*old["Properties"]["AttributeDefinitions"], *properties["AttributeDefinitions"]]
    used = {key["AttributeName"] for key in keys}
    definitions = {one["AttributeName"]: one for one in known if one["AttributeName"] in used}
    more: dict[str, Any] = {"GlobalSecondaryIndexes": indexes} if indexes else {}
    return {**new, "Properties": properties | {"AttributeDefinitions": list(definitions.values())} | more}
