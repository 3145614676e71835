"""Service items (事项) as a centre publishes them: materials, steps, limits, fees."""

from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from chalicelib.domain.catalogue.words import Form, Handling, ItemKind, PartyKind, Rank, Source, Trust


def written(pattern: str, en: str, zh: str) -> Meta:
    """A text with a pattern, and what a clerk is told when it does not fit."""
    return Meta(pattern=f"^{pattern}$", extra={"en": en, "zh": zh})


Slug = Annotated[
    str,
    written("[a-z0-9][a-z0-9-]{1,39}", "must be 2-40 of a-z, 0-9 and -", "应为 2 至 40 个小写字母、数字或连字符"),
]
UpperId = Annotated[
    str, written("[A-Z0-9-]{4,40}", "must be 4-40 of A-Z, 0-9 and -", "应为 4 至 40 个大写字母、数字或连字符")
]
PhoneNumber = Annotated[
    str,
    written("[0-9][0-9-]{2,19}", "must be a telephone number of digits and -", "应为由数字和连字符组成的电话号码"),
]
Line = Annotated[
    str,
    Meta(max_length=500),
    written(r"\S(.*\S)?", "must not be empty, nor begin or end with a space", "不能为空，首尾不能有空格"),
]
# How a name is read aloud (searching.py).
Reading = Annotated[
    str,
    Meta(max_length=2000),
    written("[a-z0-9]+(/[a-z0-9]+)*( [a-z0-9]+(/[a-z0-9]+)*)*", "must be like chao/zhao yang", "应形如 chao/zhao yang"),
]
# Half days are the finest that the lists know: every step of 企业开办 takes 0.5.
WorkingDays = Annotated[float, Meta(ge=0, le=365, multiple_of=0.5)]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A misspelt field name is a fault, never silently ignored."""


class Text(Record, frozen=True):
    zh: Line
    en: Line


class Material(Record, frozen=True):
    """`step` names the step that needs it, `made_by` the step of the same case that produces it.

    What the case itself produces (the new business licence that the seal maker wants to see) is never asked of the
    applicant: see `Item.asked`. `upload` says that pre-review needs a file of it.
    """

    id: Slug
    name: Text
    rank: Rank
    form: Form
    trust: Trust
    upload: bool
    step: Slug | None = None
    made_by: Slug | None = None


class Step(Record, frozen=True):
    id: Slug
    name: Text
    responsible: Text
    working_days: WorkingDays


class Fee(Record, frozen=True):
    """What a third party or a department charges by law; `amount_fen` None: the `basis` document fixes it."""

    EXAMPLE: ClassVar[str] = (
        "{name: {zh: 公章刻制费, en: Engraving of seals}, basis: {zh: 收费依据文件号, en: number of the document}, "
        "amount_fen: 30000} (30000 分 = 300.00 元)"
    )

    name: Text
    basis: Text
    amount_fen: Annotated[int, Meta(ge=0)] | None = None


class ComplaintPhone(Record, frozen=True):
    """`of` is the place whose telephone it is, where that is not the centre's own."""

    office: Text
    number: PhoneNumber
    of: Text | None = None


class ItemRecord(Record, frozen=True):
    """`legal_days` and `promised_days` are working days; `notice_days` are calendar days before filing.

    `list_of` is the place whose published list it is, where that is not the centre's own. `added` names what its
    publisher's list does not have: a field, a field of all records of a list (`materials.rank`), a record of a list
    (`complaint_phones.12345`), or a field of one (`steps.seal.responsible`).
    `window`: where the item's papers go in the hall, as its sign says. `aliases`: what people call it besides.
    """

    id: Slug
    code: UpperId
    name: Text
    department: Text
    party_kinds: Annotated[tuple[PartyKind, ...], Meta(min_length=1)]
    kind: ItemKind
    handling: Handling
    no_meeting: bool
    locker: bool
    materials: tuple[Material, ...]
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]
    legal_days: WorkingDays
    promised_days: WorkingDays
    result: Text
    complaint_phones: tuple[ComplaintPhone, ...]
    source: Source
    fees: tuple[Fee, ...] = ()
    window: Text | None = None
    aliases: tuple[Line, ...] = ()
    notice_days: Annotated[int, Meta(ge=0, le=365)] = 0
    list_of: Text | None = None
    added: tuple[Line, ...] = ()
    version: Annotated[int, Meta(ge=1)] = 1


class Item(ItemRecord, frozen=True):
    """An item, how its names are read aloud, and what follows from its lists."""

    pinyin: tuple[Reading, ...] = ()

    @property
    def asked(self) -> tuple[Material, ...]:
        """What the applicant has to bring: all that the case does not produce itself."""
        return tuple(m for m in self.materials if m.made_by is None)

    @property
    def uploads(self) -> tuple[Material, ...]:
        return tuple(m for m in self.asked if m.upload)
