/** Words of what is made ready of a snapshot nobody opened before (整理), in simplified Chinese. */
export const preparingZhCn = {
  panel:
    '首次打开这份快照，正在整理{{subject}}（{{done}}/{{total}}）。整理一次，以后打开无需等待。',
  status: '首次整理：{{subject}} {{done}}/{{total}}',
  subjects: {
    components: '部件',
    cases: '案件',
    rooms: '房屋和单位',
    people: '人口',
    premises: '场所和隐患',
    lists: '今日清单',
    clocks: '案件时限',
    economy: '楼宇经济账册',
    passes: '巡查轨迹',
  },
};
