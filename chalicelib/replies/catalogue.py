"""The public catalogue and its centre."""

from chalicelib.domain.catalogue.centre import Upload
from chalicelib.domain.catalogue.items import ComplaintPhone, ItemRecord, Text
from chalicelib.domain.catalogue.words import Handling, PartyKind
from chalicelib.replies.base import Reply


class Health(Reply, frozen=True, kw_only=True):
    name: str
    version: str


class ItemLine(Reply, frozen=True, kw_only=True):
    """An item in a list; `promised_days` are working days."""

    item: str
    code: str
    name: Text
    department: Text
    aliases: tuple[str, ...]
    party_kinds: tuple[PartyKind, ...]
    handling: Handling
    no_meeting: bool
    locker: bool
    promised_days: float


class ItemGuide(ItemRecord, frozen=True, kw_only=True):
    """The whole guide; `asked` are the materials to bring."""

    item: str
    centre: str
    asked: list[str]


class PublicSettings(Reply, frozen=True, kw_only=True):
    pre_review_hours: int
    sign_in_code_minutes: int
    deposit_code_hours: int
    pickup_code_hours: int
    search_km: float
    upload: Upload


class DepartmentSeen(Reply, frozen=True, kw_only=True):
    """`items`: how many of the catalogue are its own."""

    name: Text
    items: int


class CentreLine(Reply, frozen=True, kw_only=True):
    centre: str
    name: Text


class CentreSeen(Reply, frozen=True, kw_only=True):
    """`phones`: whom to call for help; `complaint_phones`: where one may complain, each once; `languages` of it all."""

    centre: str
    name: Text
    settings: PublicSettings
    departments: list[DepartmentSeen]
    phones: tuple[ComplaintPhone, ...]
    complaint_phones: list[ComplaintPhone]
    languages: tuple[str, ...]
