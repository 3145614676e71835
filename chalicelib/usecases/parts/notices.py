"""Telling the applicant: a notice in the personal centre, and an SMS where it matters at once."""

from typing import Any

from chalicelib.domain.base.durations import DAY
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Grant
from chalicelib.domain.case.case import Case
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.messages.message import Message
from chalicelib.domain.people.personal import Notice
from chalicelib.store import cases, messages, outbox, parties, personal
from chalicelib.store.transaction import Plan, Write
from chalicelib.usecases.parts import randomness
from chalicelib.usecases.parts.codes import Issued

NOTICES_KEPT = 400 * DAY


def plan_notice(case: Case, kind: str, now: int, **detail: Any) -> Write:
    told = Notice(
        id=randomness.new_id("n"), holder=case.party, at=now, kind=kind, case=case.id, case_number=case.number,
        detail=detail,
    )  # fmt: skip
    return personal.plan_notice(told, now + NOTICES_KEPT)


def plan_to_staff(holder: str, kind: str, case: str, now: int, detail: dict[str, Any]) -> Plan:
    """For one member of staff; `case` "" where it is about none."""
    told = Notice(id=randomness.new_id("n"), holder=holder, at=now, kind=kind, case=case, detail=detail)
    found = [cases.plan_told(case, holder, told.id)] if case else []
    return [personal.plan_notice(told, now + NOTICES_KEPT), *found]


def plan_sms(
    case: Case,
    kind: SmsKind,
    now: int,
    *,
    place: str = "",
    cabinet: str | None = None,
    until: int = 0,
    phones: str = "",
    issued: Issued | None = None,
    envelope: str | None = None,
    grant: Grant | None = None,
) -> Plan:
    """An intent to send and the outbox row that sets it going; a text names a code, a place, a deadline, an office.

    `grant`, where the text names no code: it is true no longer than this one is in force.
    """
    message = Message(
        id=randomness.new_id("m"), centre=case.centre, kind=kind, case=case.id,
        to_ct=parties.load(case.party).phone_ct, place=place, cabinet=cabinet, until=until, phones=phones, at=now,
        envelope=envelope,
    )  # fmt: skip
    if grant:
        return plan_sending(changed(message, cabinet=grant.cabinet, grant=grant.id))
    return plan_sending(_with_code(message, issued) if issued else message)


def plan_at_once(
    case: Case, kind: SmsKind, now: int, *, place: str = "", until: int = 0, grant: Grant | None = None
) -> Plan:
    """In the personal centre and by SMS, under one name: what somebody must know before the next visit."""
    detail = {"place": place} | ({"until": until} if until else {}) if place else {}
    told = plan_notice(case, str(kind), now, **detail)
    return [told, *plan_sms(case, kind, now, place=place, until=until, grant=grant)]


def _with_code(message: Message, issued: Issued) -> Message:
    return changed(message, code_ct=issued.code_ct, cabinet=issued.grant.cabinet, grant=issued.grant.id)


def plan_sending(message: Message) -> Plan:
    return [messages.plan(message), outbox.plan(randomness.new_id("x"), outbox.MESSAGE, message.id, message.at)]
