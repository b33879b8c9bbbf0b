/** The family of every word at the desk; charts measure by it too. */
export const FONT =
  "'Inter Variable', 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";
