"""Figures of a centre: one partition, a row a month for each cabinet and one for the pre-reviews."""

from chalicelib.domain.cabinet.figures import CabinetMonth, ReviewMonth
from chalicelib.store import codec
from chalicelib.store.rows import CabinetRow
from chalicelib.store.transaction import Write

_REVIEWS = "pre-review"


def cabinet(centre: str, month: str, cabinet: str) -> CabinetMonth:
    return codec.found(CabinetRow, CabinetMonth, _key(centre), f"{month}#{cabinet}") or CabinetMonth()


def plan_cabinet(centre: str, month: str, cabinet: str, counted: CabinetMonth) -> Write:
    return _plan(centre, f"{month}#{cabinet}", counted)


def reviews(centre: str, month: str) -> ReviewMonth:
    return codec.found(CabinetRow, ReviewMonth, _key(centre), f"{month}#{_REVIEWS}") or ReviewMonth()


def plan_reviews(centre: str, month: str, counted: ReviewMonth) -> Write:
    return _plan(centre, f"{month}#{_REVIEWS}", counted)


def of_month(centre: str, month: str) -> tuple[list[CabinetMonth], ReviewMonth]:
    """All of a centre in one query, at half the price and perhaps a second old."""
    rows = {row.sk: row for row in CabinetRow.query(_key(centre), CabinetRow.sk.startswith(f"{month}#"))}
    reviewed = rows.pop(f"{month}#{_REVIEWS}", None)
    months = [codec.read(row, CabinetMonth) for row in rows.values()]
    return months, codec.read(reviewed, ReviewMonth) if reviewed else ReviewMonth()


def _key(centre: str) -> str:
    return f"figures#{centre}"


def _plan(centre: str, sk: str, thing: CabinetMonth | ReviewMonth) -> Write:
    return Write(CabinetRow(_key(centre), sk, version=thing.version + 1, body=codec.body_of(thing)))
