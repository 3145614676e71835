"""The queue of papers to return: one row for each case, beside that of the case, which may stand in another queue."""

from collections.abc import Iterator

from chalicelib.domain.case.owed import QueuedReturn
from chalicelib.domain.case.queues import Queue
from chalicelib.store import codec
from chalicelib.store.cases import RETURN, queue_key
from chalicelib.store.rows import CaseRow
from chalicelib.store.transaction import Write


def find(case: str) -> QueuedReturn | None:
    return codec.found(CaseRow, QueuedReturn, case, RETURN)


def plan(queued: QueuedReturn) -> Write:
    """Only what is still owed stands in the queue."""
    row = CaseRow(queued.case, RETURN, version=queued.version + 1, body=codec.body_of(queued))
    if not queued.over:
        row.queue, row.since = queue_key(queued.centre, Queue.PAPERS_TO_RETURN), queued.since
    return Write(row)


def of_centre(centre: str) -> Iterator[tuple[str, QueuedReturn | None]]:
    """Cases with what was still owed a moment ago, oldest first; None where a row cannot be read."""
    for row in CaseRow.by_queue.query(queue_key(centre, Queue.PAPERS_TO_RETURN)):
        yield str(row.pk), codec.readable(row, QueuedReturn)
