"""`python -m infra.printed.states` prints docs/states.md from the tables themselves."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from chalicelib.domain.case import case
from chalicelib.domain.custody import envelope

HEAD = """# States

Printed by `python -m infra.printed.states > docs/states.md`. What is not in a table is refused: `OUT_OF_TURN`, 409.
"""
# A mapping of one kind of keys is none of another kind, so the keys are Any.
TABLES: tuple[tuple[str, Mapping[tuple[Any, Any], StrEnum]], ...] = (
    ("Case 办件", case.MOVES),
    ("Envelope 信包, inbound", envelope.INBOUND_MOVES),
    ("Envelope 信包, outbound", envelope.OUTBOUND_MOVES),
)


def lines() -> Iterator[str]:
    yield HEAD
    for name, table in TABLES:
        yield f"## {name}\n\n| state | event | next state |\n|---|---|---|"
        yield from (f"| {state} | {event} | {following} |" for (state, event), following in sorted(table.items()))
        ends = sorted(set(table.values()) - {state for state, _ in table})
        yield f"\nEnds: {', '.join(ends)}.\n"


if __name__ == "__main__":
    print("\n".join(lines()))
