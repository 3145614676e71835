"""What the person at the cabinet reads. Wrong, used, expired and revoked codes all read alike on purpose."""

from typing import Any

LANGUAGES = ("zh", "en")
Text = tuple[str, str]

TEXTS: dict[str, Text] = {
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

AT_THE_DOOR: dict[str, Text] = {
    "opening": ("Door {door} is being opened.", "正在打开 {door} 号柜门。"),
    "unanswered": (
        "Door {door} does not answer. Please wait a few seconds: if it stays shut, another one follows.",
        "{door} 号柜门没有响应，请稍候几秒；如仍未打开，将为您另配格口。",
    ),
    "unanswered_offline": (
        "Door {door} does not answer, and this cabinet has no connection at the moment. Please wait a few seconds; if "
        "it stays shut, please call the helpers.",
        "{door} 号柜门没有响应，且本柜暂时断网。请稍候几秒；如仍未打开，请联系帮办人员。",
    ),
    "unanswered_taking": (
        "Door {door} does not answer. Please wait a few seconds; if it stays shut, please call the helpers.",
        "{door} 号柜门没有响应，请稍候几秒；如仍未打开，请联系帮办人员。",
    ),
    "open_putting": (
        "Door {door} is open. Please put your envelope in and close the door.",
        "{door} 号柜门已打开，请放入信包并关好柜门。",
    ),
    "open_taking": (
        "Door {door} is open. Please take the envelope out and close the door.",
        "{door} 号柜门已打开，请取出信包并关好柜门。",
    ),
    "left_open": (
        "Door {door} is still open. Please close it. If it will not close, say so here.",
        "{door} 号柜门尚未关好，请关好柜门；如关不上，请在此告知。",
    ),
    "wont_close": (
        "Noted: door {door} will not close. The helpers have been told; please call them if papers lie behind it.",
        "已记录：{door} 号柜门关不上，已通知帮办人员。如柜内有材料，请联系帮办人员。",
    ),
    "wont_close_offline": (
        "Noted: door {door} will not close. This cabinet has no connection at the moment: please call the helpers.",
        "已记录：{door} 号柜门关不上。本柜暂时断网，请联系帮办人员。",
    ),
    "closed_putting": (
        "Door {door} is closed. Did you put your envelope in?",
        "{door} 号柜门已关好。您放入信包了吗？",
    ),
    "closed_taking": (
        "Door {door} is closed. Did you take the envelope out?",
        "{door} 号柜门已关好。您取出信包了吗？",
    ),
    "thanks": ("Thank you. You are done here.", "谢谢，已办好。"),
    "doubtful": (
        "Door {door} does not open as it should. Another one is being given to you: please wait a few seconds.",
        "{door} 号柜门无法正常打开，正在为您另配格口，请稍候几秒。",
    ),
    "doubtful_offline": (
        "Door {door} does not open as it should, and this cabinet has no connection at the moment, so that no other "
        "door can be given to you now. Please keep your envelope. Your code opens another door here once the "
        "connection is back; your personal centre will name the door.",
        "{door} 号柜门无法正常打开，且本柜暂时断网，现在无法另配格口。请保管好您的信包；网络恢复后，"
        "原开箱码可打开另配的格口，柜门号请到个人中心查看。",
    ),
    "doubtful_taking": (
        "Door {door} does not open as it should. Your envelope is safe behind it; the helpers will open it by hand. "
        "Please do not force the door.",
        "{door} 号柜门无法正常打开。您的信包仍在柜内，帮办人员将人工开启，请勿强行拉开。",
    ),
    "waiting": (
        "Noted. Your code is being made ready again: please wait a few seconds.",
        "已记录，正在重新为您配置格口，请稍候几秒。",
    ),
    "waiting_offline": (
        "Noted. This cabinet has no connection at the moment. Your code opens a door here again once the connection is "
        "back; your personal centre will name the door.",
        "已记录。本柜暂时断网，网络恢复后原开箱码可重新开箱，柜门号请到个人中心查看。",
    ),
    "denied_putting": (
        "We do not see your envelope behind door {door}. Your code is being made ready again: please wait a few "
        "seconds, open the door once more and look. The helpers have been told.",
        "未检测到 {door} 号格口内有信包，正在重新启用您的开箱码，请稍候几秒后再次开箱查看。已通知帮办人员。",
    ),
    "denied_putting_offline": (
        "We do not see your envelope behind door {door}. This cabinet has no connection at the moment: your code opens "
        "the door again once it is back. Until then nothing has been handed in.",
        "未检测到 {door} 号格口内有信包。本柜暂时断网，网络恢复后原开箱码可再次开箱；在此之前视为未交件。",
    ),
    "denied_taking": (
        "Something still lies behind door {door}. Your code is being made ready again: please wait a few seconds, open "
        "the door once more and take it out. The helpers have been told.",
        "{door} 号格口内仍有物品，正在重新启用您的开箱码，请稍候几秒后再次开箱取出。已通知帮办人员。",
    ),
    "denied_taking_offline": (
        "Something still lies behind door {door}. This cabinet has no connection at the moment: your code opens the "
        "door again once it is back.",
        "{door} 号格口内仍有物品。本柜暂时断网，网络恢复后原开箱码可再次开箱。",
    ),
    "undone": (
        "Noted. A new code is sent to you within seconds, by text message and in your personal centre. If none comes, "
        "a helper looks into the compartment first, and your personal centre says so.",
        "已记录。新开箱码将在几秒内通过短信和个人中心发送给您；如未收到，帮办人员将先查看格口，并在个人中心告知您。",
    ),
    "undone_offline": (
        "Noted. This cabinet has no connection at the moment. Once it is back, a new code is sent to you, or a helper "
        "looks into the compartment first; your personal centre says which.",
        "已记录。本柜暂时断网，网络恢复后将向您发送新开箱码，或由帮办人员先查看格口，请以个人中心的通知为准。",
    ),
    "looked_into": (
        "Noted. The helpers have a task to look into the compartment behind door {door}.",
        "已记录。已生成任务，由帮办人员查看 {door} 号格口。",
    ),
    "moved": (
        "Door {given} is yours now. Please enter your code again.",
        "现为您配置 {given} 号格口，请再次输入开箱码。",
    ),
    "unserved": (
        "No other door could be given to you. Please look into your personal centre, or call the helpers.",
        "暂时无法为您另配格口，请到个人中心查看，或联系帮办人员。",
    ),
    "ended": ("Please enter your code.", "请输入开箱码。"),
}

ANSWERS: dict[str, Text] = {
    "put_in": ("I have put it in", "已放入"),
    "taken": ("I have taken it", "已取出"),
    "nothing": ("Nothing was put in or taken", "未放入或未取出"),
    "again": ("Open it again", "再开一次"),
    "too_small": ("Too small, give me a larger one", "格口太小，换一个大的"),
    "wont_close": ("The door will not close", "柜门关不上"),
}


def in_both(text: Text, **words: Any) -> dict[str, str]:
    english, chinese = text
    return {"message": english.format(**words), "message_zh": chinese.format(**words)}
