/** Choosing a cabinet. */
const words = {
  map: "箱柜位置示意图，圆圈内是空闲柜门数",
  list: "箱柜列表",
  nearMe: "找离我最近的",
  refused: "没有取得您的位置，请在列表中选择。",
  far: (km: number) => (km < 1 ? `${Math.round(km * 1000)} 米` : `${km.toFixed(1)} 公里`),
  free: (count: number) => `${count} 个合适的空闲柜门`,
  full: "没有合适的空闲柜门",
  away: "暂时联系不上办事系统：可以照常预留和用码开门，凭证可能晚一些显示。",
  byName: "或者输入地址、地名",
  look: "查找附近",
  nothing: "没有找到这个地方，请换个说法，或在列表中选择。",
  always: "24 小时开放",
  hours: (from: string, to: string) => `${from}–${to} 开放`,
  unknown: "开放时间请咨询现场",
  closedOn: (days: string) => `，${days}不开放`,
  days: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  and: "、",
  openNow: "现在开放",
  shutNow: "现在不开放",
};

export default words;
