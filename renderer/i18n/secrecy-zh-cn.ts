/** 密级 in simplified Chinese; `secrecy-en.ts` has the same keys. */
export const secrecyZhCn = {
  title: '密级',
  public: '公开',
  internal: '内部',
  'work-secret': '工作秘密',
  none: '未标明',
  line: '密级：{{level}}（本快照来源中最高）',
  lineUnstated: '密级：来源未标明，按内部资料管理',
  linePartly: '密级：部分来源未标明，按内部资料管理',
};
