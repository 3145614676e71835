"""The cloud's side of codes for a cabinet that it cannot reach, as far as a cabinet's tests need it."""

from cabinet_contract.codes import verifier
from cabinet_contract.offline import OfflineCode, derived_key, made, slot_of
from cabinet_contract.shadow import Grant
from cabinet_contract.words import Purpose
from tests.device.rig import IDENTITY, NOON

DAY = 86_400


def derived(
    lineage: str, door: str, purpose: Purpose = Purpose.DEPOSIT, attempt: int = 0, until: int = NOON + DAY
) -> OfflineCode:
    return made(derived_key(IDENTITY.key, lineage), door, purpose, slot_of(until), attempt)


def by_shadow(code: OfflineCode, *, taken_back: bool = False) -> Grant:
    """The row that brings it to the cabinet later; one that was taken back meanwhile is over before it begins."""
    known = verifier(IDENTITY.key, IDENTITY.salt, code.code)
    end = NOON if taken_back else code.until
    return Grant(code.grant, (code.door,), code.purpose, known, NOON, end)
