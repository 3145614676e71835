"""Cases, their chains, their documents."""

from collections.abc import Iterable

from pynamodb.exceptions import DoesNotExist

from chalicelib.domain.base import chain
from chalicelib.domain.base.entity import changed
from chalicelib.domain.base.free_text import Erased, FreeText
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.case_numbers import NumberClaim
from chalicelib.domain.case.documents import Document
from chalicelib.domain.case.queues import RESPONSIBLE, Queue
from chalicelib.errors import no_such
from chalicelib.store import codec, pages
from chalicelib.store.rows import CaseRow
from chalicelib.store.transaction import Plan, Write

_CASE, _EVENT, _DOCUMENT, _TEXT, _NUMBER, _TOLD = "case", "event#", "document#", "text#", "number", "told#"
# A text is written once, and its row once more when it is erased.
_ERASED = 2
# The row of chalicelib.store.returns.
RETURN = "return"


def load(id_: str) -> Case:
    """Raises NotFound."""
    try:
        return codec.read(CaseRow.get(id_, _CASE, consistent_read=True), Case)
    except DoesNotExist:
        raise no_such("case") from None


def numbers(ids: Iterable[str]) -> dict[str, str | None]:
    """The numbers of those of `ids` that are there, read at once."""
    keys = [(id_, _CASE) for id_ in dict.fromkeys(ids)]
    rows = CaseRow.batch_get(keys) if keys else ()
    return {row.pk: codec.read(row, Case).number for row in rows}


def plan(case: Case, *entries: chain.Entry) -> Plan:
    """The case and the new links of its chain."""
    row = CaseRow(
        case.id, _CASE, version=case.version + 1, body=codec.body_of(case), party=case.party, opened=case.opened
    )
    if case.desk and case.desk is not Queue.PAPERS_TO_RETURN:  # whose rows are those of chalicelib.store.returns
        row.queue, row.since = queue_key(case.centre, case.desk), case.desk_since
    return [Write(row), *(_plan_link(case.id, entry) for entry in entries)]


def plan_number(number: str, case: str) -> Write:
    """That `number` is this case's: it can be written once."""
    return Write(CaseRow(_number(number), _NUMBER, version=1, body=codec.body_of(NumberClaim(case=case))))


def of_number(number: str) -> str | None:
    """The id of the case that has this number."""
    row = codec.row(CaseRow, _number(number), _NUMBER)
    return codec.plain(row, NumberClaim).case if row else None


def _number(number: str) -> str:
    return f"number#{number}"


def _plan_link(case: str, entry: chain.Entry) -> Write:
    return Write(CaseRow(case, f"{_EVENT}{entry.number:06d}", version=1, body=codec.body_of(entry)))


def history(case: str) -> list[chain.Entry]:
    rows = CaseRow.query(case, CaseRow.sk.startswith(_EVENT), consistent_read=True)
    return [codec.plain(row, chain.Entry) for row in rows]


def plan_text(case: str, hash_: str, text: FreeText) -> Write:
    """What was written freely, beside the chains of the case and its envelopes: a row that may go."""
    return Write(CaseRow(case, _TEXT + hash_, version=1, body=codec.body_of(text)))


def plan_erased(case: str, hash_: str, erased: Erased) -> Write:
    """In the place of the text: its words and its salt are no more."""
    return Write(CaseRow(case, _TEXT + hash_, version=_ERASED, body=codec.body_of(erased)))


def texts(case: str) -> dict[str, FreeText | Erased]:
    """By their hashes, with those that were erased."""
    rows = CaseRow.query(case, CaseRow.sk.startswith(_TEXT), consistent_read=True)
    return {row.sk.removeprefix(_TEXT): _text(row) for row in rows}


def plan_told(case: str, holder: str, notice: str) -> Write:
    """That a member of staff was told something about the case: where to look for copies of what was written."""
    return Write(CaseRow(case, f"{_TOLD}{holder}#{notice}", version=1, body="{}"))


def told(case: str) -> set[str]:
    """The members of staff who were."""
    rows = CaseRow.query(case, CaseRow.sk.startswith(_TOLD), consistent_read=True)
    return {row.sk.removeprefix(_TOLD).rpartition("#")[0] for row in rows}


def _text(row: CaseRow) -> FreeText | Erased:
    return codec.plain(row, Erased) if row.version == _ERASED else codec.plain(row, FreeText)


def queue_key(centre: str, desk: str) -> str:
    return f"{centre}#{desk}"


def of_party(party: str, limit: int, cursor: str | None) -> tuple[list[Case], str | None]:
    """Newest first, by when they were opened."""
    start = pages.decode(cursor, {"party": party}, pages.BY_PARTY)
    keys = CaseRow.of_party.query(party, scan_index_forward=False, limit=limit, last_evaluated_key=start)
    found, following = pages.page(keys, limit)
    rows = {row.pk: row for row in CaseRow.batch_get([(key.pk, _CASE) for key in found], consistent_read=True)}
    return [codec.read(rows[key.pk], Case) for key in found if key.pk in rows], following


def in_queue(
    centre: str, desk: str, limit: int, cursor: str | None, *, since: int | None
) -> tuple[list[Case], str | None]:
    """Who has been there since `since` or longer (None: all), oldest first: who has waited longest is seen first."""
    key = queue_key(centre, desk)
    start = pages.decode(cursor, {"queue": key}, pages.BY_QUEUE)
    rows = CaseRow.by_queue.query(
        key, None if since is None else CaseRow.since <= since, limit=limit, last_evaluated_key=start
    )
    found, following = pages.page(rows, limit)
    return [_to_return(row) if row.sk == RETURN else codec.read(row, Case) for row in found], following


def waiting(centre: str, desk: str, most: int) -> int:
    """How many stand there; no more than `most` are counted."""
    return int(CaseRow.by_queue.count(queue_key(centre, desk), limit=most))


def behind(case: Case) -> str:
    """The cursor behind this case in its queue."""
    queue = queue_key(case.centre, str(case.desk))
    row = RETURN if case.desk is Queue.PAPERS_TO_RETURN else _CASE
    return pages.encode(
        {"pk": {"S": case.id}, "sk": {"S": row}, "queue": {"S": queue}, "since": {"N": str(case.desk_since)}}
    )


def _cases(rows: list[CaseRow], cursor: str | None) -> tuple[list[Case], str | None]:
    return [codec.read(row, Case) for row in rows], cursor


def _to_return(row: CaseRow) -> Case:
    """As it stands in that queue, whatever else it waits for."""
    queue, case = Queue.PAPERS_TO_RETURN, load(row.pk)
    return changed(
        case, desk=queue, desk_since=int(row.since or 0), responsible=str(RESPONSIBLE[queue]),
        taken=case.taken if case.desk is queue else None,
    )  # fmt: skip


def plan_document(document: Document) -> Write:
    row = CaseRow(document.case, _DOCUMENT + document.id, version=document.version + 1, body=codec.body_of(document))
    return Write(row)


def documents(case: str) -> list[Document]:
    """Without those that the applicant has removed."""
    return [document for document in announced(case) if not document.removed]


def announced(case: str) -> list[Document]:
    """Every one that there ever was."""
    rows = CaseRow.query(case, CaseRow.sk.startswith(_DOCUMENT), consistent_read=True)
    return [codec.read(row, Document) for row in rows]
