/** What several pages of the desk say about a deed. */
export const deeds = {
  reason: "原因",
  reasonHint: "请写明原因，当事人和同事都看得到。",
  reasonNeeded: "请填写原因。",
  proof: "凭什么确认",
  proofHint: "例如：核对身份证原件、邮政签收。",
  proofNeeded: "请写明如何确认了来人身份，或以何凭证签收。",
  tracking: "邮件单号",
  trackingNeeded: "请填写邮件单号。",
  choose: (what: string) => `请选择：${what}。`,
  at: "时间",
  by: "经手",
  nobody: "无人领办",
  taken: (who: string) => `${who}正在办理`,
  until: (at: string) => `有效至 ${at}`,
  door: (door: string) => `${door} 号柜门`,
  doors: (count: number) => `${count} 个柜门`,
  codeFor: { deposit: "交件码", collect: "收件码", store: "存件码", pickup: "取件码", recall: "召回码" },
  codeHint: "在箱柜上输入，或将二维码对准扫描口。",
  qr: "开箱码的二维码",
  door_use: { free: "空闲", reserved: "已预留", occupied: "有信包", releasing: "正在腾空", quarantined: "存疑", disabled: "停用" },
  size: { small: "小", medium: "中", large: "大" },
  channel: { locker: "信包箱", mail: "邮寄", window: "窗口" },
  role: {
    applicant: "申请人", helper: "帮办人员", "duty-helper": "帮办当天负责人", "front-desk": "前台帮办", "window-clerk": "窗口人员",
    reviewer: "预审人员", courier: "揽件员", supervisor: "监督员", administrator: "管理员",
  },
};

export type Deeds = typeof deeds;
