/** What all faces say. The Chinese dictionary is the form that every other language has to fill. */
const words = {
  name: "24小时自助信包箱",
  back: "返回",
  home: "首页",
  skip: "跳到正文",
  working: "正在处理……",
  loading: "正在读取……",
  slow: "网络较慢，仍在读取，请稍候……",
  stale: "以下为稍早的内容。",
  retry: "重试",
  cancel: "取消",
  save: "保存",
  print: "打印",
  close: "关闭",
  yes: "是",
  no: "否",
  large: { "0": "长辈版", "1": "字再大些", "2": "标准字号" },
  theme: { auto: "深色", dark: "浅色", light: "随系统" },
  error: { title: (title: string) => `错误：${title}`, summary: "请先改正以下内容" },
  session: {
    ending: (left: string) => `登录将在 ${left} 后结束，请先保存或继续操作。`,
    ended: "登录已结束，请重新登录。已填写的内容仍在。",
    signIn: "登录",
    signOut: "退出登录",
    everywhere: "退出所有设备",
  },
  map: {
    north: "北",
    metres: (count: number) => `${count} 米`,
    kilometres: (count: number) => `${count} 公里`,
    about: "示意图，只表示相对位置；旁边的列表内容相同。",
  },
  nothingHere: "没有这个页面。",
};

export type Common = typeof words;
export default words;
