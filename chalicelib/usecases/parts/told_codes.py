"""Codes for the applicant, each with the notice and the text message that bring it: both at once (rules.md, R-L-11)."""

from cabinet_contract.words import Purpose
from chalicelib.domain.base.durations import DAY
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Grant
from chalicelib.domain.case.case import Case
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.domain.people.personal import HeldCode
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import codes, notices, rules
from chalicelib.usecases.parts.codes import CodeWish, Issued

# The pickup code stays valid until the recall (rules.md, R-D-13); the cabinet still wants an end.
PICKUP_GRANT_SECONDS = 365 * DAY


def plan_code(
    snapshot: CabinetSnapshot, case: Case, wish: CodeWish, now: int, *, notice: str, text: SmsKind
) -> tuple[Issued, Plan]:
    """The code of `wish`, for one door; `notice` and `text` are the kinds of what brings it."""
    issued, issuing = codes.plan_issue(snapshot, wish, now)
    return issued, [*issuing, *_plan_brought(case, issued, now, until=wish.told_until, notice=notice, text=text)]


def _plan_brought(case: Case, issued: Issued, now: int, *, until: int, notice: str, text: SmsKind) -> Plan:
    """In the personal centre and to the phone, with where it opens."""
    grant, door = issued.grant, next(iter(issued.grant.doors))
    place = rules.place_of(case.centre, grant.cabinet, door)
    told = notices.plan_notice(
        case, notice, now, grant=grant.id, cabinet=grant.cabinet, door=door, place=place, until=until
    )
    return [told, *notices.plan_sms(case, text, now, place=place, until=until, issued=issued)]


def plan_deposit_code(
    snapshot: CabinetSnapshot, case: Case, envelope: Envelope, now: int, *, notice: str = "deposit_code"
) -> tuple[Issued, Plan]:
    """Until the reservation of `envelope` ends."""
    wish = CodeWish(
        doors={envelope.door or "": envelope.id}, purpose=Purpose.DEPOSIT, holder=case.party, case=case.id,
        until=envelope.until or now,
    )  # fmt: skip
    return plan_code(snapshot, case, wish, now, notice=notice, text=deposit_text(case))


def deposit_text(case: Case) -> SmsKind:
    return SmsKind.CORRECTION_CODE if case.missing else SmsKind.DEPOSIT_CODE


def plan_pickup_code(
    snapshot: CabinetSnapshot, case: Case, envelope: Envelope, now: int, *, notice: str = "pickup_code"
) -> tuple[Issued, Plan]:
    """Until the recall; the applicant is told until when the result waits."""
    wish = CodeWish(
        doors={envelope.door or "": envelope.id}, purpose=Purpose.PICKUP, holder=case.party, case=case.id,
        until=now + PICKUP_GRANT_SECONDS, shown_until=envelope.until,
    )  # fmt: skip
    return plan_code(snapshot, case, wish, now, notice=notice, text=SmsKind.PICKUP_CODE)


def plan_same_code(
    case: Case, again: Grant, held: HeldCode | None, now: int, *, until: int, notice: str, text: SmsKind
) -> Plan:
    """The code that its holder knows already opens the door of the grant `again`; `held` is how it was kept so far.

    `until`: the end that is told. The grant's own may be later: it is kept ahead while a clock stands.
    """
    if held is None:
        place = rules.place_of(case.centre, again.cabinet, next(iter(again.doors)))
        return [notices.plan_notice(case, notice, now, place=place)]
    return _plan_brought(case, Issued(again, held.code_ct), now, until=until, notice=notice, text=text)
