"""What a holder finds in the personal centre."""

from collections.abc import Iterable
from typing import Any

import msgspec

from cabinet_contract.words import Purpose
from chalicelib.domain.base.entity import Entity, changed


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
    """How far a holder has read the notices: all before `at`, and of that second `ids`; more may follow in it."""

    holder: str
    at: int = 0
    ids: tuple[str, ...] = ()

    def covers(self, notice: "Notice") -> bool:
        return notice.at < self.at or (notice.at == self.at and notice.id in self.ids)

    def moved(self, notice: "Notice", same_second: "Iterable[Notice]") -> "ReadMark":
        """After this one was read, with those of its second that stand behind it in the list."""
        if notice.at < self.at:
            return self
        kept = self.ids if notice.at == self.at else ()
        read = [one.id for one in same_second if one.place <= notice.place]
        return changed(self, at=notice.at, ids=tuple(dict.fromkeys((*kept, *read))))


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
