/** Queue pages. */
export const queues = {
  title: "队列",
  table: "队列中的办件",
  columns: { number: "办件编号", item: "事项", age: "等待", left: "剩余时间", place: "位置", who: "经办", hand: "领办" },
  noNumber: "（尚无编号）",
  left: (time: string) => `还剩 ${time}`,
  late: (time: string) => `已超 ${time}`,
  drawn: (number: string) => `排队号 ${number}`,
  take: "领办",
  handBack: "交回",
  empty: "目前没有待办。",
  noneFit: "没有符合筛选条件的办件。",
  pages: "翻页",
  before: "上一页",
  after: "下一页",
  filter: {
    who: "经办",
    whose: { all: "全部", mine: "我领办的", nobody: "无人领办" },
    older: "等待",
    any: "不限",
    days: (days: number) => `${days} 天以上`,
    cabinet: "箱柜",
    item: "事项",
    all: "全部",
  },
};

export type Queues = typeof queues;
