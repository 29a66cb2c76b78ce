/**
 * Names the tile builder writes and the renderer reads. Keys are paths below `app://twin/tiles/<snapshotId>/`.
 * Property tables carry the permanent slot under these names.
 */
export const TILE_KEYS = {
  /** Buildings (LOD by screen error) refining to rooms of the near ones. */
  buildings: 'buildings/tileset.json',
  /** Ground, water, roads, green. */
  baseMap: 'basemap/tileset.json',
} as const;

/** Rooms of one building as a tileset of its own, for the opened building. */
export function roomsTilesetKey(buildingSlot: number): string {
  return `rooms/${buildingSlot}/tileset.json`;
}

/** Property table classes and columns of building and room content. */
export const BUILDING_CLASS = 'building';
export const ROOM_CLASS = 'room';
export const SLOT_PROPERTY = 'slot';
/** On rooms: the building they are in. */
export const BUILDING_SLOT_PROPERTY = 'buildingSlot';
/** On rooms: 0 room, 1 stairs, 2 lift, 3 corridor, 4 other common part. */
export const SPACE_KIND_PROPERTY = 'spaceKind';
