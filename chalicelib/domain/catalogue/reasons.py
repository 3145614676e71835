"""Reasons that staff choose from a list; in force until a centre's files say them in its own words."""

from typing import Annotated

from msgspec import Meta

from chalicelib.domain.catalogue.items import Record, Text

Listed = Annotated[tuple[Text, ...], Meta(min_length=1)]

PRE_REVIEW = (
    Text(zh="图像模糊，请重新拍摄或扫描", en="The picture is blurred: please take it again"),
    Text(zh="页数不全，请补齐全部页面", en="Pages are missing: please send all of them"),
    Text(zh="上传的不是所要求的材料", en="This is not the document that is asked for"),
    Text(zh="证件已过有效期", en="The document is out of date"),
    Text(zh="缺少签字或盖章", en="A signature or stamp is missing"),
    Text(zh="与申报信息不一致，请核对", en="It differs from what was filed: please check"),
)


class Reasons(Record, frozen=True):
    """`pre_review`: why a material goes back to the applicant, who reads it as it stands here."""

    pre_review: Listed = PRE_REVIEW
