"""What replies have in common."""

from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The body of an answer. Times are epoch seconds; what is UNSET is left out."""


class Page(Reply, Generic[T], frozen=True, kw_only=True):
    """One page of a list; `next` is the cursor of the following one, or null."""

    items: list[T]
    next: str | None = None
