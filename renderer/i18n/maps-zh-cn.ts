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
    '楼栋、道路、点位都立在同一平面上，所以距楼栋、道路 60 米以内的地形按平地处理，60–400 米渐变，400 米以外如实。平地取本区地面的中位高程；高出不到 8 米的起伏不画，25 米以上如实。',
  up: '上移：{{title}}',
  down: '下移：{{title}}',
  drag: '拖动排序：{{title}}（↑ ↓ 移动）',
  flat: '楼栋、道路周边按平地处理，400 米以外的山地如实起伏。',
  remove: '移除：{{title}}',
};
