"""Who sent dead letters round again or gave them up, and why: one row each, kept for good."""

from chalicelib.domain.messages.letters import LetterRecord
from chalicelib.store import codec, pages
from chalicelib.store.rows import CaseRow
from chalicelib.store.transaction import Write


def plan_record(id_: str, record: LetterRecord) -> Write:
    sk = f"{record.at:012d}#{id_}"
    return Write(CaseRow(_key(record.queue), sk, version=1, body=codec.body_of(record)))


def records(queue: str, limit: int, cursor: str | None) -> tuple[list[LetterRecord], str | None]:
    """Newest first."""
    key = _key(queue)
    start = pages.decode(cursor, {"pk": key})
    rows = CaseRow.query(key, scan_index_forward=False, limit=limit, last_evaluated_key=start)
    found, following = pages.page(rows, limit)
    return [codec.plain(row, LetterRecord) for row in found], following


def _key(queue: str) -> str:
    return f"letters#{queue}"
