"""Texts for what came after centres had written theirs: in force until a centre's files say it in its own words."""

from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.catalogue.words import SmsKind

STANDARD: dict[SmsKind, Text] = {
    SmsKind.NOT_ACCEPTED: Text(
        zh="您的办件未予受理，理由和救济途径请登录个人中心查看；更正后可重新申报。投诉电话：{phones}。",
        en="Your case was not accepted. Your personal centre says why and what you can do; corrected, it may be filed "
        "again. To complain: {phones}.",
    ),
    SmsKind.DEPOSIT_REMINDER: Text(
        zh="提醒：您预约的格口保留至 {until}，地点 {place}。交件码见此前的短信或个人中心。",
        en="A reminder: your compartment at {place} is kept until {until}. The code is in the earlier text and in your "
        "personal centre.",
    ),
    SmsKind.PICKUP_REMINDER: Text(
        zh="提醒：您的办理结果在 {place} 存放至 {until}，请及时领取。取件码见此前的短信或个人中心。",
        en="A reminder: your result waits at {place} until {until}. The code is in the earlier text and in your "
        "personal centre.",
    ),
    SmsKind.DEADLINE_MOVED: Text(
        zh="因箱柜故障，{place} 的期限顺延至 {until}。原来的码继续有效，敬请谅解。",
        en="The cabinet was out of order: your time at {place} is extended to {until}. Your code stays valid.",
    ),
}
