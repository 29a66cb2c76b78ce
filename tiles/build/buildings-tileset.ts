import { roomsTilesetKey, TILE_KEYS } from '../../contract/tiles.ts';
import type { FarLevel } from './building-meshes.ts';
import { ROOF_HEAD_METRES } from './roof-heads.ts';
import type { PreparedBuilding } from './prepare-building.ts';
import { blockOf, cellOf, groupSorted } from './blocks.ts';
import { boxOf, diagonalMetres, extentOf, tilesetBytes } from './tileset-json.ts';
import type { Extent, Tile } from './tileset-json.ts';

/** True metres: far outlines are up to 3.5 or 1.5 m off and know no roof; the near one does not tell rooms apart. */
const COARSE_ERROR_METRES = 8;
const FAR_ERROR_METRES = 4;
const DETAIL_ERROR_METRES = 0.5;
const FOOTING_METRES = 1;
const ROOF_METRES = ROOF_HEAD_METRES;

/** From one end of the district to the other. */
export const COARSE: FarLevel = { simplifyMetres: 3.5, softUpToFloors: 3 };
/** From some streets away. */
export const FAR: FarLevel = { simplifyMetres: 1.5, softUpToFloors: 0 };

export interface Block {
  readonly key: string;
  readonly buildings: readonly PreparedBuilding[];
  readonly cells: readonly (readonly [key: string, buildings: readonly PreparedBuilding[]])[];
}

/** Buildings in their blocks and cells, all in a fixed order. */
export function blocksOf(buildings: readonly PreparedBuilding[]): Block[] {
  return groupSorted(buildings, ({ anchor }) => blockOf(anchor)).map(([key, here]) => ({
    key,
    buildings: here,
    cells: groupSorted(here, ({ anchor }) => cellOf(anchor)),
  }));
}

export const coarseKey = (block: string): string => `buildings/coarse/${block}.glb`;
export const farKey = (block: string): string => `buildings/far/${block}.glb`;
export const blockKey = (block: string): string => `buildings/blocks/${block}.json`;
export const cellKey = (cell: string): string => `buildings/cells/${cell}.glb`;
export const roomsKey = (slot: number): string =>
  roomsTilesetKey(slot).replace('tileset.json', 'rooms.glb');

/** District → blocks; what is nearer lies in one external tileset a block. */
export function rootTileset(blocks: readonly Block[], transform: readonly number[]): Uint8Array {
  const tiles = blocks.map(blockTile);
  const extent = extentOf(blocks.flatMap(({ buildings }) => buildings.map(extentOfBuilding)));
  const hasAny = blocks.length > 0;
  const error = hasAny ? Math.max(diagonalMetres(extent), COARSE_ERROR_METRES) : 0;
  const box = boxOf(hasAny ? extent : { west: 0, south: 0, east: 1, north: 1, bottom: 0, top: 1 });
  return tilesetBytes(error, {
    transform,
    boundingVolume: box,
    geometricError: error,
    refine: 'ADD',
    ...(hasAny ? { children: tiles } : {}),
  });
}

function blockTile({ key, buildings }: Block): Tile {
  const boundingVolume = boxOf(extentOf(buildings.map(extentOfBuilding)));
  const near = { uri: relative(blockKey(key)) };
  const far = {
    boundingVolume,
    geometricError: FAR_ERROR_METRES,
    content: { uri: relative(farKey(key)) },
    children: [{ boundingVolume, geometricError: FAR_ERROR_METRES, content: near }],
  };
  return {
    boundingVolume,
    geometricError: COARSE_ERROR_METRES,
    refine: 'REPLACE',
    content: { uri: relative(coarseKey(key)) },
    children: [far],
  };
}

/** Block → cells with detailed buildings → rooms of each building. */
export function blockTileset({ buildings, cells }: Block): Uint8Array {
  return tilesetBytes(FAR_ERROR_METRES, {
    boundingVolume: boxOf(extentOf(buildings.map(extentOfBuilding))),
    geometricError: FAR_ERROR_METRES,
    refine: 'REPLACE',
    children: cells.map(([key, here]) => ({
      boundingVolume: boxOf(extentOf(here.map(extentOfBuilding))),
      geometricError: DETAIL_ERROR_METRES,
      content: { uri: `../${relative(cellKey(key))}` },
      children: here.map(roomsTile),
    })),
  });
}

function roomsTile(building: PreparedBuilding): Tile {
  return {
    boundingVolume: boxOf(extentOfBuilding(building)),
    geometricError: 0,
    content: { uri: `../../${roomsKey(building.slot)}` },
  };
}

/** One building's rooms alone. */
export function roomsTileset(building: PreparedBuilding, transform: readonly number[]): Uint8Array {
  const extent = extentOfBuilding(building);
  return tilesetBytes(diagonalMetres(extent), {
    transform,
    boundingVolume: boxOf(extent),
    geometricError: 0,
    refine: 'REPLACE',
    content: { uri: 'rooms.glb' },
  });
}

function extentOfBuilding({
  bounds,
  floorsDown,
  topFloor,
  storeyMetres,
  plates,
}: PreparedBuilding): Extent {
  const lowest = Math.min(0, ...plates.map(({ floorFrom }) => floorFrom));
  const below = Math.max(floorsDown, -lowest) * storeyMetres;
  return {
    ...bounds,
    bottom: -Math.max(below, FOOTING_METRES),
    top: topFloor * storeyMetres + ROOF_METRES,
  };
}

const folder = TILE_KEYS.buildings.replace('tileset.json', '');

function relative(key: string): string {
  return key.slice(folder.length);
}
