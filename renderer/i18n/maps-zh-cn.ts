/** Words of imagery and terrain files. */
export const mapsZhCn = {
  title: '影像与地形',
  add: '添加…',
  none: '可添加本机的影像或地形文件（MBTiles），按其范围铺在底图上。',
  refused: '没有添加',
  unknown: '另一台机器上的图',
  elsewhere: '本机没有这个文件，请添加',
  kinds: { imagery: '影像', terrain: '地形' },
  levels: '{{from}}–{{to}} 级',
  covers: '东经 {{west}}–{{east}}°，北纬 {{south}}–{{north}}°',
  reliefNote:
    '以本区地面的中位高程为平地；高出不到 8 米的起伏不画，25 米以上如实，其间过渡。楼栋与道路仍立在平地上。',
  up: '上移：{{title}}',
  down: '下移：{{title}}',
  drag: '拖动排序：{{title}}（↑ ↓ 移动）',
  flat: '只有山地按地形起伏；平地上的楼栋、道路、点位都立在同一平面上，山上的楼不随地形抬高。',
  remove: '移除：{{title}}',
};
