import type { pointsZhCn } from './points-zh-cn.ts';

/** English words of the layers of points. */
export const pointsEn: typeof pointsZhCn = {
  more: 'Filter and style',
  less: 'Less',
  statuses: 'Status',
  classes: 'Class',
  opacity: 'Opacity',
  symbolSize: 'Symbols',
  pin: '{{title}} on the map',
  unpin: 'Close the label on the map',
};
