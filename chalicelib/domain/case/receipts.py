"""Receipts (回执): that something was submitted or handed in, each made of one link of the case's chain.

Nothing is stored for one. Its number is the case's, the link's, and 40 bits of a hash over both and the link's own hash
(two cases that one person files in the same second have links alike): the chain has the link from the moment that it
tells of, so a receipt cannot be made out for what did not happen, nor be lost, and an invented number fits no link.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from chalicelib.domain.base.chain import Entry
from chalicelib.domain.case.case import CaseEvent
from chalicelib.domain.catalogue.items import Text


class ReceiptKind(StrEnum):
    SUBMISSION = "submission"  # 提交预审
    DEPOSIT = "deposit"  # 交件


class ReceiptStatus(StrEnum):
    VALID = "valid"  # 有效
    VOID = "void"  # 已作废
    REPLACED = "replaced"  # 已更换


TITLES = {
    ReceiptKind.SUBMISSION: Text(zh="提交回执", en="Receipt of submission"),
    ReceiptKind.DEPOSIT: Text(zh="收件凭证", en="Receipt of papers"),
}
STATUSES = {
    ReceiptStatus.VALID: Text(zh="有效", en="valid"),
    ReceiptStatus.VOID: Text(zh="已作废", en="void"),
    ReceiptStatus.REPLACED: Text(zh="已更换", en="replaced by a later one"),
}
_KINDS = {str(CaseEvent.SUBMIT): ReceiptKind.SUBMISSION, str(CaseEvent.RECEIVE): ReceiptKind.DEPOSIT}
_LETTERS = {ReceiptKind.SUBMISSION: "S", ReceiptKind.DEPOSIT: "D"}
_SHAPE = re.compile(r"([0-9]{16,18})([SD])([0-9]{1,6})([A-Z2-7]{8})")
_MARK_BYTES = 5


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """`link` is what it tells of; `missing`: the materials that had been asked for, of a later deposit."""

    kind: ReceiptKind
    status: ReceiptStatus
    link: Entry
    missing: tuple[str, ...] = ()

    def number(self, case_number: str) -> str:
        return f"{case_number}-{_LETTERS[self.kind]}{self.link.number}-{_mark(case_number, self.link)}"


def case_digits(typed: str) -> str | None:
    """The digits of the case number in a receipt's number; None where it cannot be one."""
    found = _SHAPE.fullmatch(_bare(typed))
    return found[1] if found else None


def found(typed: str, case_number: str, entries: Sequence[Entry]) -> Receipt | None:
    """The receipt of this number among those of the case's chain."""
    wanted = _bare(typed)
    return next((one for one in of(entries) if _bare(one.number(case_number)) == wanted), None)


def of(entries: Sequence[Entry]) -> list[Receipt]:
    """All of a case, oldest first."""
    return [
        Receipt(kind=kind, status=_status(kind, entries[place + 1 :]), link=entry, missing=_asked_for(entries[:place]))
        for place, entry in enumerate(entries)
        for kind in _kind(entry)
    ]


def _kind(entry: Entry) -> Iterator[ReceiptKind]:
    if kind := _KINDS.get(entry.event):
        yield kind


def _status(kind: ReceiptKind, later: Iterable[Entry]) -> ReceiptStatus:
    """A later submission takes the place of the one before; a deposit is void once its receipt was taken back."""
    after = [entry.event for entry in later]
    if kind is ReceiptKind.SUBMISSION:
        return ReceiptStatus.REPLACED if CaseEvent.SUBMIT in after else ReceiptStatus.VALID
    ends = [event for event in after if event in (CaseEvent.RECEIVE, CaseEvent.TAKE_BACK_RECEIPT)]
    return ReceiptStatus.VOID if ends[:1] == [CaseEvent.TAKE_BACK_RECEIPT] else ReceiptStatus.VALID


def _asked_for(earlier: Iterable[Entry]) -> tuple[str, ...]:
    """What a check had asked for again, unless that was undone."""
    asked: tuple[str, ...] = ()
    for entry in earlier:
        if entry.event == CaseEvent.FIND_MISSING:
            asked = tuple(entry.detail.get("missing", ()))
        elif entry.event in (CaseEvent.UNDO_CHECK, CaseEvent.ACCEPT):
            asked = ()
    return asked


def _mark(case_number: str, link: Entry) -> str:
    digest = hashlib.sha256(f"{case_number}|{link.number}|{link.hash}".encode()).digest()
    return base64.b32encode(digest[:_MARK_BYTES]).decode()


def _bare(typed: str) -> str:
    return typed.replace("-", "").upper()
