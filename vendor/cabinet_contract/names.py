"""Names on the wire: things, doors, banks, shadows, topics; and what bounds them."""

import re

THING = re.compile(r"cab-[a-z0-9-]{1,36}")
DOOR = re.compile(r"[A-Z][0-9]{2}")
CABINET_SHADOW = "cabinet"
# One lock board's doors. 25 keeps a full bank's document far below the 8 KB that a shadow may hold.
MAX_DOORS_PER_BANK = 25
# Epoch seconds that every clock and database can hold end before this.
LAST_MOMENT = 2**40
# Readers of JSON of every kind tell whole numbers apart up to here.
LAST_NUMBER = 2**53


def is_thing(name: str) -> bool:
    return THING.fullmatch(name) is not None


def is_door(name: str) -> bool:
    return DOOR.fullmatch(name) is not None


def bank_of(door: str) -> str:
    """The bank's letter: `A03` stands in bank `A`."""
    return door[0]


def bank_shadow(bank: str) -> str:
    return f"bank-{bank}"


def events_topic(thing: str) -> str:
    return f"cabinets/{thing}/events"


def presence_topic(thing: str) -> str:
    return f"cabinets/{thing}/presence"


def job_of(thing: str) -> str:
    """The one name under which jobs are given to a cabinet, so that its policy can name their topics."""
    return f"fleet-{thing}"
