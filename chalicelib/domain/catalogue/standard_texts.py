"""Texts for what came after centres had written theirs: in force until a centre's files say it in its own words.

Operators in China want the sender's registered signature 【…】 in front: it is that of the centre's own texts.
"""

import re
from collections.abc import Mapping

from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.catalogue.words import SmsKind

STANDARD: dict[SmsKind, Text] = {
    SmsKind.NOT_ACCEPTED: Text(
        zh="您的办件未予受理，理由、救济途径和领回材料的办法请登录个人中心查看；更正后可重新申报。投诉电话：{phones}。",
        en="Your case was not accepted. Your personal centre says why, what you can do and how your "
        "papers come back; corrected, it may be filed again. To complain: {phones}.",
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
    SmsKind.MOVED_DOOR: Text(
        zh="原柜门不能使用，开箱码不变：{code}，请改到 {place}，{until} 前有效。",
        en="That door cannot be used. Your code stays the same: {code}. Go to {place} before {until}.",
    ),
    SmsKind.RECALL_BEGUN: Text(
        zh="您存放在 {place} 的办理结果即将由工作人员取回柜台；取回之前，原取件码仍可取件。",
        en="Your result at {place} will be taken back to the counter. Until then your pickup code still works.",
    ),
    SmsKind.CHECK_UNDONE: Text(
        zh="此前要求补交材料的通知已撤回，您暂不需要补交，我们继续核对您的材料。",
        en="You need not hand in more: the request for missing papers was taken back, your papers are checked again.",
    ),
    SmsKind.DEPOSIT_WAS_EMPTY: Text(
        zh="工作人员在 {place} 未见到您的材料，收件回执作废。"
        "请登录个人中心重新选择交件方式；如确已交件，请联系政务服务中心。",
        en="Staff found no papers of yours at {place}: the receipt is void. Please see your personal centre and choose "
        "how to hand them in. If you did hand them in, tell the centre.",
    ),
    SmsKind.FOUND_EMPTY: Text(
        zh="工作人员查看时 {place} 已空，您的办理结果按已取走办结；如未取到，请尽快联系政务服务中心。",
        en="Staff found {place} empty: your result counts as collected. If you do not have it, tell the centre.",
    ),
    SmsKind.RESULT_NOT_THERE: Text(
        zh="您的办理结果不在 {place}，原取件码作废，请勿前往；结果将重新送出，届时另行通知。",
        en="Your result is not at {place}, and its code no longer works: please do not go there. It goes out anew, and "
        "you will be told.",
    ),
    SmsKind.OTHER_CABINET: Text(
        zh="您选择的取件箱柜暂不可用，办理结果将改放 {place}，存好后另发取件码。原因请登录个人中心查看。",
        en="The cabinet that you chose cannot be used now: your result will wait at {place}, and a pickup code "
        "follows. Your personal centre says why.",
    ),
    SmsKind.MAIL_RETURNED: Text(
        zh="寄给您的邮件未能投递，已退回政务服务中心。请登录个人中心核对地址，或改选取件方式。",
        en="The mail has brought back what we sent you. Please see your personal centre: check your address, or choose "
        "another way.",
    ),
    SmsKind.CONSENT_ASKED: Text(
        zh="您的办理结果拟改用其他取件方式，须经您同意。请登录个人中心查看原因并答复。",
        en="The front desk asks whether your result may come back another way. Please see your personal centre and "
        "answer.",
    ),
    SmsKind.CONSENT_RECORDED: Text(
        zh="工作人员已按您当面或电话中的意思更改办理结果的取件方式，详见个人中心。如非您本人意愿，请立即联系政务服务中心。",
        en="Staff have recorded how your result shall come back, as you said at the counter or by phone: see your "
        "personal centre. If you did not say so, tell the centre at once.",
    ),
}
_SIGNATURE = re.compile(r"【[^】]+】")


def text_for(kind: SmsKind, own: Mapping[SmsKind, Text]) -> Text:
    """The centre's own words, or the standard ones under the centre's signature. Raises KeyError for neither."""
    if kind in own:
        return own[kind]
    standard = STANDARD[kind]
    signatures = filter(None, (_SIGNATURE.match(text.zh) for text in own.values()))
    return Text(zh=next((found[0] for found in signatures), "") + standard.zh, en=standard.en)
