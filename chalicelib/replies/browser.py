"""Answers that only a browser understands: a cookie beside the body, and being sent elsewhere."""

from typing import Generic, TypeVar

from chalicelib.replies.base import Reply

T = TypeVar("T")


class WithCookie(Reply, Generic[T], frozen=True, kw_only=True):
    body: T
    cookie: str


class Redirect(Reply, frozen=True, kw_only=True):
    """`to` may be relative to the address that was asked."""

    to: str
    cookies: tuple[str, ...] = ()


class Granted(Reply, frozen=True, kw_only=True):
    """A token for fifteen minutes, whose it is, and when the session itself ends; nulls where nobody is signed in."""

    who: str | None
    token: str | None
    expires: int | None
    session_ends: int | None


NOBODY = Granted(who=None, token=None, expires=None, session_ends=None)
