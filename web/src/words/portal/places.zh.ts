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
};

export default words;
