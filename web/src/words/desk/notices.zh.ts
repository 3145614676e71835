/** What colleagues have done with what one had in hand. */
export const notices = {
  title: "通知",
  about: "您领办的办件、任务或路线被同事接手或退回时，在这里告诉您。",
  none: "没有通知。",
  unread: "未读",
  takenOver: (who: string) => `${who} 已接手`,
  handedBack: (who: string) => `${who} 已退回，由本岗位重新领办`,
  case: "查看办件",
  route: (cabinet: string) => `收件路线（${cabinet}）`,
  because: (reason: string) => `原因：${reason}`,
};

export type Notices = typeof notices;
