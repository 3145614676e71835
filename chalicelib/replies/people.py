"""Signing in, and what people see of themselves."""

from typing import Any

from msgspec import UNSET, UnsetType

from chalicelib.domain.people.party import Enterprise
from chalicelib.replies.base import Reply


class ChallengeMade(Reply, frozen=True, kw_only=True):
    challenge: str
    expires: int


class CodeTried(Reply, frozen=True, kw_only=True):
    """`party` is null where the code was wrong and the try was counted."""

    party: str | None
    issued: int


class SignedIn(Reply, frozen=True, kw_only=True):
    token: str
    party: str
    expires: int


class Profile(Reply, frozen=True, kw_only=True):
    """Phone, name and number are masked. `unread`: notices that were not read yet, at most 100."""

    party: str
    phone: str
    name: str | None
    id_number: str | None
    enterprises: tuple[Enterprise, ...]
    unread: int


class Identified(Reply, frozen=True, kw_only=True):
    """Masked."""

    name: str
    id_number: str


class ActsFor(Reply, frozen=True, kw_only=True):
    uscc: str
    name: str


class NoticeSeen(Reply, frozen=True, kw_only=True):
    """`kind` names the text, `detail` fills it in.

    `place_holds`, of a notice that brought a code: whether a code of the case still opens the door that it names.
    """

    id: str
    at: int
    kind: str
    case: str
    case_number: str | None
    detail: dict[str, Any]
    place_holds: bool | None
    unread: bool


class NoticesRead(Reply, frozen=True, kw_only=True):
    """`unread`: how many are left, at most 100."""

    unread: int


class ApplicantMasked(Reply, frozen=True, kw_only=True):
    phone: str
    name: str | None
    id_number: str | None


class InHand(Reply, frozen=True, kw_only=True):
    """Which member of staff has something in hand, since when; `taken_over_from` is the number of who had it before.

    `name` is for staff alone.
    """

    role: str
    number: str
    since: int
    taken_over_from: str | None = None
    name: str | UnsetType = UNSET
