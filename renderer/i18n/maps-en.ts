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
    "The middle height of the district's ground stands for flat ground; relief below 8 m is left out, above 25 m it is true, between it grows. Buildings and roads stay on flat ground.",
  up: 'Move up: {{title}}',
  down: 'Move down: {{title}}',
  drag: 'Drag to order: {{title}} (↑ ↓ moves it)',
  flat: 'Only hills follow the terrain: buildings, roads and points stand on one plane, those on hills too.',
  remove: 'Remove: {{title}}',
};
