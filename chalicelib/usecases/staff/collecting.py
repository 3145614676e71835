"""The helpers' side of a deposit: one route and one code per cabinet."""

import msgspec

from cabinet_contract.words import Purpose
from chalicelib.domain.base.durations import HOUR, MINUTE
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, DoorUse, Grant, GrantState
from chalicelib.domain.cabinet.records import CollectingRoute
from chalicelib.domain.custody.envelope import EnvelopeState
from chalicelib.domain.people import taking
from chalicelib.domain.people.staff import MAY, Permission, Staff
from chalicelib.errors import NothingFree, OutOfTurn
from chalicelib.replies.codes import RouteHandedBack, RouteStarted
from chalicelib.store import cabinets, envelopes
from chalicelib.usecases.parts import codes, in_hand, loading, rules
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff import hands


class RouteWish(msgspec.Struct, frozen=True, kw_only=True):
    """`reason` where a colleague is on the way there already."""

    cabinet: str
    minutes: int | None = None
    reason: str | None = None


def start_route(wish: RouteWish, staff: Staff, now: int) -> Decision[RouteStarted]:
    """A collect code for every door of the cabinet behind which a deposit waits; an earlier one dies.

    Raises NothingFree (NOTHING_TO_COLLECT); OutOfTurn (TAKEN_ALREADY) for a colleague's route, if no reason is given.
    """
    snapshot, minutes = loading.cabinet_of_centre(wish.cabinet, staff.centre), wish.minutes
    known = cabinets.route(wish.cabinet)
    held = known.taker if known and known.goes_on(snapshot.grant(known.grant), now) else None
    taker = taking.taken(held, staff, MAY[Permission.COLLECT], wish.reason, now)
    waiting = _waiting(snapshot)
    if not waiting:
        raise NothingFree("NOTHING_TO_COLLECT", "cabinet")
    longest = rules.settings(staff.centre).staff_code_hours * HOUR
    until = now + min(minutes * MINUTE if minutes else longest, longest)
    wanted = codes.CodeWish(doors=waiting, purpose=Purpose.COLLECT, holder=staff.id, until=until)
    issued, issuing = codes.plan_issue(snapshot, wanted, now)
    route = CollectingRoute(
        version=known.version if known else 0, cabinet=wish.cabinet, grant=issued.grant.id, taker=taker, until=until
    )
    told = hands.plan_told(held, taker, wish.reason, "", cabinet=wish.cabinet)
    started = RouteStarted(
        grant=issued.grant.id, cabinet=wish.cabinet, doors=sorted(waiting), until=until, taken_by=in_hand.of(taker)
    )
    earlier = codes.plan_revocation(_collecting(snapshot))
    return Decision([*issuing, *earlier, cabinets.plan_route(route), *told], started)


def hand_back(cabinet: str, reason: str | None, staff: Staff, now: int) -> Decision[RouteHandedBack]:
    """Its code dies; what it has not collected waits for another. A supervisor ends another's, who is told why.

    Raises OutOfTurn (NOT_TAKEN, TAKEN_ALREADY).
    """
    snapshot = loading.cabinet_of_centre(cabinet, staff.centre)
    known = cabinets.route(cabinet)
    if known is None or not known.goes_on(snapshot.grant(known.grant), now):
        raise OutOfTurn("NOT_TAKEN", "cabinet")
    held = taking.handed_back(known.taker, staff, reason)
    plan = [
        *codes.plan_revocation(_collecting(snapshot)),
        codes.plan_reconciling(cabinet, now),
        cabinets.plan_route(changed(known, until=now)),
        *hands.plan_told_back(held, staff, reason, now, "", cabinet=cabinet),
    ]
    return Decision(plan, RouteHandedBack(cabinet=cabinet, grant=known.grant))


def _collecting(snapshot: CabinetSnapshot) -> list[Grant]:
    return [g for g in snapshot.grants if g.purpose is Purpose.COLLECT and g.state is GrantState.OPEN]


def _waiting(snapshot: CabinetSnapshot) -> dict[str, str]:
    """Door → envelope."""
    occupied = (door for door in snapshot.doors if door.use is DoorUse.OCCUPIED)
    held = {door.door: envelopes.load(door.envelope) for door in occupied if door.envelope}
    return {door: found.id for door, found in held.items() if found.state is EnvelopeState.DEPOSITED}
