"""What somebody was told, in the personal centre."""

from typing import Any

from msgspec.structs import replace

from chalicelib.domain.people.personal import HeldCode, Notice, ReadMark
from chalicelib.errors import no_such
from chalicelib.replies.base import Page
from chalicelib.replies.people import NoticeSeen, NoticesRead
from chalicelib.store import cases, personal
from chalicelib.usecases.parts.perform import Decision

# Beyond it a page says 99+.
MOST_COUNTED = 100
MOST_LOOKED_AT = 500


def of(holder: str, limit: int, cursor: str | None) -> Page[NoticeSeen]:
    """Newest first. Raises BadInput (BAD_CURSOR)."""
    found, following = personal.notices(holder, limit, cursor)
    mark = personal.read_mark(holder)
    held = [code for code in personal.codes(holder) if not code.used] if any("door" in n.detail for n in found) else []
    return Page(items=[_told(notice, held, mark) for notice in _numbered(found)], next=following)


def _numbered(found: list[Notice]) -> list[Notice]:
    """Notices of staff, and those of before, were kept without the number of their case."""
    numbers = cases.numbers(notice.case for notice in found if notice.case and not notice.case_number)
    return [replace(n, case_number=n.case_number or numbers.get(n.case)) for n in found]


def unread(holder: str) -> int:
    """At most MOST_COUNTED."""
    return personal.unread(personal.read_mark(holder), MOST_COUNTED)


def read(holder: str, upto: str) -> Decision[NoticesRead]:
    """From this one on backwards; never takes back what was read. Raises NotFound (NO_SUCH_NOTICE)."""
    notice = personal.notice(holder, upto, MOST_LOOKED_AT)
    if notice is None:
        raise no_such("notice")
    before = personal.read_mark(holder)
    mark = before.moved(notice, personal.of_second(holder, notice.at))
    writes = [personal.plan_read(mark)] if mark != before else []
    return Decision(writes, NoticesRead(unread=personal.unread(mark, MOST_COUNTED)))


def _told(notice: Notice, held: list[HeldCode], mark: ReadMark) -> NoticeSeen:
    fields: dict[str, Any] = {name: getattr(notice, name, None) for name in NoticeSeen.__struct_fields__}
    fields["unread"] = not mark.covers(notice)
    fields["place_holds"] = _holds(notice, held) if {"grant", "door"} <= notice.detail.keys() else None
    return NoticeSeen(**fields)


def _holds(notice: Notice, held: list[HeldCode]) -> bool:
    """The code has not been moved to another door, given up or used; it may have been replaced by another one there."""
    cabinet, door = notice.detail.get("cabinet"), notice.detail["door"]
    return any(code.case == notice.case and code.cabinet == cabinet and door in code.doors for code in held)
