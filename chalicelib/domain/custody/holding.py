"""Who had the paper when: read off the chain of an envelope alone."""

from collections.abc import Sequence

import msgspec

from chalicelib.domain.base.chain import Entry
from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.custody.envelope import CustodianKind

WORDS: dict[CustodianKind, Text] = {
    CustodianKind.APPLICANT: Text(zh="申请人", en="the applicant"),
    CustodianKind.STAFF: Text(zh="工作人员", en="a member of staff"),
    CustodianKind.CABINET: Text(zh="信包箱", en="a cabinet"),
    CustodianKind.WINDOW: Text(zh="窗口", en="a window"),
    CustodianKind.COURIER: Text(zh="邮寄途中", en="the mail"),
    CustodianKind.DEPARTMENT: Text(zh="审批部门", en="the department"),
}


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """`who` has had it since `since`, by the link `event`."""

    kind: CustodianKind
    who: str
    since: int
    event: str


def holdings(entries: Sequence[Entry]) -> list[Holding]:
    """Everybody who has had it, first to last. Links of before, which name no holder, are passed over."""
    held = [(entry, entry.detail["holder"]) for entry in entries if "holder" in entry.detail]
    return [
        Holding(kind=CustodianKind(one["kind"]), who=one["who"], since=entry.at, event=entry.event)
        for entry, one in held
    ]


class Stay(msgspec.Struct, frozen=True, kw_only=True):
    """A paper behind a door: `since` until before `until`, None while it lies there."""

    cabinet: str
    door: str
    since: int
    until: int | None


def stays(entries: Sequence[Entry]) -> list[Stay]:
    """Behind which doors it has been, first to last."""
    found = holdings(entries)
    ends = [*(later.since for later in found[1:]), None]
    return [
        Stay(cabinet=cabinet, door=door, since=one.since, until=until)
        for one, until in zip(found, ends, strict=False)
        if one.kind is CustodianKind.CABINET
        for cabinet, _, door in [one.who.partition(" ")]
    ]


def holder_at(entries: Sequence[Entry], at: int) -> Holding | None:
    """Who had it at `at`; None before the first link that says so.

    The chain's order counts where its times do not agree: a cabinet without network tells afterwards.
    """
    until_then = [holding for holding in holdings(entries) if holding.since <= at]
    return until_then[-1] if until_then else None
