const words = {
  title: "个人中心",
};

export type Portal = typeof words;
export default words;
