"""Which cases time has something to do with, and when; found in the index of the desk's queues."""

from chalicelib.domain.case.pre_review import Wake
from chalicelib.store import codec
from chalicelib.store.rows import CaseRow
from chalicelib.store.transaction import Plan, Write

_WAKE = "wake"


def find(case: str) -> Wake | None:
    return codec.found(CaseRow, Wake, case, _WAKE)


def plan(wake: Wake) -> Write:
    row = CaseRow(wake.case, _WAKE, version=wake.version + 1, body=codec.body_of(wake))
    row.queue, row.since = _queue(wake.centre), wake.at
    return Write(row)


def plan_drop(wake: Wake) -> Plan:
    return [Write(CaseRow(wake.case, _WAKE, version=wake.version, body=""), delete=True)]


def due(centre: str, now: int, most: int) -> list[str]:
    """The cases whose moment has come, oldest first; by the keys of their rows, which need not be readable."""
    rows = CaseRow.by_queue.query(_queue(centre), CaseRow.since <= now, limit=most)
    return [str(row.pk) for row in rows]


def _queue(centre: str) -> str:
    return f"{centre}#wakes"
