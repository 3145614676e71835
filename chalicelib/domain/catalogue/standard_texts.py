"""Texts for what came after centres had written theirs: in force until a centre's files say it in its own words."""

from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.catalogue.words import SmsKind

STANDARD: dict[SmsKind, Text] = {
    SmsKind.NOT_ACCEPTED: Text(
        zh="您的办件未予受理，理由和救济途径请登录个人中心查看；更正后可重新申报。投诉电话：{phones}。",
        en="Your case was not accepted. Your personal centre says why and what you can do; corrected, it may be filed "
        "again. To complain: {phones}.",
    ),
}
