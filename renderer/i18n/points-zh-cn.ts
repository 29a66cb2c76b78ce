/** Words of the layers of points. */
export const pointsZhCn = {
  more: '筛选与样式',
  less: '收起',
  statuses: '状态',
  classes: '类别',
  opacity: '不透明度',
  symbolSize: '符号大小',
  pin: '地图上的 {{title}}',
  unpin: '关闭地图上的标签',
};
