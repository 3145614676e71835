"""Tasks for staff; one row for one kind at one place, listed by centre in the index of the desk's queues."""

from chalicelib.domain.case.task import Task
from chalicelib.store import codec, pages
from chalicelib.store.rows import CaseRow
from chalicelib.store.transaction import Write

_TASK = "task"


def find(id_: str) -> Task | None:
    return codec.found(CaseRow, Task, _key(id_), _TASK)


def plan(task: Task) -> Write:
    """Only what is still to be done stands in the list."""
    row = CaseRow(_key(task.id), _TASK, version=task.version + 1, body=codec.body_of(task))
    if task.done_at is None:
        row.queue, row.since = _queue(task.centre), task.at
    return Write(row)


def open_of(centre: str, limit: int, cursor: str | None) -> tuple[list[Task], str | None]:
    """Oldest first."""
    key = _queue(centre)
    start = pages.decode(cursor, {"queue": key}, pages.BY_QUEUE)
    rows = CaseRow.by_queue.query(key, limit=limit, last_evaluated_key=start)
    found, following = pages.page(rows, limit)
    return [codec.read(row, Task) for row in found], following


def _key(id_: str) -> str:
    return f"task#{id_}"


def _queue(centre: str) -> str:
    return f"{centre}#tasks"
