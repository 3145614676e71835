const words = {
  title: "工作台",
};

export type Desk = typeof words;
export default words;
