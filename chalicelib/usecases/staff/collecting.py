"""The helpers' side of a deposit: one route and one code per cabinet; then checking and the queue number."""

from datetime import UTC, datetime, timedelta

from cabinet_contract.words import Purpose
from chalicelib.domain.base.entity import Entity
from chalicelib.domain.cabinet.cabinet import Contents, GrantState
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case import desk
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.custody import envelope as envelopes_
from chalicelib.domain.custody.envelope import Envelope, EnvelopeEvent, EnvelopeState
from chalicelib.domain.people.staff import Staff, Task, require
from chalicelib.errors import BadInput, NothingFree, OutOfTurn, no_such
from chalicelib.store import access, cabinets, cases, envelopes
from chalicelib.usecases.applicant.filing import answer
from chalicelib.usecases.parts import codes, notices, rules
from chalicelib.usecases.parts.perform import Decision

MINUTE, HOUR = 60, 3600
CHINA_TIME = timedelta(hours=8)


def contents_of(cabinet: str, staff: Staff) -> Contents:
    """Raises NotFound for another centre's cabinet."""
    contents = cabinets.load(cabinet)
    if contents.cabinet.centre != staff.centre:
        raise no_such("cabinet")
    return contents


def start_route(cabinet: str, minutes: int | None, staff: Staff, now: int) -> Decision:
    """A collect code for every door of the cabinet behind which a deposit waits; an earlier one dies.

    Raises NothingFree (NOTHING_TO_COLLECT).
    """
    require(staff, Task.COLLECT)
    contents = contents_of(cabinet, staff)
    waiting = _waiting(contents)
    if not waiting:
        raise NothingFree("NOTHING_TO_COLLECT", "cabinet")
    longest = rules.settings(staff.centre).staff_code_hours * HOUR
    until = now + min(minutes * MINUTE if minutes else longest, longest)
    earlier = [g for g in contents.grants if g.purpose is Purpose.COLLECT and g.state is GrantState.OPEN]
    issued = codes.issue(contents, waiting, Purpose.COLLECT, staff.id, None, now, until)
    found = {"grant": issued.grant.id, "cabinet": cabinet, "doors": sorted(waiting), "until": until}
    return Decision([*issued.writes, *codes.revoke(earlier)], found)


def _waiting(contents: Contents) -> dict[str, str]:
    held = {
        door.door: envelopes.load(door.envelope) for door in contents.doors if door.use == "occupied" and door.envelope
    }
    return {door: found.id for door, found in held.items() if found.state is EnvelopeState.DEPOSITED}


def check(case: Case, staff: Staff, present: list[str], now: int) -> Decision:
    """Compares the envelope with the item's list; what is missing starts a correction for just that.

    Raises BadInput for a material that the list does not name: nothing else may be demanded (rules.md, R-D-5).
    """
    require(staff, Task.CHECK)
    inbound = _in_hand(case)
    listed = [material.id for material in rules.rules(case).item.asked]
    strange = [name for name in present if name not in listed]
    if strange:
        raise BadInput("UNKNOWN_MATERIAL", f"present.{strange[0]}")  # fmt: skip
    there = {*case.present, *present}
    missing = tuple(name for name in listed if name not in there)
    kept = tuple(name for name in listed if name in there)
    return _correct(case, staff, inbound, kept, missing, now) if missing else _complete(case, staff, inbound, kept, now)


def _in_hand(case: Case) -> Envelope:
    envelope = envelopes.find(case.inbound)
    if envelope is None or envelope.state is not EnvelopeState.COLLECTED:
        raise OutOfTurn("NOT_IN_HAND", "case")
    return envelope


def _complete(case: Case, staff: Staff, inbound: Envelope, present: tuple[str, ...], now: int) -> Decision:
    moved, entry = cases_.note(case, "checked", staff.id, now, {"present": list(present)}, present=present, missing=())
    placed = desk.placed(moved, now, inbound=inbound)
    return Decision(cases.write(placed, entry), {**answer(placed), "missing": []})


def _correct(
    case: Case, staff: Staff, inbound: Envelope, present: tuple[str, ...], missing: tuple[str, ...], now: int
) -> Decision:
    moved, entry = cases_.step(
        case, CaseEvent.FIND_MISSING, staff.id, now, {"missing": list(missing)},
        present=present, missing=missing, inbound=None, earlier=(*case.earlier, inbound.id),
    )  # fmt: skip
    placed = desk.placed(moved, now)
    told = notices.notice(placed, "missing", now, missing=list(missing))
    return Decision([*cases.write(placed, entry), told], {**answer(placed), "missing": list(missing)})


class DayCounter(Entity, frozen=True, kw_only=True):
    drawn: int = 0


def draw_number(case: Case, staff: Staff, window: str, now: int) -> Decision:
    """A queue number of the day for a checked envelope, which goes over to the window (抽号交给对应窗口)."""
    require(staff, Task.DRAW_NUMBER)
    inbound = _in_hand(case)
    if case.missing or not case.present:
        raise OutOfTurn("NOT_CHECKED", "case")
    day = (datetime.fromtimestamp(now, UTC) + CHINA_TIME).strftime("%Y%m%d")
    key = f"queue#{case.centre}#{day}"
    counter = access.load(key, DayCounter) or DayCounter()
    number = f"A{counter.drawn + 1:03d}"
    detail = {"number": number, "window": window}
    moved, entry = cases_.note(case, "queued", staff.id, now, detail, queue_number=number, window=window)
    handed, link = envelopes_.step(
        inbound, EnvelopeEvent.HAND_TO_WINDOW, staff.id, now, detail, holder=("window", window)
    )
    placed = desk.placed(moved, now, inbound=handed)
    counted = DayCounter(version=counter.version, drawn=counter.drawn + 1)
    writes = [*cases.write(placed, entry), *envelopes.write(handed, link), access.write(key, counted, now + 48 * HOUR)]
    return Decision(writes, {**answer(placed), "number": number, "window": window})
