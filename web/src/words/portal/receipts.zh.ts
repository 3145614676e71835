/** 凭证: what was received when, with a number that anybody may check. */
const words = {
  title: "凭证",
  none: "提交申报或交件后，这里会有凭证。",
  number: "凭证编号",
  case: "办件编号",
  code: "查询码",
  at: "时间",
  item: "事项",
  department: "办理部门",
  place: "地点",
  by: "接收",
  materials: "所列材料（尚未核对）",
  hash: "流转记录校验值",
  qr: "凭证验证页面的二维码",
  check: "扫码或在公示页面输入凭证编号，可验证真伪",
  print: "打印凭证",
  calls: "咨询电话",
};

export default words;
