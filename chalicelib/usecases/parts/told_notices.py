"""What somebody was told, in the personal centre."""

from chalicelib.domain.people.personal import Notice
from chalicelib.replies.base import Page
from chalicelib.replies.people import NoticeSeen
from chalicelib.store import personal


def of(holder: str, limit: int, cursor: str | None) -> Page[NoticeSeen]:
    """Newest first. Raises BadInput (BAD_CURSOR)."""
    found, following = personal.notices(holder, limit, cursor)
    return Page(items=[_told(notice) for notice in found], next=following)


def _told(notice: Notice) -> NoticeSeen:
    return NoticeSeen(**{name: getattr(notice, name) for name in NoticeSeen.__struct_fields__})
