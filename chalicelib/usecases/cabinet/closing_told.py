"""What the applicant is told when a door has closed: a receipt, a pickup code, or that it was taken."""

from cabinet_contract.words import Purpose
from chalicelib.domain.base.durations import DAY
from chalicelib.domain.case.case import Case
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.envelope import Envelope, EnvelopeEvent
from chalicelib.store.transaction import Plan
from chalicelib.usecases.cabinet.door_event import DoorEvent
from chalicelib.usecases.parts import codes, notices, rules

# The pickup code stays valid until the recall (rules.md, R-D-13); the cabinet still wants an end.
PICKUP_GRANT_SECONDS = 365 * DAY


def plan_told(case: Case, envelope: Envelope, closing: EnvelopeEvent, event: DoorEvent) -> Plan:
    place = rules.place_of(case.centre, event.snapshot.cabinet.id, event.door.door)
    if closing is EnvelopeEvent.DEPOSIT:
        receipt = notices.plan_notice(case, "deposit_receipt", event.act.at, place=place, envelope=envelope.id)
        return [receipt, *notices.plan_sms(case, SmsKind.DEPOSIT_RECEIPT, event.now, place=place)]
    if closing is EnvelopeEvent.STORE:
        return plan_pickup_code(case, envelope, event)
    return [notices.plan_notice(case, str(closing), event.act.at, place=place)]


def plan_pickup_code(case: Case, envelope: Envelope, event: DoorEvent, *, kind: str = "pickup_code") -> Plan:
    """A code for the applicant, with its text message; `kind` of the notice that brings it."""
    now, until = event.now, envelope.until or 0
    place = rules.place_of(case.centre, event.snapshot.cabinet.id, event.door.door)
    wish = codes.CodeWish(
        doors={event.door.door: envelope.id}, purpose=Purpose.PICKUP, holder=case.party, case=case.id,
        until=now + PICKUP_GRANT_SECONDS, shown_until=until,
    )  # fmt: skip
    issued, issuing = codes.plan_issue(event.snapshot, wish, now)
    told = notices.plan_notice(case, kind, now, grant=issued.grant.id, place=place, until=until)
    text = notices.plan_sms(case, SmsKind.PICKUP_CODE, now, place=place, until=until, issued=issued)
    return [*issuing, told, *text]
