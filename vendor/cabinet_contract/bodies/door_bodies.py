"""What happened at doors. Where a struct has `grant` and `order`, exactly one of them says why the door was opened."""

from enum import StrEnum
from typing import Annotated, NamedTuple

from cabinet_contract.kinds import Count, Door, Id
from cabinet_contract.words import Answer, OrderRefusal, Outcome

ByGrant = Annotated[Id, "The grant whose code opened the door."]
ByOrder = Annotated[Id, "The order from afar that opened the door."]


class ItemState(StrEnum):
    """What an item sensor (a light barrier, a scale) saw in the compartment."""

    PRESENT = "present"
    ABSENT = "absent"


class Reach(StrEnum):
    """Which heights the person can reach."""

    ANY = "any"
    LOW = "low"


class DoorOpened(NamedTuple):
    """A lock was told to open: what the door's sensor said. Sent for every outcome, `jammed` and `unknown` too."""

    door: Door
    outcome: Annotated[Outcome, "opened: the sensor saw it open. Anything else takes the door out of use."]
    grant: ByGrant = ""
    order: ByOrder = ""
    acked: Annotated[
        bool | None, "Whether the lock board acknowledged the pulse; missing where nobody knows any more."
    ] = None
    again: Annotated[Count, "The person's n-th wish to have it opened once more; 0 or missing: the first opening."] = 0
    restarted: Annotated[bool, "True: told after a restart, of a pulse that a power cut had interrupted."] = False


class DoorClosed(NamedTuple):
    """An opened door was read closed twice in a row. This is the deposit, collection, storing, pickup or recall.

    Unless the person says that nothing was moved, or `item` contradicts it: then the code works again.
    """

    door: Door
    grant: ByGrant = ""
    order: ByOrder = ""
    answer: Annotated[
        Answer | None,
        "What the person said last before it closed. Missing or null: nothing; silence is consent, unless `item` says "
        "otherwise.",
    ] = None
    item: Annotated[
        ItemState | None, "What the item sensor saw when it closed; missing where there is none, or it does not answer."
    ] = None


class DoorLeftOpen(NamedTuple):
    """An opened door still stands open after `left_open_s` seconds, or the person says that it will not close."""

    door: Door
    grant: ByGrant = ""
    order: ByOrder = ""


class DoorForced(NamedTuple):
    """A door was seen open that nothing had opened. Once for each opening."""

    door: Door
    grant: Annotated[Id, "The grant of a pulse within the last 300 s whose lock perhaps let go late."] = ""
    order: Annotated[Id, "The same for an order."] = ""


class OrderRefused(NamedTuple):
    """A door was not opened from afar. Told once for an order."""

    order: Annotated[Id, "The order that was refused."]
    reason: OrderRefusal


class Answered(NamedTuple):
    """The person at the door said something; every answer is told when it is given."""

    grant: ByGrant
    door: Door
    answer: Answer
    reach: Annotated[Reach | None, "With too_small: which heights the new compartment may have."] = None


class ItemDisagrees(NamedTuple):
    """The item sensor contradicts the person: a task for staff. What follows for the envelope follows from the `item`
    of `door_closed`, since this event comes later."""

    door: Door
    answer: Answer
    sensed: ItemState
    grant: ByGrant = ""
    order: ByOrder = ""


class GrantUsed(NamedTuple):
    """A code was accepted and its grant is spent. Written down before the lock gets its pulse."""

    grant: ByGrant
    door: Annotated[Door, "The first door that it opens."]
    doors: Annotated[tuple[Door, ...], "All doors of the grant in the order in which they will open."] = ()
