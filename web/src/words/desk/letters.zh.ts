/** 滞留事项: effects that failed too often. */
export const letters = {
  title: "滞留事项",
  about: "多次未能送达或处理的后续事项，本部署所有中心共用。可以重新处理，或者放弃。",
  columns: { queue: "类别", waiting: "滞留", about: "内容" },
  queues: {
    messages: "短信", cabinets: "箱柜下发", sweep: "定时检查", "cabinet-events": "箱柜报告", rule: "箱柜报告（未进入系统）", outbox: "待发事项",
  },
  queueAbout: {
    messages: "没有发出去的短信", cabinets: "没有送到箱柜的开箱码和指令", sweep: "没有完成的定时检查", "cabinet-events": "没有处理成功的箱柜报告",
    rule: "在进入系统之前就没能送达的箱柜报告", outbox: "没有交接出去的后续事项",
  },
  calm: "目前没有滞留事项。",
  waiting: (count: number) => `约 ${count} 件`,
  none: "这一类没有滞留。",
  shownMost: "最多显示十件；处理后会出现其余的。",
  letter: "内容",
  sent: "发出时间",
  choose: "选择",
  chooseOne: (sent: string) => `选择 ${sent} 的一件`,
  replay: "重新处理",
  replayAbout: "最多十件重新处理一遍。重复处理不会做两次。请写明修好了什么。",
  giveUp: "放弃所选",
  giveUpAbout: "重新处理没有意义的，勾选后放弃。",
  giveUpSure: (count: number) => `将删除所选 ${count} 件，不能恢复。谁、为什么会留存。`,
  noneChosen: "请先勾选要放弃的事项。",
  moved: (count: number) => `${count} 件已重新处理。`,
  unreadable: (count: number) => `${count} 件读不懂，只能放弃。`,
  givenUp: (count: number) => `已放弃 ${count} 件。`,
  dealtWith: "处理记录",
  dealtNone: "还没有处理记录。",
  dealtColumns: { at: "时间", action: "处理", count: "件数", by: "经手", reason: "原因" },
  actions: { replay: "重新处理", "give-up": "放弃" },
};

export type Letters = typeof letters;
