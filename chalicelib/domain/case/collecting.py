"""How the result shall come back: the applicant's choice, which binds the front desk, and until when it may change."""

from typing import Any

import msgspec

from chalicelib.domain.case.case import Case, CaseEvent, CaseState
from chalicelib.domain.case.proposal import Proposal
from chalicelib.domain.custody.envelope import PREPARED, Channel, Envelope, EnvelopeState
from chalicelib.errors import BadInput, OutOfTurn

_S = CaseState
# From the submission, which chooses first, until the front desk sends the result out.
CHANGEABLE = frozenset({
    _S.PRE_REVIEW, _S.RETURNED, _S.PASSED, _S.AWAITING_MATERIALS, _S.RECEIVED, _S.ACCEPTED, _S.DECIDED, _S.RESULT_READY,
})  # fmt: skip
# Links of a case's chain: the applicant has chosen; the result was not collected in time.
CHANGED, CONSENT_GIVEN, OVERDUE = "collecting_changed", "consent_given", "overdue"
# The consent was given at the counter or by phone, and staff have recorded it.
CONSENT_RECORDED = "consent_recorded"
CHOOSING = frozenset({CaseEvent.SUBMIT, CHANGED, CONSENT_GIVEN, CONSENT_RECORDED})
# An outbound envelope in one of these is behind a door, or staff must look whether it is.
_AT_A_DOOR = frozenset({EnvelopeState.DOOR_OPENED, EnvelopeState.QUARANTINED})
# In one of these it has its way: a compartment, the mail, the counter.
_PREPARED = _AT_A_DOOR.union(PREPARED)


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A locker is a cabinet, and doors that can be reached; mail is an address."""

    channel: Channel
    cabinet: str | None = None
    reach: str = "any"
    address: str | None = None


def require_whole(choice: Choice, within: str) -> None:
    """`within` stands before the name of the field. Raises BadInput (ADDRESS_NEEDED, CABINET_NEEDED)."""
    if choice.channel is Channel.MAIL and not choice.address:
        raise BadInput("ADDRESS_NEEDED", f"{within}address")
    if choice.channel is Channel.LOCKER and not choice.cabinet:
        raise BadInput("CABINET_NEEDED", f"{within}cabinet")


def require_changeable(case: Case, outbound: Envelope | None) -> None:
    """Raises OutOfTurn (COLLECTING_FIXED) before the submission, once it is prepared, and after the end."""
    if case.state not in CHANGEABLE or (outbound is not None and outbound.state in _PREPARED):
        raise OutOfTurn("COLLECTING_FIXED", "case")


def require_agreeable(outbound: Envelope | None) -> None:
    """A yes undoes what was prepared, as long as that is at the desk. Raises OutOfTurn (COLLECTING_FIXED)."""
    if outbound is not None and outbound.state in _AT_A_DOOR:
        raise OutOfTurn("COLLECTING_FIXED", "case")


def open_question(case: Case) -> Proposal | None:
    """What the front desk has asked, while the way can still change."""
    return case.collecting_proposal if case.state in CHANGEABLE else None


def require_asked(case: Case) -> Proposal:
    """Raises OutOfTurn (NOT_ASKED)."""
    asked = open_question(case)
    if asked is None:
        raise OutOfTurn("NOT_ASKED", "case")
    return asked


def require_another(case: Case, proposal: Proposal) -> Proposal:
    """Raises OutOfTurn (CHOSEN_ALREADY) for what the applicant has chosen."""
    if (case.collecting, case.collecting_cabinet) == (proposal.channel, proposal.cabinet):
        raise OutOfTurn("CHOSEN_ALREADY", "case")
    return proposal


def proposed(proposal: Proposal) -> dict[str, Any]:
    """As chain and notice have it."""
    return {"collecting": str(proposal.channel), "cabinet": proposal.cabinet}
