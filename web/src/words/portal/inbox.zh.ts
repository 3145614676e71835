/** Messages of the personal centre: what happened, and in one line what it means. */
const words = {
  title: "消息",
  none: "还没有消息。办件有进展时，会在这里和短信里通知您。",
  unread: "未读",
  all: "全部标为已读",
  of: (number: string) => `办件 ${number}`,
  at: (place: string) => `地点：${place}`,
  until: (at: string) => `期限：${at}`,
  tracking: (number: string) => `邮件单号：${number}`,
  because: (reason: string) => `原因：${reason}`,
  other: "办件有新进展",
  kinds: {
    deposit_code: "交件码已发出", correction_code: "补交用的交件码已发出", pickup_code: "取件码已发出，结果可以取了", reissued_code: "新的开箱码已发出，旧码作废",
    deposit_receipt: "信包已收到，这是您的交件凭证", deposit_reminder: "提醒：交件期限快到了", pickup_reminder: "提醒：取件期限快到了", deadline_moved: "期限已顺延",
    reservation_expired: "没有按时交件，预留的柜门已释放，请重新选择", overdue: "结果逾期未取，将由工作人员召回", returned: "预审退回，请按原因更正", passed: "预审通过，请选择交件方式",
    received: "纸质材料已收到", missing: "核对时发现缺少材料，请补交", check_undone: "核对已更正，不用补交", accepted: "已受理", not_accepted: "不予受理", decided: "已作出决定",
    closed: "已办结", rated: "评价已收到", collecting_changed: "领取方式已更改", consent_asked: "前台询问：能否改用别的领取方式", consent_given: "您的答复已收到",
    consent_recorded: "已按您在窗口说的更改领取方式", consent_taken_back: "前台的询问已收回", chosen_cabinet_again: "仍按您原先选的箱柜送达", other_cabinet: "结果将送到另一个箱柜",
    door_in_doubt: "您的柜门有疑问，工作人员正在查看", moved_door: "请改用另一个柜门", staff_look: "工作人员将到现场查看", taken_out: "信包已由工作人员人工取出",
    deposit_was_empty: "柜内没有信包，请确认是否放入", found_empty: "柜内没有找到信包", result_not_there: "柜内没有找到结果，工作人员正在查找", recall_begun: "逾期的结果正在召回",
    mail_returned: "邮件被退回，结果在前台", papers_to_return: "您的材料将退还给您", papers_posted: "退还的材料已寄出", papers_given_back: "材料已退还", post: "结果已寄出",
    hand_over: "结果已当面交付", pick_up: "结果已取走", deliver: "邮件已送达", recall: "结果已召回到前台",
  },
};

export default words;
