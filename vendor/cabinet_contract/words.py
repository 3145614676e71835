"""The closed lists that both sides use. A value outside them is refused, never guessed."""

from enum import StrEnum


class Purpose(StrEnum):
    """What a code is for (交件码、收件码、存件码、取件码、召回码)."""

    DEPOSIT = "deposit"
    COLLECT = "collect"
    STORE = "store"
    PICKUP = "pickup"
    RECALL = "recall"


class Outcome(StrEnum):
    """What the door sensor said after a pulse. A pulse that was sent is not a door that opened."""

    OPENED = "opened"
    NOT_DETECTED = "not_detected"
    JAMMED = "jammed"
    UNKNOWN = "unknown"


class DoorState(StrEnum):
    """What a door's sensor says. Unknown is neither open nor closed."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Refusal(StrEnum):
    """Why a code did not open; told to the cloud, never to the person at the keypad."""

    UNKNOWN = "unknown"
    EARLY = "early"
    EXPIRED = "expired"
    USED = "used"
    REVOKED = "revoked"


class OrderRefusal(StrEnum):
    """Why a door was not opened from afar."""

    EXPIRED = "expired"
    UNKNOWN_DOOR = "unknown_door"
    # Power went before it could be acted on; nothing opens by itself when power returns.
    INTERRUPTED = "interrupted"


class EventType(StrEnum):
    """What a cabinet tells; the body of each stands in bodies/."""

    STARTED = "started"
    BANK_SYNCED = "bank_synced"
    DOCUMENT_REFUSED = "document_refused"
    CODE_REFUSED = "code_refused"
    LOCKED_OUT = "locked_out"
    GRANT_USED = "grant_used"
    DOOR_OPENED = "door_opened"
    DOOR_CLOSED = "door_closed"
    DOOR_LEFT_OPEN = "door_left_open"
    ORDER_REFUSED = "order_refused"
    ANSWERED = "answered"
    ITEM_DISAGREES = "item_disagrees"
    DOOR_FORCED = "door_forced"
    BOARD_SILENT = "board_silent"
    BOARD_BACK = "board_back"
    CLOCK_DOUBTED = "clock_doubted"
    JOURNAL_REPAIRED = "journal_repaired"
    DISK_FULL = "disk_full"
    DISK_OK = "disk_ok"
    IDENTITY_SHARED = "identity_shared"
    CERTIFICATE_ROTATED = "certificate_rotated"
    UPDATED = "updated"
    ROLLED_BACK = "rolled_back"


def event_type(text: str) -> str:
    """The known type, or the word of a newer cabinet as it is."""
    return EventType(text) if text in _TYPES else text


_TYPES = frozenset(EventType)


class Answer(StrEnum):
    """What the person at the door says: 已放入、未放入、再开一次、格口太小、门关不上、已取出."""

    PUT_IN = "put_in"
    NOTHING = "nothing"
    AGAIN = "again"
    TOO_SMALL = "too_small"
    WONT_CLOSE = "wont_close"
    TAKEN = "taken"
