"""The shadow documents as structs to print and to check. The programs read them with shadow.py, which costs a cold
start less; tests hold both together.

Structs in ROWS are lists on the wire, their fields in this order: a shadow update replaces lists and merges objects.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, NamedTuple

from cabinet_contract.kinds import Bank, Count, Door, Id, Limit, Lineage, Positive, Release, Rev, Second, Text
from cabinet_contract.names import MAX_DOORS_PER_BANK
from cabinet_contract.settings import BOUNDS
from cabinet_contract.words import DoorState, Purpose

ShadowVersion = Annotated[Positive, "Grows with every change of the shadow, `reported` included."]
ServerTime = Annotated[Second, "The server's time in epoch seconds: on get/accepted it sets the trusted clock."]
NewsTime = Annotated[Second, "The server's time in epoch seconds: it makes the trusted clock later, never earlier."]


class GrantRow(NamedTuple):
    """A code as the cabinet may know it."""

    id: Annotated[Id, "Its name in events. A grant stands in the shadow of each bank that it opens a door of."]
    doors: Annotated[tuple[Door, ...], Limit(shortest=1, longest=MAX_DOORS_PER_BANK), "Its doors in this bank."]
    purpose: Purpose
    verifier: Annotated[
        str, Limit("[0-9A-Za-z_-]{22}"), "scrypt(HMAC-SHA256(Key, code), Salt), 16 bytes, base64url without padding."
    ]
    start: Annotated[Second, "Epoch seconds from which it opens."]
    until: Annotated[Second, "Epoch seconds from which it opens no more."]


class OrderRow(NamedTuple):
    """Open the door once, now: ordered by staff from afar."""

    id: Annotated[Id, "An order is acted on once; the same id again is the same order."]
    door: Id
    until: Annotated[Second, "Epoch seconds from which it must be refused."]


class ClearingRow(NamedTuple):
    """A door that the cloud has taken back. Nothing to do but to store the document."""

    door: Id
    envelope: Id


class SettingRow(NamedTuple):
    """A setting that shall differ from the cabinet's own configuration."""

    name: Annotated[Id, f"With its bounds: {', '.join(f'{n} {least}–{most}' for n, (least, most) in BOUNDS.items())}."]
    seconds: float


class UnreadRow(NamedTuple):
    """An event that the cloud keeps and cannot read."""

    number: Positive
    type: Id


class BankWanted(NamedTuple):
    """`desired` of the shadow bank-<letter>: all that the cloud wants of one board's doors; at most 7,168 bytes."""

    rev: Annotated[Rev, "Names exactly this content."]
    grants: tuple[GrantRow, ...]
    orders: tuple[OrderRow, ...]
    clearing: tuple[ClearingRow, ...] = ()


class BankChanged(NamedTuple):
    """`state` of a bank's update/delta: what `desired` holds and `reported` does not. The lists, which nobody reports,
    are always whole; a change without them must be read again with get."""

    grants: tuple[GrantRow, ...]
    orders: tuple[OrderRow, ...]
    clearing: tuple[ClearingRow, ...] = ()
    rev: Annotated[
        Rev, "Left out where it is the one that was reported last; then computed, to name what is stored."
    ] = ""


class AckDocument(NamedTuple):
    """The last event number that the cloud has applied without a gap."""

    lineage: Annotated[Lineage, "The journal that it counts for."]
    number: Annotated[Count, "0: none yet."]


class CabinetWanted(NamedTuple):
    """`desired` of the shadow `cabinet`."""

    ack: AckDocument = AckDocument("", 0)
    settings: Annotated[tuple[SettingRow, ...], "All or nothing; [] takes all back."] = ()
    unread: Annotated[
        tuple[UnreadRow, ...],
        "The newest events of the ack's journal whose type or fields the cloud does not know: kept, acknowledged, and "
        "nothing moved. For whoever makes the cabinet.",
    ] = ()


class BankReported(NamedTuple):
    """`reported` of the shadow bank-<letter>; at most 1 KB."""

    rev: Annotated[str, Limit("([0-9a-f]{12})?"), "Of the document that is stored; empty before the first."]
    doors: Annotated[Mapping[Door, DoorState], "Every door of the bank as its sensor says."]


class BoardHealth(StrEnum):
    """A board is silent after three questions without an answer."""

    OK = "ok"
    SILENT = "silent"


class MachineHealth(NamedTuple):
    """Figures coarse enough that they do not change with every look; each change costs a shadow write."""

    disk_mb: Annotated[Count, "Free space for the journal in MB, in steps of 64."]
    memory_mb: Annotated[Count, "Memory of the program in MB, in steps of 8."]
    temperature_c: Annotated[int | None, "Of the machine in °C, in steps of 5."] = None


class CabinetReported(NamedTuple):
    """`reported` of the shadow `cabinet`: what the desk shows of it."""

    version: Annotated[Release, "Of the controller's program."]
    lineage: Lineage
    boot: Positive
    settings: Annotated[tuple[SettingRow, ...], "In force now, sorted by name."] = ()
    refused: Annotated[
        Text | None, "Why the wanted settings were not taken; null: they were, and the shadow drops the field."
    ] = None
    boards: Annotated[Mapping[Bank, BoardHealth], "Each bank's lock board."] = {}
    health: MachineHealth | None = None
    opened: Annotated[Mapping[Door, Second], "When each door was last opened, epoch seconds."] = {}


class BankState(NamedTuple):
    """The two halves of a bank's shadow. Without `desired` nothing is wanted yet; after an update, the half that was
    written."""

    desired: BankWanted | None = None
    reported: BankReported | None = None


class BankRead(NamedTuple):
    """AWS's answer to get of a bank's shadow, and its note of every update that was taken."""

    state: BankState
    version: ShadowVersion
    timestamp: ServerTime


class BankDelta(NamedTuple):
    """AWS's note of a change of a bank's shadow."""

    state: BankChanged
    version: ShadowVersion
    timestamp: NewsTime


class CabinetState(NamedTuple):
    """The two halves of the shadow `cabinet`, in the same way."""

    desired: CabinetWanted | None = None
    reported: CabinetReported | None = None


class CabinetRead(NamedTuple):
    """AWS's answer to get of the shadow `cabinet`, and its note of every update that was taken."""

    state: CabinetState
    version: ShadowVersion
    timestamp: ServerTime


class CabinetDelta(NamedTuple):
    """AWS's note of a change of the shadow `cabinet`."""

    state: CabinetWanted
    version: ShadowVersion
    timestamp: NewsTime


class BankOwnHalf(NamedTuple):
    """The half of a bank's shadow that the cabinet writes; `desired` is the cloud's."""

    reported: BankReported


class CabinetOwnHalf(NamedTuple):
    """The same of the shadow `cabinet`."""

    reported: CabinetReported


class BankReport(NamedTuple):
    """`{"state": {"reported": …}}`: what is said is merged into what was reported before, name by name."""

    state: BankOwnHalf


class CabinetReport(NamedTuple):
    """The same for the shadow `cabinet`."""

    state: CabinetOwnHalf


class ShadowRefused(NamedTuple):
    """AWS's answer on get/rejected and update/rejected."""

    code: Annotated[int, "As in HTTP. 404 to get: the cloud wants nothing yet; that is no fault."]
    message: str = ""


ROWS = frozenset({GrantRow, OrderRow, ClearingRow, SettingRow, UnreadRow})
