export default {
  home: "首页",
  places: "栏目",
  to: { find: "办事", cases: "我的办件", inbox: "消息", me: "我的" },
  unread: "条未读",
  help: "需要帮助？请拨打",
  provider: "24 小时自助信包箱服务",
};
