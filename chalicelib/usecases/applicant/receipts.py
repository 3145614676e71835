"""Receipts of a case for its applicant, and the check of one by anybody who has its number."""

from typing import Any

import msgspec

from chalicelib.domain.base.chain import Entry
from chalicelib.domain.base.china_time import local
from chalicelib.domain.base.durations import HOUR
from chalicelib.domain.case import case_numbers, receipts
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.receipts import Receipt, ReceiptKind
from chalicelib.domain.catalogue.centre import CabinetPlan, Site
from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.custody.envelope import Channel, Envelope
from chalicelib.domain.people.sign_in import Limit
from chalicelib.errors import no_such
from chalicelib.replies.base import Page
from chalicelib.replies.receipts import ReceiptChecked, ReceiptSeen
from chalicelib.store import cases, envelopes
from chalicelib.usecases.parts import limits, query_codes, rules
from chalicelib.usecases.parts.perform import Decision, perform

# A number holds 40 bits of a hash; nobody gets near it, and who tries is stopped.
PER_ADDRESS = Limit("receipt-address", 20, HOUR)
# Where the public board checks one; its QR code leads there.
CHECKED_AT = "board#/receipt/"
_RECEIVED_BY = {
    "online": Text(zh="网上预审系统", en="the online pre-review"),
    Channel.LOCKER: Text(zh="信包箱（以关门时间为准）", en="the cabinet, as its door was closed"),
    Channel.MAIL: Text(zh="工作人员（邮寄收件）", en="a member of staff, by mail"),
    Channel.WINDOW: Text(zh="工作人员", en="a member of staff"),
}


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """`case` and `receipt`: None where there is no such receipt, and the try was counted."""

    case: Case | None = None
    receipt: Receipt | None = None


def of_case(case: Case) -> Page[ReceiptSeen]:
    """Oldest first; none before the first submission, nor of a case of before numbers."""
    if case.number is None:
        return Page(items=[])
    return Page(items=[_whole(case, case.number, one) for one in receipts.of(cases.history(case.id))])


def check(number: str, address: str, now: int) -> ReceiptChecked:
    """Raises NotFound (NO_SUCH_RECEIPT), TooMany, Lost."""
    digits = receipts.case_digits(number)
    if digits is None:
        raise no_such("receipt")
    checked = perform(lambda: _checked(number, digits, address, now))
    if checked.case is None or checked.receipt is None:
        raise no_such("receipt")
    return ReceiptChecked(**_fields(checked.case, str(checked.case.number), checked.receipt))


def _checked(number: str, digits: str, address: str, now: int) -> Decision[Checked]:
    case = _of_digits(digits)
    receipt = receipts.found(number, str(case.number), cases.history(case.id)) if case else None
    if receipt:
        # Never refused: behind the one address of a hall or of a mobile network, one who guesses would stop all.
        return Decision([], Checked(case=case, receipt=receipt))
    counted = limits.plan_tried(PER_ADDRESS, limits.source(address), now, missed=True)
    return Decision([counted], Checked())


def _of_digits(digits: str) -> Case | None:
    number = case_numbers.of_digits(digits)
    id_ = cases.of_number(number) if number else None
    return cases.load(id_) if id_ else None


def _fields(case: Case, number: str, receipt: Receipt) -> dict[str, Any]:
    return {
        "number": receipt.number(number), "kind": receipt.kind, "title": receipts.TITLES[receipt.kind],
        "day": local(receipt.link.at).date().isoformat(), "centre": rules.centre(case.centre, case.generation).name,
        "status": receipt.status, "status_name": receipts.STATUSES[receipt.status],
    }  # fmt: skip


def _whole(case: Case, number: str, receipt: Receipt) -> ReceiptSeen:
    item, envelope = rules.of_case(case).item, _envelope(receipt.link)
    channel = _channel(receipt, envelope)
    plan, site = _placed(envelope)
    wanted = [m.name for m in item.asked if not receipt.missing or m.id in receipt.missing]
    return ReceiptSeen(
        **_fields(case, number, receipt), at=receipt.link.at, case_number=number, item=item.name,
        department=item.department, query_code=query_codes.derived(case.id), channel=channel,
        place=plan.name if plan else None, address=site.address if site else None,
        door=envelope.door if envelope else None, received_by=_RECEIVED_BY[channel or "online"], materials=wanted,
        hash=receipt.link.hash, link=CHECKED_AT + receipt.number(number), phones=item.complaint_phones,
    )  # fmt: skip


def _placed(envelope: Envelope | None) -> tuple[CabinetPlan, Site] | tuple[None, None]:
    found = rules.placed_now(envelope.centre, envelope.cabinet) if envelope and envelope.cabinet else None
    return found or (None, None)


def _envelope(link: Entry) -> Envelope | None:
    """What lay behind a door; of what came otherwise the link names none."""
    return envelopes.find(link.detail.get("envelope"))


def _channel(receipt: Receipt, envelope: Envelope | None) -> str | None:
    if receipt.kind is ReceiptKind.SUBMISSION:
        return None
    if envelope:
        return str(envelope.channel)
    return str(Channel.MAIL if receipt.link.detail.get("tracking") else Channel.WINDOW)
