/** 密级 in simplified Chinese; `secrecy-en.ts` has the same keys. */
export const secrecyZhCn = {
  title: '密级',
  public: '公开',
  internal: '内部',
  'work-secret': '工作秘密',
  none: '未标明',
};
