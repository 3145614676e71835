"""Issuing codes: one grant for the cabinet, one ciphertext for the holder's eyes, the plain code nowhere at rest."""

from collections.abc import Iterable

import msgspec

from cabinet_contract import codes, offline
from cabinet_contract.names import bank_of
from cabinet_contract.words import Purpose
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Contents, Grant, GrantState, is_reachable
from chalicelib.domain.people.personal import HeldCode
from chalicelib.gateways import cabinet_keys, keys
from chalicelib.store import cabinets, outbox, personal
from chalicelib.store.transaction import Write
from chalicelib.usecases.parts import randomness

CODE = "access-code"  # the KMS encryption context of every code
KEPT_AFTER_END = 30 * 24 * 3600


class Issued(msgspec.Struct, frozen=True):
    """`code_ct` is for an SMS intent; it opens only in the lambda that sends."""

    grant: Grant
    code_ct: str
    writes: list[Write]


def issue(
    contents: Contents,
    doors: dict[str, str],
    purpose: Purpose,
    holder: str,
    case: str | None,
    now: int,
    until: int,
    shown_until: int | None = None,
) -> Issued:
    """A new code for `doors` (door → envelope) of one cabinet, known to it as soon as its shadow is written; where the
    cabinet cannot be reached, a code that works there all the same (cabinet_contract.offline).

    `shown_until` is the deadline that the holder is told, where the code itself lives longer.
    """
    cabinet = contents.cabinet
    key, salt = cabinet_keys.key_and_salt(cabinet.id, cabinet.epoch)
    id_, code = _drawn(contents, doors, purpose, key, now, shown_until or until)
    grant = Grant(
        id=id_, cabinet=cabinet.id, purpose=purpose, holder=holder, case=case, doors=doors,
        verifier=codes.verifier(key, salt, code), start=now, until=until,
    )  # fmt: skip
    code_ct = keys.encrypted(code, CODE)
    writes = [
        cabinets.write_grant(grant),
        _kept_for_holder(grant, code_ct, shown_until),
        reconcile(cabinet.id, now, doors),
    ]
    return Issued(grant, code_ct, writes)


def _kept_for_holder(grant: Grant, code_ct: str, shown_until: int | None) -> Write:
    held = HeldCode(
        holder=grant.holder, grant=grant.id, purpose=grant.purpose, code_ct=code_ct, cabinet=grant.cabinet,
        doors=tuple(sorted(grant.doors)), case=grant.case, start=grant.start, until=shown_until or grant.until,
    )  # fmt: skip
    return personal.write_code(held, grant.until + KEPT_AFTER_END)


def _drawn(
    contents: Contents, doors: dict[str, str], purpose: Purpose, key: bytes, now: int, until: int
) -> tuple[str, str]:
    """A grant's id and its code: drawn; or derived, for a cabinet that will not hear of it in time."""
    cabinet = contents.cabinet
    if not is_reachable(cabinet, now) and cabinet.lineage and purpose in offline.PURPOSES:
        taken = {grant.id for grant in contents.grants}
        derived = offline.derived_key(key, cabinet.lineage)
        for code in offline.attempts(derived, next(iter(doors)), purpose, min(until, now + offline.HORIZON_SECONDS)):
            if code.grant not in taken:
                return code.grant, code.code
    return randomness.new_id("g"), randomness.access_code()


def reconcile(cabinet: str, now: int, doors: Iterable[str] = ()) -> Write:
    """Asks for the cabinet's shadows to be brought up to date; for `doors` of one bank, for that bank's alone."""
    banks = {bank_of(door) for door in doors}
    target = f"{cabinet}#{banks.pop()}" if len(banks) == 1 else cabinet
    return outbox.write(randomness.new_id("x"), outbox.CABINET, target, now)


def revoke(grants: list[Grant]) -> list[Write]:
    """Takes codes back: from the cabinet by the next shadow, from their holders at once."""
    held = [personal.code(grant.holder, grant.id) for grant in grants]
    return [
        *(cabinets.write_grant(changed(grant, state=GrantState.REVOKED)) for grant in grants),
        *(personal.drop_code(code) for code in held if code),
    ]


def revoke_at(contents: Contents, door: str, but: str = "") -> list[Write]:
    """Every code that would still open `door`, except the grant `but`: what lay behind it has come or gone."""
    return revoke([g for g in contents.grants if g.state is GrantState.OPEN and door in g.doors and g.id != but])


def shown(holder: str) -> list[dict[str, object]]:
    """The holder's codes in the clear; the one place where a person can read them besides the SMS."""
    found = sorted((c for c in personal.codes(holder) if not c.used), key=lambda held: held.until)
    return [
        {
            "grant": held.grant,
            "purpose": str(held.purpose),
            "code": codes.grouped(keys.decrypted(held.code_ct, CODE)),
            "cabinet": held.cabinet,
            "doors": held.doors,
            "case": held.case,
            "until": held.until,
        }
        for held in found
    ]
