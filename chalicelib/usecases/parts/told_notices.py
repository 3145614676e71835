"""What somebody was told, in the personal centre."""

from chalicelib.replies.base import Page
from chalicelib.replies.people import NoticeSeen
from chalicelib.store import personal


def of(holder: str, limit: int, cursor: str | None) -> Page[NoticeSeen]:
    """Newest first. Raises BadInput (BAD_CURSOR)."""
    found, following = personal.notices(holder, limit, cursor)
    items = [NoticeSeen(id=one.id, at=one.at, kind=one.kind, case=one.case, detail=one.detail) for one in found]
    return Page(items=items, next=following)
