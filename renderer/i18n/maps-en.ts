import type { mapsZhCn } from './maps-zh-cn.ts';

/** English words of imagery and terrain files. */
export const mapsEn: typeof mapsZhCn = {
  title: 'Imagery and terrain',
  add: 'Add…',
  none: 'Add imagery or terrain files of this workstation (MBTiles); they lie over the base map within their bounds.',
  refused: 'Not added',
  unknown: 'A map of another workstation',
  elsewhere: 'This workstation does not have the file; add it',
  kinds: { imagery: 'Imagery', terrain: 'Terrain' },
  levels: 'levels {{from}}–{{to}}',
  covers: '{{west}}–{{east}}° E, {{south}}–{{north}}° N',
  reliefNote:
    "Buildings, roads and points stand on one plane, so the terrain is levelled within 60 m of buildings and roads, grows to 400 m, and is true beyond. Flat is the middle height of the district's ground; relief below 8 m is left out, above 25 m it is true.",
  up: 'Move up: {{title}}',
  down: 'Move down: {{title}}',
  drag: 'Drag to order: {{title}} (↑ ↓ moves it)',
  flat: 'The ground is levelled round buildings and roads; hills from 400 m on are true.',
  remove: 'Remove: {{title}}',
};
