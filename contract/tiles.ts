/**
 * Names the tile builder writes and the renderer reads. Keys are paths below `app://twin/tiles/<tilesId>/`.
 * Property tables carry the permanent slot under these names.
 *
 * Frame of every tile: metres east (x) and north (y) of the profile box centre, up (z) from flat ground z = 0. The tileset
 * root transform is the east-north-up frame of the box centre on the ellipsoid; see `contract/local-frame.ts` for
 * longitude and latitude. glTF content is y-up as the format wants: (x, z, -y).
 */
export const TILE_KEYS = {
  /** What became of shapes that are not drawn as delivered (图形修正): a list of `keptShapeNoteSchema`. No address of a tile names it. */
  notes: '~notes',
  /**
   * Buildings (LOD by screen error) refining to rooms of the near ones. Geometric errors are true metres: outlines
   * simplified by up to 3.5 m: 8; by 1.5 m and roofs flat: 4; rooms not told apart: 0.5.
   */
  buildings: 'buildings/tileset.json',
  /** Ground, water, roads, green; squares of near ground with pavements, trees and grid lines are added to it. */
  baseMap: 'basemap/tileset.json',
  /** Baked shade of the ground (soft contact and cast shadows); `SHADE_HEADER_BYTES` of header, then two bytes a texel. Optional. */
  shade: 'basemap/shade.bin',
  /**
   * How much of a terrain file's relief is drawn: none near houses and roads, which stand on flat ground. Header as the
   * shade's, then a byte a texel (0 none, 255 all). Optional.
   */
  levelled: 'basemap/levelled.bin',
} as const;

/**
 * Identity of a tiles file: the first 16 hex digits of its content's SHA-256. Snapshots whose tiles are the same file share it,
 * so what stands under an address of it never changes.
 */
export const TILES_ID = /^[0-9a-f]{16}$/;

/** Address of a tile key of a tiles file on the page's own origin. */
export function tileUrl(tilesId: string, key: string): string {
  return `/tiles/${tilesId}/${key}`;
}

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

/**
 * One shader draws building and room content, and Cesium switches it off for content that lacks a property it reads.
 * So every content of the buildings and rooms tilesets has all of these, in the class it belongs to:
 * slot UINT32, buildingSlot UINT32 (= slot on buildings), spaceKind UINT8 (`SPACE_KIND_BUILDING` on buildings),
 * storeyMetres FLOAT32 (height of one floor), facade UINT8 (`FACADES`).
 */
export const SPACE_KIND_BUILDING = 255;
export const STOREY_PROPERTY = 'storeyMetres';
export const FACADE_PROPERTY = 'facade';

/** What a building's walls look like; the index is stored. `house` is the low lane house with a tiled roof. */
export const FACADES = ['other', 'residential', 'office', 'house', 'industrial'] as const;

/** Property table class of base map content and its one column: an index into `GROUND_KINDS`, UINT8. */
export const GROUND_CLASS = 'ground';
export const GROUND_KIND_PROPERTY = 'groundKind';

/**
 * Base map surfaces, lowest first; each lies about 0.05 m above the one before so that they never fight for depth, all of
 * them at or below z = 0. Every vertex has TEXCOORD_0 (FLOAT): for ribbons (roads, rail, edges) u = metres along,
 * v = -1 at the left edge to 1 at the right edge; for areas u = v = 0. `edge` is the outline ribbon of water and green.
 * `land` reaches about 12 km beyond the box so that it can fade into the haze.
 */
export const GROUND_KINDS = [
  'land',
  'green',
  'water',
  'edge',
  /** Beside carriageways; near ground only. */
  'pavement',
  'lane',
  'branch',
  'secondary',
  'trunk',
  'bridge',
  'rail',
  /** Boundaries: ribbons of no width whose NORMAL points left (v = 1 moves along it); the shader widens them. */
  'grid-line',
  'community-line',
  'street-line',
  'district-line',
  /** Trees stand on the ground, near ground only: u is a tone from 0 to 1, v 0 at the trunk and 1 at the crown. */
  'tree',
] as const;

/** Outline of one building for the selection frame, JSON of `BuildingOutline`. */
export function outlineKey(buildingSlot: number): string {
  return `outlines/${buildingSlot}.json`;
}

/** True for a key of `outlineKey`. */
export function isOutlineKey(key: string): boolean {
  return key.startsWith('outlines/');
}

/** Parts of a building in the tile frame, metres; rings as x, y, x, y …, not closed. */
export interface BuildingOutline {
  readonly parts: readonly {
    readonly bottomMetres: number;
    readonly topMetres: number;
    readonly rings: readonly (readonly number[])[];
  }[];
}

/** Rooms and common parts end so far below the next floor, metres: each is a body of its own. */
export const CEILING_GAP_METRES = 0.14;
/** Room content also carries the roof over the rooms as a feature without slot, so that an opened building can drop it. */
export const SPACE_KIND_ROOF = 5;
/** The slot of a common part or a roof: none (the column's noData). */
export const NO_SLOT = 0xffffffff;
/** On buildings and rooms, UINT8: 0 实测 surveyed, 1 推算 derived, 2 虚拟 virtual. */
export const GEOMETRY_KIND_PROPERTY = 'geometryKind';
/** On buildings and rooms, INT16: physical floor (物理层) of a room or common part, 0 on buildings and roofs. */
export const FLOOR_PROPERTY = 'floorNo';

/**
 * Header of the shade raster and of the levelled ground, little-endian: width and height in texels (UINT32), west and south edge and texel size in
 * metres of the tile frame (FLOAT32). Then rows from south to north, of the shade two bytes a texel: how open the sky
 * is over it (255 = open), and how much of the key light from the south-west reaches it (255 = all).
 */
export const SHADE_HEADER_BYTES = 20;
