"""What carries the events and presence, as structs to print and to check. The programs read them with events.py, which
costs a cold start less; tests hold both together."""

from typing import Annotated, NamedTuple

from cabinet_contract.events import MAX_BATCH, MOST_EARLIER
from cabinet_contract.kinds import Count, Id, Limit, Lineage, Moment, Positive, Thing, Wire

Was = Annotated[str, Limit("[0-9A-Za-z]{1,32}#[0-9]+")]


class EventHead(NamedTuple):
    """What every event has beside the fields of its type."""

    number: Annotated[Positive, Wire("n"), "Counts from 1 in one lineage, without a gap, over restarts."]
    at: Annotated[Moment, "When it happened: epoch seconds of the trusted clock, milliseconds as decimals."]
    type: Annotated[Id, "One that the other side does not know is kept and acknowledged, and moves nothing."]
    was: Annotated[
        tuple[Was, ...],
        Limit(longest=MOST_EARLIER),
        "Only after the journal had to begin anew: `lineage#number` under which the same event may have been applied "
        "already, oldest first, at most 8. The cloud passes over an event that it knows.",
    ] = ()


class BatchDocument(NamedTuple):
    """Some events in the order of their numbers."""

    v: Annotated[int, Limit(least=1, below=2), "Version of this contract."]
    thing: Annotated[Thing, "The cabinet's own name; another's is refused."]
    lineage: Annotated[Lineage, "Names the journal: random, made with it, new whenever numbers begin again at 1."]
    boot: Annotated[Count, "How often the program has started on this journal."]
    events: Annotated[
        tuple[EventHead, ...],
        Limit(longest=MAX_BATCH),
        "Oldest first, one batch at a time; the cloud bears more, and disorder.",
    ]


class PresenceDocument(NamedTuple):
    """Whether the cabinet is there. The cloud takes one that says nothing for 150 s for silent."""

    thing: Thing
    online: Annotated[bool, "false: goodbye, or the last will that the broker sends when the line breaks."]
    at: Annotated[Moment, "Epoch seconds of the trusted clock; 0 in the last will, which is written beforehand."]
