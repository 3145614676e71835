"""The words of progress.py, as data: each phase, the milestones on the way, what an applicant may have to do."""

import msgspec

from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.people.staff import Role


class Milestone(msgspec.Struct, frozen=True):
    """What a case has behind it once `event` stands in its chain."""

    code: str
    event: str
    text: Text


class CasePhase(msgspec.Struct, frozen=True):
    """`stage`: how many milestones lie behind; `todo`: what the applicant does now, "" for nothing."""

    code: str
    stage: int
    now: Text
    todo: str = ""
    ended: bool = False


def _milestone(code: str, event: str, zh: str, en: str) -> Milestone:
    return Milestone(code, event, Text(zh=zh, en=en))


def _phase(code: str, stage: int, zh: str, en: str, *, todo: str = "", ended: bool = False) -> CasePhase:
    return CasePhase(code, stage, Text(zh=zh, en=en), todo, ended)


MILESTONES = (
    _milestone("submitted", "submit", "已提交预审", "Submitted for the pre-review"),
    _milestone("passed", "pass", "预审通过", "Pre-review passed"),
    _milestone("handed_in", "receive", "材料已交到", "Papers handed in"),
    _milestone("accepted", "accept", "已受理", "Accepted"),
    _milestone("decided", "decide", "已作出决定", "Decided"),
    _milestone("sent_out", "send_out", "结果已送出或可领取", "The result is on its way or can be collected"),
    _milestone("closed", "close", "已办结", "Closed"),
)
ENDS = (
    _milestone("not_accepted", "refuse_acceptance", "不予受理", "Not accepted"),
    _milestone("withdrawn", "withdraw", "已撤回", "Withdrawn"),
)
PHASES = {
    phase.code: phase
    for phase in (
        _phase("draft", 0, "草稿，尚未提交。", "A draft, not submitted yet.", todo="upload_and_submit"),
        _phase(
            "pre_review", 1, "工作人员正在预审您上传的材料。", "Staff are looking at what you have uploaded.",
        ),
        _phase(
            "returned", 1, "预审已退回，等您修改材料后重新提交。",
            "The pre-review has sent it back: it waits for your corrections.", todo="correct_and_submit",
        ),
        _phase(
            "passed", 2, "预审已通过，等您选择交件方式。",
            "The pre-review was passed: it waits for how you will hand in the papers.", todo="choose_handing_in",
        ),
        _phase(
            "to_deposit", 2, "格口已为您预留，等您到信包箱交件。",
            "A compartment is reserved: it waits for your papers.",
            todo="deposit",
        ),
        _phase("to_mail", 2, "等您寄来材料。", "It waits for the papers that you post.", todo="mail_papers"),
        _phase("to_bring", 2, "等您到窗口交材料。", "It waits for the papers that you bring.", todo="bring_papers"),
        _phase(
            "correcting", 2, "经核对还缺材料，等您补交。", "Papers were found to be missing: it waits for them.",
            todo="hand_in_missing",
        ),
        _phase(
            "deposit_in_doubt", 2, "柜门情况不明，工作人员正到现场查看。",
            "Something is unclear about the door: staff go and look.",
        ),
        _phase(
            "deposited", 3, "信包已在箱柜中，等帮办人员收取。", "The envelope is in the cabinet, for a helper to fetch."
        ),
        _phase("checking", 3, "帮办人员正按清单核对材料。", "A helper checks the papers against the list."),
        _phase("at_window", 3, "材料已到窗口，等待受理。", "The papers are at the window, to be accepted."),
        _phase("working", 4, "已受理，部门正在办理。", "Accepted: the department works on it."),
        _phase("decided", 5, "部门已作出决定，前台正在接收结果。", "Decided: the front desk takes the result over."),
        _phase("preparing", 5, "前台正在准备送出结果。", "The front desk prepares the result to go out."),
        _phase(
            "at_counter", 5, "结果已在柜台，等您领取。", "The result waits for you at the counter.",
            todo="collect_at_counter",
        ),
        _phase(
            "result_in_doubt", 5, "柜门情况不明，工作人员正到现场查看。",
            "Something is unclear about the door: staff go and look.",
        ),
        _phase(
            "to_pick_up", 6, "结果已在信包箱中，等您领取。", "The result waits for you in a cabinet.", todo="pick_up"
        ),
        _phase(
            "overdue", 6, "领取时限已过，结果即将取回柜台；取回前原取件码仍有效。",
            "The time to collect is over and it will go back to the counter; until then your code still works.",
            todo="pick_up",
        ),
        _phase("in_the_mail", 6, "结果已寄出，正在途中。", "The result was posted and is on its way."),
        _phase("handed_over", 6, "结果已交给您，等待办结。", "You have the result: the case is about to be closed."),
        _phase("closed", 7, "已办结。", "Closed.", todo="rate", ended=True),
        _phase("rated", 7, "已办结，并已评价。", "Closed and rated.", ended=True),
        _phase("not_accepted", 3, "不予受理。", "Not accepted.", ended=True),
        _phase("withdrawn", 3, "已撤回。", "Withdrawn.", ended=True),
    )
}  # fmt: skip
TODO = {
    "upload_and_submit": Text(zh="上传材料并提交预审。", en="Upload the materials and submit them."),
    "correct_and_submit": Text(zh="按退回理由修改材料，重新提交。", en="Correct what was sent back, and submit again."),
    "choose_handing_in": Text(
        zh="选择交件方式：信包箱、邮寄或窗口。", en="Choose how to hand in: cabinet, mail, window."
    ),
    "deposit": Text(
        zh="在期限前凭交件码到信包箱交件。", en="Hand in at the cabinet with your code before the deadline."
    ),
    "mail_papers": Text(zh="把材料寄到政务服务中心。", en="Post the papers to the centre."),
    "bring_papers": Text(zh="把材料交到政务服务中心窗口。", en="Bring the papers to the centre's window."),
    "hand_in_missing": Text(zh="补交所缺材料：先选择交件方式。", en="Hand in what is missing: first choose how."),
    "pick_up": Text(zh="凭取件码到信包箱领取。", en="Collect it at the cabinet with your code."),
    "collect_at_counter": Text(zh="带身份证件到柜台领取。", en="Collect it at the counter with your identity card."),
    "answer_question": Text(zh="答复工作人员关于取件方式的征询。", en="Answer the question about how to collect."),
    "take_papers_back": Text(zh="领回应退还的材料。", en="Take your papers back."),
    "rate": Text(zh="如愿意，请评价本次服务。", en="Rate the service, if you like."),
}
DEPARTMENT = "department"
WHO: dict[str, Text] = {
    "applicant": Text(zh="您", en="you"),
    Role.HELPER: Text(zh="帮办人员", en="a helper"),
    Role.DUTY_HELPER: Text(zh="帮办当天负责人", en="the duty helper"),
    Role.FRONT_DESK: Text(zh="前台帮办", en="the front desk"),
    Role.WINDOW_CLERK: Text(zh="窗口人员", en="the window clerk"),
    Role.REVIEWER: Text(zh="预审人员", en="a reviewer"),
}
