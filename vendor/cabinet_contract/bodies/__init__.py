"""The body of every type of event, as a struct: the only place where its fields stand."""

from collections.abc import Callable
from types import MappingProxyType

from cabinet_contract.bodies import cabinet, doors
from cabinet_contract.errors import require
from cabinet_contract.events import Event
from cabinet_contract.fields import parsed
from cabinet_contract.words import EventType

Body = (
    cabinet.Started | cabinet.BankSynced | cabinet.CodeRefused | cabinet.LockedOut | cabinet.BoardSilent
    | cabinet.BoardBack | cabinet.ClockDoubted | cabinet.JournalRepaired | cabinet.DiskFull | cabinet.DiskOk
    | cabinet.IdentityShared | cabinet.CertificateRotated | cabinet.Updated | cabinet.RolledBack | doors.GrantUsed
    | doors.DoorOpened | doors.DoorClosed | doors.DoorLeftOpen | doors.DoorForced | doors.OrderRefused
    | doors.Answered | doors.ItemDisagrees
)  # fmt: skip

BODIES: MappingProxyType[EventType, type[Body]] = MappingProxyType({
    EventType.STARTED: cabinet.Started,
    EventType.BANK_SYNCED: cabinet.BankSynced,
    EventType.CODE_REFUSED: cabinet.CodeRefused,
    EventType.LOCKED_OUT: cabinet.LockedOut,
    EventType.GRANT_USED: doors.GrantUsed,
    EventType.DOOR_OPENED: doors.DoorOpened,
    EventType.DOOR_CLOSED: doors.DoorClosed,
    EventType.DOOR_LEFT_OPEN: doors.DoorLeftOpen,
    EventType.ORDER_REFUSED: doors.OrderRefused,
    EventType.ANSWERED: doors.Answered,
    EventType.ITEM_DISAGREES: doors.ItemDisagrees,
    EventType.DOOR_FORCED: doors.DoorForced,
    EventType.BOARD_SILENT: cabinet.BoardSilent,
    EventType.BOARD_BACK: cabinet.BoardBack,
    EventType.CLOCK_DOUBTED: cabinet.ClockDoubted,
    EventType.JOURNAL_REPAIRED: cabinet.JournalRepaired,
    EventType.DISK_FULL: cabinet.DiskFull,
    EventType.DISK_OK: cabinet.DiskOk,
    EventType.IDENTITY_SHARED: cabinet.IdentityShared,
    EventType.CERTIFICATE_ROTATED: cabinet.CertificateRotated,
    EventType.UPDATED: cabinet.Updated,
    EventType.ROLLED_BACK: cabinet.RolledBack,
})  # fmt: skip
CAUSES = ("grant", "order")
# An opening has one cause; one that nothing caused is DOOR_FORCED.
ONE_CAUSE = frozenset({doors.DoorOpened, doors.DoorClosed, doors.DoorLeftOpen, doors.ItemDisagrees})


def body_of(event: Event) -> Body:
    """The event's fields by name and type. Raises ContractError naming the field that does not fit.

    >>> body_of(Event(7, 0.0, EventType.BOARD_BACK, {"bank": "A"}))
    BoardBack(bank='A')
    """
    struct: Callable[..., Body] = BODIES[event.type]
    body: Body = parsed(struct, event.body)
    causes = [name for name in CAUSES if event.body.get(name) is not None]
    require(struct not in ONE_CAUSE or len(causes) == 1, "grant", "exactly one of grant and order must be there")
    return body
