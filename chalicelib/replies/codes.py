"""Codes, as their holders see them."""

from cabinet_contract.words import Purpose
from chalicelib.replies.base import Reply
from chalicelib.replies.people import InHand


class CodeShown(Reply, frozen=True, kw_only=True):
    """`code` as nine digits in three groups: the one place besides the SMS where a person can read it."""

    grant: str
    purpose: Purpose
    code: str
    cabinet: str
    doors: tuple[str, ...]
    case: str | None
    until: int


class CodeReissued(Reply, frozen=True, kw_only=True):
    grant: str
    cabinet: str
    door: str
    until: int


class RouteStarted(Reply, frozen=True, kw_only=True):
    """One collecting route at one cabinet: one code for all of `doors`; `taken_by` is who walks it."""

    grant: str
    cabinet: str
    doors: list[str]
    until: int
    taken_by: InHand | None = None


class RouteHandedBack(Reply, frozen=True, kw_only=True):
    """`grant` opens nothing any more."""

    cabinet: str
    grant: str
