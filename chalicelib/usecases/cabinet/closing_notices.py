"""What the applicant is told when a door has closed: a receipt, a pickup code, or that it was taken."""

from chalicelib.domain.case.case import Case
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.envelope import Envelope, EnvelopeEvent
from chalicelib.store.transaction import Plan
from chalicelib.usecases.cabinet.door_event import DoorEvent
from chalicelib.usecases.parts import notices, rules, told_codes


def plan_told(case: Case, envelope: Envelope, closing: EnvelopeEvent, event: DoorEvent) -> Plan:
    place = rules.place_of(case.centre, event.snapshot.cabinet.id, event.door.door)
    if closing is EnvelopeEvent.DEPOSIT:
        receipt = notices.plan_notice(
            case, "deposit_receipt", event.act.at,
            place=place, envelope=envelope.id, accepted_from=event.act.at,
        )  # fmt: skip
        return [receipt, *notices.plan_sms(case, SmsKind.DEPOSIT_RECEIPT, event.now, place=place)]
    if closing is EnvelopeEvent.STORE:
        _issued, plan = told_codes.plan_pickup_code(event.snapshot, case, envelope, event.now)
        return plan
    return [notices.plan_notice(case, str(closing), event.act.at, place=place)]
