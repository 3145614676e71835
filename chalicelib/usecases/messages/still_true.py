"""Whether a text still says the truth when its turn has come: it may have waited for hours."""

from collections.abc import Mapping

from cabinet_contract.words import Purpose
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import GrantState
from chalicelib.domain.case.case import CaseState
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody import deadlines
from chalicelib.domain.messages.message import Message
from chalicelib.store import cabinets, cases, envelopes

# Codes with which an applicant has only so long.
TIMED = (Purpose.DEPOSIT, Purpose.PICKUP)

# What asks somebody to do something is true while the case waits for it. A receipt stays true for ever.
WHILE: Mapping[SmsKind, frozenset[CaseState]] = {
    SmsKind.RETURNED: frozenset({CaseState.RETURNED}),
    SmsKind.NOT_ACCEPTED: frozenset({CaseState.NOT_ACCEPTED}),
}


def is_still_true(message: Message) -> bool:
    """A code while its grant is in force, which withdrawing, reissuing, moving and using it end; a deadline while it is
    the one of an envelope that still waits; others by `WHILE`.

    A message of before, which names neither grant nor case, is taken at its word.
    """
    if message.envelope:
        waiting = envelopes.load(message.envelope)
        return deadlines.waits(waiting) and waiting.until == message.until
    if message.cabinet and message.grant:
        grant = cabinets.grant(message.cabinet, message.grant)
        return grant is not None and grant.state is GrantState.OPEN
    states = WHILE.get(message.kind)
    if message.case is None or states is None:
        return True
    return cases.load(message.case).state in states


def of_today(message: Message) -> Message:
    """A code's end may have moved since the text was written."""
    if not (message.cabinet and message.grant):
        return message
    grant = cabinets.grant(message.cabinet, message.grant)
    envelope = envelopes.find(next(iter(grant.doors.values()))) if grant and grant.purpose in TIMED else None
    if envelope is None or not deadlines.waits(envelope):
        return message
    return changed(message, until=max(message.until, envelope.until or 0))
