"""Not accepting (不予受理) what has passed the pre-review: the ground, the materials, and what the applicant can do."""

import msgspec

from chalicelib.domain.case.verdicts import RefusalGround
from chalicelib.domain.catalogue.items import Item, Material, Text
from chalicelib.errors import BadInput

# The government hotline of the whole country, where an item names no office of its own.
HOTLINE = "12345"


class NonAcceptance(msgspec.Struct, frozen=True, kw_only=True):
    """As the clerk gives it."""

    ground: RefusalGround | None = None
    materials: tuple[str, ...] = ()
    reason: str | None = None


def grounded(refusal: NonAcceptance, item: Item) -> RefusalGround:
    """The ground, where the refusal may stand. Raises BadInput naming what it lacks."""
    if refusal.ground is None:
        raise BadInput("GROUND_NEEDED", "ground", names=", ".join(RefusalGround))
    listed = {material.id for material in item.asked}
    strange = [name for name in refusal.materials if name not in listed]
    if strange:
        raise BadInput("UNKNOWN_MATERIAL", f"materials.{strange[0]}")
    if refusal.ground is RefusalGround.DIFFERS_FROM_UPLOAD and not refusal.materials:
        raise BadInput("MATERIAL_NEEDED", "materials")
    if not refusal.reason:
        raise BadInput("REASON_NEEDED", "reason")
    return refusal.ground


def named(materials: tuple[str, ...], item: Item) -> list[Material]:
    return [material for material in item.asked if material.id in materials]


def phones(item: Item) -> str:
    """Where one may complain, as a text message says it."""
    return "、".join(phone.number for phone in item.complaint_phones) or HOTLINE


def remedy(ground: RefusalGround, item: Item) -> Text:
    """What the applicant can do about it: what mends this ground, whom to call, what the law gives."""
    way, numbers = _WAYS[ground], phones(item)
    return Text(
        zh=f"{way.zh}有异议的，可拨打{numbers}投诉；{_LAW.zh}",
        en=f"{way.en} To complain, call {numbers.replace('、', ', ')}. {_LAW.en}",
    )


_WAYS = {
    RefusalGround.NOT_REQUIRED: Text(
        zh="该事项依法无需办理，无需重新申报。", en="You need not apply for this, and nothing is left to do."
    ),
    RefusalGround.NOT_COMPETENT: Text(
        zh="请向有权办理的机关申请，详情可咨询下列电话。",
        en="Apply to the authority that is competent for it; the offices below know which.",
    ),
    RefusalGround.DIFFERS_FROM_UPLOAD: Text(
        zh="请将所列材料更正为与预审一致，或按现有材料重新申报。",
        en="Bring the named materials as they were uploaded, or file again with those that you have.",
    ),
    RefusalGround.CONDITION_NOT_MET: Text(
        zh="符合条件后，可随时重新申报。", en="Once the condition is met you may file again at any time."
    ),
}
# 行政复议法（2023）第二十条；行政诉讼法第四十六条。
_LAW = Text(
    zh="也可自知道之日起六十日内申请行政复议，或者六个月内提起行政诉讼。",
    en="Within 60 days you may ask for administrative reconsideration, within six months you may sue.",
)
