const words = {
  title: "信包箱公示",
};

export type Board = typeof words;
export default words;
