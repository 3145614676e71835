"""What the person at the keypad reads. Wrong, used, expired and revoked codes all read alike on purpose."""

TEXTS = {
    "opened": ("Door {door} is open. Please close it when you are done.", "{door} 号柜门已打开，用完请关好柜门。"),
    "opened_in_turn": (
        "Door {door} is open. Close it, and the next one opens: {others}.",
        "{door} 号柜门已打开，关好后将依次打开：{others}。",
    ),
    "not_detected": (
        "We could not see door {door} open. If it is shut, do not force it: please call the helpers.",
        "未检测到 {door} 号柜门打开。如柜门未开，请勿强行拉开，请联系帮办人员。",
    ),
    "jammed": (
        "Door {door} is stuck. Please do not force it: the helpers have been told.",
        "{door} 号柜门卡住了，请勿强行拉开，已通知帮办人员。",
    ),
    "unknown": (
        "The cabinet cannot tell whether door {door} opened. If it is shut, please call the helpers.",
        "无法确认 {door} 号柜门是否打开。如柜门未开，请联系帮办人员。",
    ),
    "mistyped": (
        "That code has a typing mistake. Please check it and type it again.",
        "开箱码输入有误，请核对后重新输入。",
    ),
    "refused": (
        "This code does not open a door. Please check it, or look into your personal centre.",
        "此开箱码无法开箱，请核对，或到个人中心查看。",
    ),
    "locked_out": (
        "Too many wrong codes. Please wait {retry_after} seconds.",
        "错误次数过多，请等待 {retry_after} 秒后再试。",
    ),
}
