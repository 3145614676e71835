const words = {
  title: "信包箱",
};

export type Kiosk = typeof words;
export default words;
