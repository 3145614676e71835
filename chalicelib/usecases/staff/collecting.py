"""The helpers' side of a deposit: one route and one code per cabinet."""

from cabinet_contract.words import Purpose
from chalicelib.domain.base.durations import HOUR, MINUTE
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, DoorUse, GrantState
from chalicelib.domain.custody.envelope import EnvelopeState
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import NothingFree
from chalicelib.replies.codes import RouteStarted
from chalicelib.store import envelopes
from chalicelib.usecases.parts import codes, loading, rules
from chalicelib.usecases.parts.perform import Decision


def start_route(cabinet: str, minutes: int | None, staff: Staff, now: int) -> Decision[RouteStarted]:
    """A collect code for every door of the cabinet behind which a deposit waits; an earlier one dies.

    Raises NothingFree (NOTHING_TO_COLLECT).
    """
    snapshot = loading.cabinet_of_centre(cabinet, staff.centre)
    waiting = _waiting(snapshot)
    if not waiting:
        raise NothingFree("NOTHING_TO_COLLECT", "cabinet")
    longest = rules.settings(staff.centre).staff_code_hours * HOUR
    until = now + min(minutes * MINUTE if minutes else longest, longest)
    earlier = [g for g in snapshot.grants if g.purpose is Purpose.COLLECT and g.state is GrantState.OPEN]
    wish = codes.CodeWish(doors=waiting, purpose=Purpose.COLLECT, holder=staff.id, until=until)
    issued, issuing = codes.plan_issue(snapshot, wish, now)
    started = RouteStarted(grant=issued.grant.id, cabinet=cabinet, doors=sorted(waiting), until=until)
    return Decision([*issuing, *codes.plan_revocation(earlier)], started)


def _waiting(snapshot: CabinetSnapshot) -> dict[str, str]:
    """Door → envelope."""
    occupied = (door for door in snapshot.doors if door.use is DoorUse.OCCUPIED)
    held = {door.door: envelopes.load(door.envelope) for door in occupied if door.envelope}
    return {door: found.id for door, found in held.items() if found.state is EnvelopeState.DEPOSITED}
