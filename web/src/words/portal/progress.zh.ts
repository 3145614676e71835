/** Progress without sign-in. */
const words = {
  title: "查询办理进度",
  about: "不用登录。办件编号和六位查询码印在申报回执上，也在“我的办件”里。",
  number: "办件编号",
  numberHint: "例如 20261125-001-0001-6",
  numberNeeded: "请填写办件编号。",
  code: "查询码",
  codeHint: "六位数字",
  codeNeeded: "请填写六位数字的查询码。",
  ask: "查询",
  until: (at: string) => `期限：${at}`,
  todo: "申请人要做的：",
};

export default words;
