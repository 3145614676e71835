/** What stands around every page of the desk. */
export const frame = {
  brand: "信包箱工作台",
  queues: "队列",
  waiting: "件待办",
  others: { routes: "收件路线", tasks: "异常任务", cabinets: "箱柜", letters: "滞留事项" },
  welcome: (name: string) => `${name}，您好`,
  mine: "我的队列",
  rest: "其他队列",
  noQueues: "您的角色没有可查看的队列。",
  search: "按办件编号查找",
  searchHint: "办件编号，可扫描",
  signIn: "登录工作台",
  signInAbout: "将转到本单位的统一登录页面；登录后回到原来的页面，已填写的内容仍在。",
  toIssuer: "去登录",
  why: {
    expired: "登录超时或不是在本浏览器发起的，请重新登录。",
    refused: "统一登录没有确认您的身份，请重新登录。",
    unreachable: "统一登录暂时无法访问，请稍后再试；如持续出现，请联系管理员。",
    "no-role": "您的账号没有信包箱的角色，请联系管理员开通。",
    address: "当前地址未在系统中登记，无法登录。请从单位提供的地址打开，或联系管理员。",
  },
  me: "我的账号",
  number: "工号",
  roles: "角色",
  meAbout: "姓名、工号和角色来自统一登录，在那里修改。申请人只看得到工号和角色。",
  leaving: "退出后，已发出的短时凭证最多还有效 15 分钟。",
  keys: {
    title: "键盘操作",
    on: "使用单键快捷键",
    onHint: "使用语音输入时请关闭，以免误触。",
    each: { "/": "查找办件", j: "下一行", k: "上一行", Enter: "打开所选的一行", t: "领办或交回", "0–9": "输入或扫描编号，直接查找", "?": "本页" },
  },
};

export type Frame = typeof frame;
