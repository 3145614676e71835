"""Everything that a centre decides, as one document: settings, sites, cabinets, service items.

The document is `{"centre": …, "sites": […], "cabinets": […], "items": […]}`; the fields are those of the structs.
`check.check` finds every fault of a whole import, `decode` is for a document that has none.
"""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from chalicelib.domain.base.reach import is_within_reach
from chalicelib.domain.catalogue.items import (
    ComplaintPhone,
    Fee,
    Item,
    Line,
    Material,
    Reading,
    Record,
    Slug,
    Step,
    Text,
    UpperId,
    written,
)
from chalicelib.domain.catalogue.reasons import Reasons
from chalicelib.domain.catalogue.words import Position, SiteKind, Size, SmsKind

__all__ = [
    "CabinetPlan",
    "Centre",
    "CentreImport",
    "Compartment",
    "ComplaintPhone",
    "Fee",
    "Item",
    "Material",
    "Place",
    "Reasons",
    "Settings",
    "Site",
    "Step",
    "Text",
    "Upload",
    "decode",
]

Hours = Annotated[int, Meta(ge=1, le=24 * 60)]
FileType = Annotated[str, written("[a-z0-9]{2,5}", "must be a file type like pdf", "应为文件类型，如 pdf")]
Millimetres = Annotated[int, Meta(ge=1, le=3000)]
TimeOfDay = Annotated[str, written("([01][0-9]|2[0-3]):[0-5][0-9]", "must be a time like 08:00", "应为时间，如 08:00")]
NO_NUMBER_CODE = "000"


class Upload(Record, frozen=True):
    types: Annotated[tuple[FileType, ...], Meta(min_length=1)]
    max_megabytes: Annotated[int, Meta(ge=1, le=100)]


class Settings(Record, frozen=True):
    """All clock hours. `sms` holds one text per kind, in both languages; only `{code}` `{place}` `{until}` vary.

    `undelivered_days` (calendar days): how long a posted result without proof of delivery stays open; `return_days`:
    how long staff may keep papers that go back to the applicant.
    `reasons`: the lists from which staff choose.
    """

    pre_review_hours: Hours
    sign_in_code_minutes: Annotated[int, Meta(ge=1, le=10)]
    deposit_code_hours: Hours
    pickup_code_hours: Hours
    staff_code_hours: Hours
    search_km: Annotated[float, Meta(gt=0, le=200)]
    upload: Upload
    sms: dict[SmsKind, Text]
    undelivered_days: Annotated[int, Meta(ge=1, le=365)] = 15
    return_days: Annotated[int, Meta(ge=1, le=365)] = 10
    reasons: Reasons = Reasons()


class Centre(Record, frozen=True):
    """`number_code`: the centre's three digits in the numbers of its cases, where several share one deployment.

    `phones`: whom an applicant calls who does not know how to go on.
    """

    id: Slug
    name: Text
    settings: Settings
    number_code: Annotated[str, written("[0-9]{3}", "must be three digits", "应为 3 位数字")] = NO_NUMBER_CODE
    phones: tuple[ComplaintPhone, ...] = ()


class Site(Record, frozen=True):
    """`opens` and `closes`, where it is not open day and night; `closed_on`: days of the week, 67 for the weekend."""

    id: Slug
    name: Text
    kind: SiteKind
    address: Text
    latitude: Annotated[float, Meta(ge=-90, le=90)]
    longitude: Annotated[float, Meta(ge=-180, le=180)]
    position: Position
    open_24h: bool
    opens: TimeOfDay | None = None
    closes: TimeOfDay | None = None
    closed_on: Annotated[str, written("[1-7]{0,6}", "must be days of the week like 67", "应为星期数字，如 67")] = ""
    pinyin: tuple[Reading, ...] = ()


class Place(Record, frozen=True):
    """Somewhere that people name when they look for a cabinet near it."""

    name: Text
    latitude: Annotated[float, Meta(ge=-90, le=90)]
    longitude: Annotated[float, Meta(ge=-180, le=180)]
    aliases: tuple[Line, ...] = ()
    pinyin: tuple[Reading, ...] = ()


class Compartment(Record, frozen=True):
    """One cell and its lock: `bottom_mm` and `top_mm` are the door's edges above the floor, the rest is inside.

    `column`, counted within the bank, is needed only where its doors stand side by side in no order of their numbers.
    """

    door: Annotated[str, written("[A-Z][0-9]{2}", "must be like A01", "应形如 A01")]
    # Cabinets' certificates name the shadows of these banks (infra/resources.yaml).
    bank: Annotated[str, written("[A-F]", "must be one letter A-F", "应为一个字母 A 至 F")]
    board: Annotated[int, Meta(ge=1, le=200)]
    channel: Annotated[int, Meta(ge=1, le=50)]
    size: Size
    width_mm: Millimetres
    height_mm: Millimetres
    depth_mm: Millimetres
    bottom_mm: Annotated[int, Meta(ge=0, le=3000)]
    top_mm: Millimetres
    column: Annotated[int, Meta(ge=1, le=25)] | None = None

    @property
    def within_reach(self) -> bool:
        """The whole door can be reached from a wheelchair (the wish `reach: low`)."""
        return is_within_reach(self.bottom_mm, self.top_mm)


class CabinetPlan(Record, frozen=True):
    """`serial` is what the maker engraved: the claim that a cabinet shows when it is provisioned."""

    id: Annotated[str, written("cab-[a-z0-9-]{1,36}", "must be like cab-hall", "应形如 cab-hall")]
    site: Slug
    serial: UpperId
    name: Text
    compartments: Annotated[tuple[Compartment, ...], Meta(min_length=1)]


class CentreImport(Record, frozen=True):
    centre: Centre
    sites: tuple[Site, ...]
    cabinets: tuple[CabinetPlan, ...]
    items: Annotated[tuple[Item, ...], Meta(min_length=1)]
    places: tuple[Place, ...] = ()


def decode(document: dict[str, Any]) -> CentreImport:
    """Raises msgspec.ValidationError at the first misfit; ask `check.check` for all of them."""
    return msgspec.convert(document, CentreImport)
