"""Taking something in hand: before, it is a role's turn; from then on a person's, until it is another role's turn.

Who has it is known to everybody who reads it. Whoever else may do the same work acts only after taking it over, with a
reason, in whichever role: two people never work at one thing unknown to each other.
"""

from collections.abc import Collection
from enum import StrEnum

import msgspec

from chalicelib.domain.people.staff import Role, Staff
from chalicelib.errors import NotAllowed, OutOfTurn

# In these entries of a chain the reason concerns staff: applicants read who has the case, not why.
TAKEN_OVER, HANDED_BACK = "taken_over", "handed_back"
AMONG_STAFF = frozenset({TAKEN_OVER, HANDED_BACK})


class InHandOf(StrEnum):
    """Whose things are sought: one's own, or what nobody has taken."""

    ME = "me"
    NOBODY = "nobody"


class Taker(msgspec.Struct, frozen=True, kw_only=True):
    """Who has something in hand since when, and in which role; `before` the number of who had it, if taken over."""

    who: str
    number: str
    name: str
    role: str
    since: int
    before: str | None = None


def is_in_hand_of(held: Taker | None, sought: str, staff: str) -> bool:
    """Whether what `held` has is among what the person `staff` seeks."""
    return held is None if sought == InHandOf.NOBODY else held is not None and held.who == staff


def taken(held: Taker | None, staff: Staff, roles: Collection[str], reason: str | None, now: int) -> Taker:
    """Who has it now; `roles` may take it, and a supervisor. One who has it already keeps it.

    Raises NotAllowed (NOT_YOUR_TURN); OutOfTurn (TAKEN_ALREADY) where another has it and no reason is given.
    """
    role = _role(staff, roles)
    if held and held.who == staff.id:
        return held
    if held and not reason:
        raise OutOfTurn("TAKEN_ALREADY", "reason", number=held.number)
    before = held.number if held else None
    return Taker(who=staff.id, number=staff.number, name=staff.name, role=role, since=now, before=before)


def _role(staff: Staff, roles: Collection[str]) -> str:
    able = [role for role in staff.roles if role in roles or role == Role.SUPERVISOR]
    if not able:
        raise NotAllowed("NOT_YOUR_TURN", names=", ".join(sorted({*map(str, roles), str(Role.SUPERVISOR)})))
    # The role whose work it is comes before the supervisor's, where one person is both.
    return str(min(able, key=lambda role: role == Role.SUPERVISOR))


def require_worker(staff: Staff, roles: Collection[str]) -> None:
    """Raises NotAllowed (NOT_YOUR_TURN) unless one of the person's roles is among `roles`."""
    if not set(roles) & set(staff.roles):
        raise NotAllowed("NOT_YOUR_TURN", names=", ".join(sorted(map(str, roles))))


def require_not_a_colleagues(held: Taker | None, staff: Staff, roles: Collection[str]) -> None:
    """Raises OutOfTurn (TAKEN_ALREADY) where another has it and `staff` is of the `roles` that may do this work, or of
    the taker's.

    Who acts in a role of its own, such as a supervisor who recalls, does not do the taker's work.
    """
    if held and held.who != staff.id and {*roles, held.role} & set(staff.roles):
        raise OutOfTurn("TAKEN_ALREADY", "reason", number=held.number)


def handed_back(held: Taker | None, staff: Staff, reason: str | None) -> Taker:
    """Who had it until now: the one who asks; or another, where a supervisor says why.

    Raises OutOfTurn (NOT_TAKEN, TAKEN_ALREADY).
    """
    if held is None:
        raise OutOfTurn("NOT_TAKEN")
    if held.who != staff.id and not (reason and Role.SUPERVISOR in staff.roles):
        raise OutOfTurn("TAKEN_ALREADY", "reason", number=held.number)
    return held
