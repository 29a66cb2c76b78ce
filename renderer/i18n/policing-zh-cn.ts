/** Words of 社区警务. */
export const policingZhCn = {
  figures: '主要指标',
  failed: '指标未能读取',
  byStreet: '按街道',
  byCommunity: '按社区',
  metric: '指标',
  themes: '房间着色',
  records: '条',
  pyramid: '人口金字塔',
  pyramidNote: '现行人口记录按五岁组，左男右女（条）',
};
