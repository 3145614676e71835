"""Receipts: whole for their applicant, and as anybody checks one."""

from chalicelib.domain.case.receipts import ReceiptKind, ReceiptStatus
from chalicelib.domain.catalogue.items import ComplaintPhone, Text
from chalicelib.replies.base import Reply


class ReceiptChecked(Reply, frozen=True, kw_only=True):
    """What everybody may know of a receipt, and no more. `day`: YYYY-MM-DD by China's clocks."""

    number: str
    kind: ReceiptKind
    title: Text
    day: str
    centre: Text
    status: ReceiptStatus
    status_name: Text


class ReceiptSeen(ReceiptChecked, frozen=True, kw_only=True):
    """`hash` is that of the chain's link that it tells of. `link`: where anybody checks it, for its QR code; relative
    to the interface's own address.

    `materials` as listed: what was put in is checked later. `place` and `address` are null where it was no locker.
    """

    at: int
    case_number: str
    item: Text
    department: Text
    query_code: str
    channel: str | None
    place: Text | None
    address: Text | None
    door: str | None
    received_by: Text
    materials: list[Text]
    hash: str
    link: str
    phones: tuple[ComplaintPhone, ...]
