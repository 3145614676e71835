"""The personal centre (个人中心) of a holder, applicant or staff: codes as ciphertext, and notices."""

from datetime import UTC, datetime

from chalicelib.domain.people.personal import HeldCode, Notice, ReadMark
from chalicelib.store import codec, pages
from chalicelib.store.rows import PersonalRow
from chalicelib.store.transaction import Write

_CODE, _NOTICE, _READ = "code#", "notice#", "mark"


def plan_code(code: HeldCode, forget_at: int) -> Write:
    return Write(_row(code.holder, _CODE + code.grant, code.version + 1, codec.body_of(code), forget_at))


def code(holder: str, grant: str) -> HeldCode | None:
    return codec.found(PersonalRow, HeldCode, holder, _CODE + grant)


def plan_drop_code(code: HeldCode) -> Write:
    return Write(PersonalRow(code.holder, _CODE + code.grant, version=code.version, body=""), delete=True)


def codes(holder: str) -> list[HeldCode]:
    rows = PersonalRow.query(holder, PersonalRow.sk.startswith(_CODE), consistent_read=True)
    return [codec.read(row, HeldCode) for row in rows]


def plan_notice(notice: Notice, forget_at: int) -> Write:
    return Write(_row(notice.holder, _NOTICE + notice.place, 1, codec.body_of(notice), forget_at))


def notices(holder: str, limit: int, cursor: str | None) -> tuple[list[Notice], str | None]:
    """Newest first."""
    rows = PersonalRow.query(
        holder,
        PersonalRow.sk.startswith(_NOTICE),
        scan_index_forward=False,
        limit=limit,
        last_evaluated_key=pages.decode(cursor, {"pk": holder}, begins=_NOTICE),
    )
    found, following = pages.page(rows, limit)
    return [codec.plain(row, Notice) for row in found], following


def notice(holder: str, id_: str, most: int) -> Notice | None:
    """One of the newest `most`."""
    rows = PersonalRow.query(holder, PersonalRow.sk.startswith(_NOTICE), scan_index_forward=False, limit=most)
    return next((codec.plain(row, Notice) for row in rows if row.sk.endswith(f"#{id_}")), None)


def read_mark(holder: str) -> ReadMark:
    """At the beginning, where nothing was read yet."""
    return codec.found(PersonalRow, ReadMark, holder, _READ) or ReadMark(holder=holder)


def plan_read(mark: ReadMark) -> Write:
    return Write(PersonalRow(mark.holder, _READ, version=mark.version + 1, body=codec.body_of(mark)))


def of_second(holder: str, at: int) -> list[Notice]:
    rows = PersonalRow.query(holder, PersonalRow.sk.startswith(f"{_NOTICE}{at:012d}#"), consistent_read=True)
    return [codec.plain(row, Notice) for row in rows]


def unread(mark: ReadMark, most: int) -> int:
    """How many notices came after what was read, counted up to `most`; no other kind of row sorts behind them."""
    later = int(PersonalRow.count(mark.holder, PersonalRow.sk >= f"{_NOTICE}{mark.at + 1:012d}", limit=most))
    beside = [one for one in of_second(mark.holder, mark.at) if not mark.covers(one)] if mark.at else []
    return min(most, later + len(beside))


def about(holder: str, case: str) -> list[tuple[Notice, PersonalRow]]:
    """Every notice of the holder about `case`, with its row."""
    rows = PersonalRow.query(holder, PersonalRow.sk.startswith(_NOTICE), consistent_read=True)
    found = ((codec.plain(row, Notice), row) for row in rows)
    return [(notice, row) for notice, row in found if notice.case == case]


def plan_rewritten(notice: Notice, row: PersonalRow) -> Write:
    """The notice in the place of `row`, for no longer than before."""
    return Write(PersonalRow(row.pk, row.sk, version=row.version + 1, body=codec.body_of(notice), expires=row.expires))


def _row(pk: str, sk: str, version: int, body: str, forget_at: int) -> PersonalRow:
    return PersonalRow(pk, sk, version=version, body=body, expires=datetime.fromtimestamp(forget_at, UTC))
