"""What a holder finds in the personal centre."""

from typing import Any

import msgspec

from cabinet_contract.words import Purpose
from chalicelib.domain.base.entity import Entity


class HeldCode(Entity, frozen=True, kw_only=True):
    """A code for its holder's eyes: ciphertext, with where and until when it opens (epoch seconds).

    A used code is shown no more, but is kept until its door has closed: it may have to work again.
    """

    holder: str
    grant: str
    purpose: Purpose
    code_ct: str
    cabinet: str
    doors: tuple[str, ...]
    case: str | None = None
    start: int
    until: int
    used: bool = False


class ReadMark(Entity, frozen=True, kw_only=True):
    """How far a holder has read the notices: `upto` is the place of the newest one that was read."""

    holder: str
    upto: str = ""


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened to a case. `kind` names the text, `detail` fills it in."""

    id: str
    holder: str
    at: int
    kind: str
    case: str
    case_number: str | None = None
    detail: dict[str, Any] = {}

    @property
    def place(self) -> str:
        """Among the holder's, in the order in which they came."""
        return f"{self.at:012d}#{self.id}"
