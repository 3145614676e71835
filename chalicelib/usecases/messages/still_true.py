"""Whether a text still says the truth when its turn has come: it may have waited for hours."""

from collections.abc import Callable, Mapping

from cabinet_contract.words import Purpose
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import GrantState
from chalicelib.domain.case import collecting
from chalicelib.domain.case.case import Case, CaseState
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody import deadlines
from chalicelib.domain.messages.message import Message
from chalicelib.store import cabinets, cases, envelopes

# Codes with which an applicant has only so long.
TIMED = (Purpose.DEPOSIT, Purpose.PICKUP)

Truth = Callable[[Case, Message], bool]


def _while(*states: CaseState) -> Truth:
    return lambda case, message: case.state in states


def _receipt_stands(case: Case, message: Message) -> bool:
    """A deposit that was taken back is none; the receipt of one that came later names its own place."""
    return case.received_at is not None and case.received_at <= message.at


def _nothing_chosen(case: Case, message: Message) -> bool:
    return case.state is CaseState.AWAITING_MATERIALS and case.inbound is None


def _waits_there(case: Case, message: Message) -> bool:
    outbound = envelopes.find(case.outbound)
    return case.state is CaseState.RESULT_READY and outbound is not None and outbound.cabinet == message.cabinet


# What asks somebody to do something is true while the case waits for it; what says how things stand, while they do.
WHILE: Mapping[SmsKind, Truth] = {
    SmsKind.RETURNED: _while(CaseState.RETURNED),
    SmsKind.NOT_ACCEPTED: _while(CaseState.NOT_ACCEPTED),
    SmsKind.DEPOSIT_RECEIPT: _receipt_stands,
    SmsKind.DEPOSIT_WAS_EMPTY: _nothing_chosen,
    SmsKind.CHECK_UNDONE: _while(CaseState.RECEIVED, CaseState.ACCEPTED),
    SmsKind.FOUND_EMPTY: _while(CaseState.CLOSED, CaseState.RATED),
    SmsKind.OTHER_CABINET: _waits_there,
    SmsKind.CONSENT_ASKED: lambda case, _: collecting.open_question(case) is not None,
    SmsKind.RESULT_NOT_THERE: _while(CaseState.RESULT_READY),
}


def is_still_true(message: Message) -> bool:
    """A code, and what a code of staff brings about, while its grant is in force: withdrawing, reissuing, moving and
    using it end that. A deadline while it is the one of an envelope that still waits; others by `WHILE`.

    A message of before, which names neither grant nor case, is taken at its word.
    """
    if message.envelope:
        waiting = envelopes.load(message.envelope)
        return deadlines.waits(waiting) and waiting.until == message.until
    if message.cabinet and message.grant:
        grant = cabinets.grant(message.cabinet, message.grant)
        return grant is not None and grant.state is GrantState.OPEN
    holds = WHILE.get(message.kind)
    if message.case is None or holds is None:
        return True
    return holds(cases.load(message.case), message)


def of_today(message: Message) -> Message:
    """A code's end may have moved since the text was written."""
    if not (message.cabinet and message.grant):
        return message
    grant = cabinets.grant(message.cabinet, message.grant)
    envelope = envelopes.find(next(iter(grant.doors.values()))) if grant and grant.purpose in TIMED else None
    if envelope is None or not deadlines.waits(envelope):
        return message
    return changed(message, until=max(message.until, envelope.until or 0))
