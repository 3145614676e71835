"""When no right code could open a door, as far as the cloud can know (docs/adr/0008-outages.md).

Merely offline a door still opens. While a cabinet is out of reach it is presumed to be down; what its journal tells
when it is back is the truth. Power that comes and goes within the time of two heartbeats is nothing.
"""

from chalicelib.domain.base.clocks import StopReason, Suspension
from chalicelib.domain.base.durations import DAY
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import SETTLED_SECONDS, SILENT_SECONDS, Cabinet, Outage, is_reachable

# Longer than this nobody waits for a cabinet: then clocks run again.
PRESUMED_SECONDS = 7 * DAY
# Longer than any deposit or result waits, and than a cabinet keeps its events without network.
KEPT_SECONDS = 30 * DAY
# Of one bank; what lasts is kept in any case.
MOST_KEPT = 40


def silent(cabinet: Cabinet, bank: str, at: int) -> Cabinet:
    """A lock board does not answer."""
    if any(outage.bank == bank and outage.end is None for outage in cabinet.outages):
        return cabinet
    return _with(cabinet, Outage(bank=bank, reason=StopReason.BOARD_SILENT, start=at), at)


def answering(cabinet: Cabinet, bank: str, at: int, now: int = 0) -> Cabinet:
    """It answers again; told at `now`, which counts where its clock says a time before the silence."""
    return _ended(cabinet, {bank}, at, now)


def begun_anew(cabinet: Cabinet, now: int) -> Cabinet:
    """With a new journal: it knows of no silent board, and tells anew of one that is silent still."""
    return _ended(cabinet, {outage.bank for outage in cabinet.outages}, now)


def started(cabinet: Cabinet, at: int, now: int, *, reckoned: bool = False) -> Cabinet:
    """A new run of its program. After a silence it was down until then, at the longest since it was last heard of, or
    has told anything. `reckoned`: it does not know for how long it had no power, and until when nobody else does: what
    is not known is not the applicant's to lose.
    """
    since = _silent_since(cabinet, now)
    if since is None:
        return cabinet
    start = since if cabinet.told >= at else max(since, cabinet.told)
    # A clock that stands at 1970 tells nothing of when it started.
    end = at if at > since and not reckoned else now
    if end - start < SILENT_SECONDS:
        return cabinet
    down = Outage(bank="", reason=StopReason.CABINET_DOWN, start=start, end=end)
    return changed(_with(cabinet, down, now), disturbed=True)


def over(cabinet: Cabinet, bank: str, now: int, *, here: int = 0) -> list[Suspension]:
    """Outages of a bank's doors that are over: they are in the ledgers for good. Of what came from another door of the
    cabinet at `here`, the bank's own count since then.
    """
    known = [s for s in _of(cabinet, bank, here) if s.end is not None]
    since = _silent_since(cabinet, now)
    if since is None or now - since <= PRESUMED_SECONDS:
        return known
    return [*known, Suspension(start=since, reason=StopReason.OUT_OF_REACH, end=since + PRESUMED_SECONDS)]


def left(cabinet: Cabinet, bank: str, now: int, *, here: int = 0) -> list[Suspension]:
    """What the bank's own outages had cost when something goes from its doors to another's at `now`."""
    own = [o for o in cabinet.outages if o.bank == bank]
    return [_ended_by(s, now) for s in _counted(own, here)]


def lasting(cabinet: Cabinet, bank: str, now: int, *, here: int = 0) -> list[Suspension]:
    """What stops a clock at a bank's doors now; of a cabinet out of reach it is not known yet whether it counts."""
    known = [s for s in _of(cabinet, bank, here) if s.end is None]
    since = _silent_since(cabinet, now)
    if since is None or now - since > PRESUMED_SECONDS:
        return known
    return [*known, Suspension(start=since, reason=StopReason.OUT_OF_REACH)]


def _of(cabinet: Cabinet, bank: str, here: int) -> list[Suspension]:
    whole = [_suspension(o) for o in cabinet.outages if o.bank == ""]
    return [*whole, *_counted([o for o in cabinet.outages if o.bank == bank], here)]


def _counted(found: list[Outage], here: int) -> list[Suspension]:
    return [_suspension(changed(o, start=max(o.start, here))) for o in found if o.end is None or o.end > here]


def _ended_by(pause: Suspension, now: int) -> Suspension:
    return changed(pause, end=max(pause.start, now if pause.end is None else pause.end))


def _silent_since(cabinet: Cabinet, now: int) -> int | None:
    """Since when a silence lasts of which its journal has not had time to tell; None where there is none."""
    if not is_reachable(cabinet, now):
        return cabinet.seen or None
    settled = now - cabinet.back >= SETTLED_SECONDS or cabinet.back - cabinet.gone < SILENT_SECONDS
    return None if settled else cabinet.gone or None


def _suspension(outage: Outage) -> Suspension:
    return Suspension(start=outage.start, reason=outage.reason, end=outage.end)


def _with(cabinet: Cabinet, outage: Outage, now: int) -> Cabinet:
    kept = [o for o in cabinet.outages if o.end is None or o.end > now - KEPT_SECONDS]
    over = [o for o in kept if o.bank == outage.bank and o.end is not None]
    oldest = over[: max(0, len(over) + 1 - MOST_KEPT)]
    return changed(cabinet, outages=(*(o for o in kept if o not in oldest), outage))


def _ended(cabinet: Cabinet, banks: set[str], at: int, now: int = 0) -> Cabinet:
    ended = tuple(
        changed(o, end=_end_after(o.start, at, now)) if o.end is None and o.bank in banks else o
        for o in cabinet.outages
    )
    return cabinet if ended == cabinet.outages else changed(cabinet, outages=ended, disturbed=True)


def _end_after(start: int, at: int, now: int) -> int:
    return at if at >= start else max(now, start)
