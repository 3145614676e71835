"""Telling the applicant: a notice in the personal centre, and an SMS where it matters at once."""

from typing import Any

from chalicelib.domain.base.durations import DAY
from chalicelib.domain.base.entity import changed
from chalicelib.domain.case.case import Case
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.messages.message import Message
from chalicelib.domain.people.personal import Notice
from chalicelib.store import messages, outbox, parties, personal
from chalicelib.store.transaction import Plan, Write
from chalicelib.usecases.parts import randomness
from chalicelib.usecases.parts.codes import Issued

NOTICES_KEPT = 400 * DAY


def plan_notice(case: Case, kind: str, now: int, **detail: Any) -> Write:
    told = Notice(id=randomness.new_id("n"), holder=case.party, at=now, kind=kind, case=case.id, detail=detail)
    return personal.plan_notice(told, now + NOTICES_KEPT)


def plan_to_staff(holder: str, kind: str, case: str, now: int, detail: dict[str, Any]) -> Write:
    """For one member of staff; `case` "" where it is about none."""
    told = Notice(id=randomness.new_id("n"), holder=holder, at=now, kind=kind, case=case, detail=detail)
    return personal.plan_notice(told, now + NOTICES_KEPT)


def plan_sms(
    case: Case,
    kind: SmsKind,
    now: int,
    *,
    place: str = "",
    until: int = 0,
    phones: str = "",
    issued: Issued | None = None,
    envelope: str | None = None,
) -> Plan:
    """An intent to send and the outbox row that sets it going; a text names a code, a place, a deadline, an office."""
    message = Message(
        id=randomness.new_id("m"), centre=case.centre, kind=kind, case=case.id,
        to_ct=parties.load(case.party).phone_ct, place=place, until=until, phones=phones, at=now,
        envelope=envelope,
    )  # fmt: skip
    return plan_sending(_with_code(message, issued) if issued else message)


def _with_code(message: Message, issued: Issued) -> Message:
    return changed(message, code_ct=issued.code_ct, cabinet=issued.grant.cabinet, grant=issued.grant.id)


def plan_sending(message: Message) -> Plan:
    return [messages.plan(message), outbox.plan(randomness.new_id("x"), outbox.MESSAGE, message.id, message.at)]
