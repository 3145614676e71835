"""Issuing codes: one grant for the cabinet, one ciphertext for the holder's eyes, the plain code nowhere at rest."""

from collections.abc import Iterable

import msgspec

from cabinet_contract import codes, offline
from cabinet_contract.names import bank_of
from cabinet_contract.words import Purpose
from chalicelib.domain.base.durations import DAY
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Grant, GrantState, is_reachable
from chalicelib.domain.people.personal import HeldCode
from chalicelib.gateways import cabinet_keys, keys
from chalicelib.gateways.keys import Context
from chalicelib.store import cabinets, outbox, personal
from chalicelib.store.transaction import Plan, Write
from chalicelib.usecases.parts import randomness

KEPT_AFTER_END = 30 * DAY


class CodeWish(msgspec.Struct, frozen=True, kw_only=True):
    """A code for `doors` (door → envelope) of one cabinet, from now until `until`.

    `shown_until` is the deadline that the holder is told, where the code itself lives longer.
    """

    doors: dict[str, str]
    purpose: Purpose
    holder: str
    case: str | None = None
    until: int
    shown_until: int | None = None

    @property
    def told_until(self) -> int:
        return self.shown_until or self.until


class Issued(msgspec.Struct, frozen=True):
    """`code_ct` is for an SMS intent; it opens only in the lambda that sends."""

    grant: Grant
    code_ct: str


def plan_issue(snapshot: CabinetSnapshot, wish: CodeWish, now: int) -> tuple[Issued, Plan]:
    """A new code, known to the cabinet as soon as its shadow is written; where the cabinet cannot be reached, a code
    that works there all the same (cabinet_contract.offline).
    """
    cabinet = snapshot.cabinet
    key, salt = cabinet_keys.key_and_salt(cabinet.id, cabinet.epoch)
    id_, code = _drawn(snapshot, wish, key, now)
    grant = Grant(
        id=id_, cabinet=cabinet.id, purpose=wish.purpose, holder=wish.holder, case=wish.case, doors=wish.doors,
        verifier=codes.verifier(key, salt, code), start=now, until=wish.until,
    )  # fmt: skip
    code_ct = keys.encrypted(code, Context.CODE)
    plan = [
        cabinets.plan_grant(grant),
        _plan_kept_for_holder(grant, code_ct, wish.told_until),
        plan_reconciling(cabinet.id, now, wish.doors),
    ]
    return Issued(grant, code_ct), plan


def _plan_kept_for_holder(grant: Grant, code_ct: str, told_until: int) -> Write:
    held = HeldCode(
        holder=grant.holder, grant=grant.id, purpose=grant.purpose, code_ct=code_ct, cabinet=grant.cabinet,
        doors=tuple(sorted(grant.doors)), case=grant.case, start=grant.start, until=told_until,
    )  # fmt: skip
    return personal.plan_code(held, grant.until + KEPT_AFTER_END)


def _drawn(snapshot: CabinetSnapshot, wish: CodeWish, key: bytes, now: int) -> tuple[str, str]:
    """A grant's id and its code: drawn; or derived, for a cabinet that will not hear of it in time."""
    cabinet = snapshot.cabinet
    if not is_reachable(cabinet, now) and cabinet.lineage and wish.purpose in offline.PURPOSES:
        taken = {grant.id for grant in snapshot.grants}
        derived = offline.derived_key(key, cabinet.lineage)
        until = min(wish.told_until, now + offline.HORIZON_SECONDS)
        for code in offline.attempts(derived, next(iter(wish.doors)), wish.purpose, until):
            if code.grant not in taken:
                return code.grant, code.code
    return randomness.new_id("g"), randomness.access_code()


def plan_reconciling(cabinet: str, now: int, doors: Iterable[str] = ()) -> Write:
    """Asks for the cabinet's shadows to be brought up to date; for `doors` of one bank, for that bank's alone."""
    banks = {bank_of(door) for door in doors}
    target = f"{cabinet}#{banks.pop()}" if len(banks) == 1 else cabinet
    return outbox.plan(randomness.new_id("x"), outbox.CABINET, target, now)


def plan_revocation(grants: list[Grant]) -> Plan:
    """Takes codes back: from the cabinet by the next shadow, from their holders at once."""
    held = [personal.code(grant.holder, grant.id) for grant in grants]
    return [
        *(cabinets.plan_grant(changed(grant, state=GrantState.REVOKED)) for grant in grants),
        *(personal.plan_drop_code(code) for code in held if code),
    ]


def plan_revocation_at(snapshot: CabinetSnapshot, door: str, but: str = "") -> Plan:
    """Every code that would still open `door`, except the grant `but`: what lay behind it has come or gone."""
    still = [g for g in snapshot.grants if g.state is GrantState.OPEN and door in g.doors and g.id != but]
    return plan_revocation(still)
