"""A new code for the old: lost, or seen by somebody. The old one dies with the same write."""

from cabinet_contract.words import Purpose
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.durations import DAY
from chalicelib.domain.cabinet.cabinet import Grant, GrantState
from chalicelib.domain.case.case import Case
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.domain.people.sign_in import PER_PARTY
from chalicelib.errors import no_such
from chalicelib.replies.codes import CodeReissued
from chalicelib.store import cabinets, envelopes
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import codes, limits, moves, told_codes
from chalicelib.usecases.parts.perform import Decision

REISSUED = (Purpose.DEPOSIT, Purpose.PICKUP)


def reissue(case: Case, grant_id: str, now: int) -> Decision[CodeReissued]:
    """For the applicant's own deposit and pickup codes. Raises NotFound for a code that is no longer in force."""
    grant = _own(case, grant_id, now)
    door, envelope_id = next(iter(grant.doors.items()))
    told_until, kept = _plan_told_until(envelopes.load(envelope_id), grant, now)
    wish = codes.CodeWish(
        doors=grant.doors, purpose=grant.purpose, holder=case.party, case=case.id,
        until=grant.until, shown_until=told_until,
    )  # fmt: skip
    issued, issuing = told_codes.plan_code(
        cabinets.load(grant.cabinet), case, wish, now, notice="code_reissued", text=SmsKind.REISSUED_CODE
    )
    writes = [
        limits.plan_counted(PER_PARTY, case.party, now),
        *issuing,
        *kept,
        *codes.plan_revocation([grant]),
    ]
    return Decision(writes, CodeReissued(grant=issued.grant.id, cabinet=grant.cabinet, door=door, until=told_until))


def _plan_told_until(envelope: Envelope, grant: Grant, now: int) -> tuple[int, Plan]:
    """The end that a new code is told with. Past the one that was told, because a clock stands or a result is overdue,
    it is a new promise, and kept.
    """
    told = envelope.until or grant.until
    if told > now:
        return told, []
    until = grant.until if grant.purpose is Purpose.DEPOSIT else now + DAY
    act, detail = Act(grant.holder, now), {"before": told, "after": until}
    return until, moves.plan_envelope_note(envelope, "promised_anew", act, detail, until=until)


def _own(case: Case, grant_id: str, now: int) -> Grant:
    for envelope in filter(None, (envelopes.find(case.inbound), envelopes.find(case.outbound))):
        grant = cabinets.grant(envelope.cabinet, grant_id) if envelope.cabinet else None
        if grant and _is_reissued(grant, case, now):
            return grant
    raise no_such("grant")


def _is_reissued(grant: Grant, case: Case, now: int) -> bool:
    """Others have grants at the same cabinet, and staff have some for the same case."""
    mine = (grant.case, grant.holder) == (case.id, case.party)
    return mine and grant.state is GrantState.OPEN and now < grant.until and grant.purpose in REISSUED
