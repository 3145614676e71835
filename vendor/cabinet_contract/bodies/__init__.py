"""The body of every type of event, as a struct: the only place where its fields stand."""

from collections.abc import Callable
from types import MappingProxyType

from cabinet_contract.bodies.cabinet_bodies import (
    BankSynced,
    BoardBack,
    BoardSilent,
    CertificateRotated,
    ClockDoubted,
    CodeRefused,
    DiskFull,
    DiskOk,
    DocumentRefused,
    IdentityShared,
    JournalRepaired,
    LockedOut,
    RolledBack,
    Started,
    Updated,
)
from cabinet_contract.bodies.door_bodies import (
    Answered,
    DoorClosed,
    DoorForced,
    DoorLeftOpen,
    DoorOpened,
    GrantUsed,
    ItemDisagrees,
    OrderRefused,
)
from cabinet_contract.errors import require
from cabinet_contract.events import Event
from cabinet_contract.structs import parsed
from cabinet_contract.words import EventType

Body = (
    Started | BankSynced | DocumentRefused | CodeRefused | LockedOut | GrantUsed | DoorOpened | DoorClosed
    | DoorLeftOpen | OrderRefused | Answered | ItemDisagrees | DoorForced | BoardSilent | BoardBack | ClockDoubted
    | JournalRepaired | DiskFull | DiskOk | IdentityShared | CertificateRotated | Updated | RolledBack
)  # fmt: skip

BODIES: MappingProxyType[str, type[Body]] = MappingProxyType({
    EventType.STARTED: Started,
    EventType.BANK_SYNCED: BankSynced,
    EventType.DOCUMENT_REFUSED: DocumentRefused,
    EventType.CODE_REFUSED: CodeRefused,
    EventType.LOCKED_OUT: LockedOut,
    EventType.GRANT_USED: GrantUsed,
    EventType.DOOR_OPENED: DoorOpened,
    EventType.DOOR_CLOSED: DoorClosed,
    EventType.DOOR_LEFT_OPEN: DoorLeftOpen,
    EventType.ORDER_REFUSED: OrderRefused,
    EventType.ANSWERED: Answered,
    EventType.ITEM_DISAGREES: ItemDisagrees,
    EventType.DOOR_FORCED: DoorForced,
    EventType.BOARD_SILENT: BoardSilent,
    EventType.BOARD_BACK: BoardBack,
    EventType.CLOCK_DOUBTED: ClockDoubted,
    EventType.JOURNAL_REPAIRED: JournalRepaired,
    EventType.DISK_FULL: DiskFull,
    EventType.DISK_OK: DiskOk,
    EventType.IDENTITY_SHARED: IdentityShared,
    EventType.CERTIFICATE_ROTATED: CertificateRotated,
    EventType.UPDATED: Updated,
    EventType.ROLLED_BACK: RolledBack,
})  # fmt: skip
CAUSES = ("grant", "order")
# An opening has one cause; one that nothing caused is DOOR_FORCED.
ONE_CAUSE = frozenset({DoorOpened, DoorClosed, DoorLeftOpen, ItemDisagrees})


def body_of(event: Event) -> Body:
    """The event's fields by name and type. Raises ContractError naming the field that does not fit.

    >>> body_of(Event(7, 0.0, EventType.BOARD_BACK, {"bank": "A"}))
    BoardBack(bank='A')
    """
    require(event.type in BODIES, "type", "is not known here")
    struct: Callable[..., Body] = BODIES[event.type]
    body: Body = parsed(struct, event.body)
    causes = [name for name in CAUSES if event.body.get(name) is not None]
    require(struct not in ONE_CAUSE or len(causes) == 1, "grant", "exactly one of grant and order must be there")
    return body
