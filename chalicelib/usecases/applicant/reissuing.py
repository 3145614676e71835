"""A new code for the old: lost, or seen by somebody. The old one dies with the same write."""

from cabinet_contract.words import Purpose
from chalicelib.domain.cabinet.cabinet import Grant
from chalicelib.domain.case.case import Case
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.people.sign_in import PER_PARTY
from chalicelib.errors import no_such
from chalicelib.store import cabinets, envelopes, parties
from chalicelib.usecases.parts import codes, limits, notices, rules
from chalicelib.usecases.parts.perform import Decision


def reissue(case: Case, grant_id: str, now: int) -> Decision:
    """For the applicant's own deposit and pickup codes. Raises NotFound for a code that is no longer in force."""
    grant = _own(case, grant_id, now)
    contents = cabinets.load(grant.cabinet)
    door, envelope_id = next(iter(grant.doors.items()))
    told_until = envelopes.load(envelope_id).until or grant.until
    issued = codes.issue(contents, grant.doors, grant.purpose, case.party, case.id, now, grant.until, told_until)
    place = rules.place_of(case.centre, grant.cabinet, door)
    party = parties.load(case.party)
    writes = [
        limits.counted(PER_PARTY, case.party, now),
        *issued.writes,
        *codes.revoke([grant]),
        notices.notice(case, "code_reissued", now, grant=issued.grant.id, place=place, until=told_until),
        *notices.sms(case, party, SmsKind.REISSUED_CODE, now, place, told_until, issued.code_ct),
    ]
    return Decision(writes, {"grant": issued.grant.id, "cabinet": grant.cabinet, "door": door, "until": told_until})


def _own(case: Case, grant_id: str, now: int) -> Grant:
    for envelope in filter(None, (envelopes.find(case.inbound), envelopes.find(case.outbound))):
        grant = cabinets.grant(envelope.cabinet, grant_id) if envelope.cabinet else None
        if grant and _is_reissued(grant, case, now):
            return grant
    raise no_such("grant")


def _is_reissued(grant: Grant, case: Case, now: int) -> bool:
    """Others have grants at the same cabinet, and staff have some for the same case."""
    mine = (grant.case, grant.holder) == (case.id, case.party)
    return mine and grant.state == "open" and now < grant.until and grant.purpose in (Purpose.DEPOSIT, Purpose.PICKUP)
