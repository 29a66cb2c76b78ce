import { toLocal } from '../../contract/local-frame.ts';
import type { LocalFrame } from '../../contract/local-frame.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import { TILE_KEYS } from '../../contract/tiles.ts';
import { boxOf, diagonalMetres, tilesetBytes } from '../build/tileset-json.ts';
import type { Tile } from '../build/tileset-json.ts';
import { boundsOf } from '../geometry/polygon.ts';
import type { Bounds } from '../geometry/polygon.ts';
import type { NearSquare } from './near/near-squares.ts';
import { LAND_MARGIN_METRES, LOWEST_LAYER_METRES } from './base-map.ts';

/** The district box in the tile frame. */
export function boundsOfBox(box: DistrictProfile['box'], frame: LocalFrame): Bounds {
  return boundsOf([
    toLocal(frame, box.westDegrees, box.southDegrees),
    toLocal(frame, box.eastDegrees, box.northDegrees),
  ]);
}

/** Without pavements and trees the ground is off by this much. */
const FAR_GROUND_ERROR_METRES = 2;
/** Near ground reaches a little beyond its square, and its trees up. */
const REACH_METRES = 90;
const TREE_TOP_METRES = 12;

export const nearGroundKey = (square: string): string =>
  TILE_KEYS.baseMap.replace('tileset.json', `near/${square}.glb`);

/** The ground of the district and the land round it; from near, squares with pavements and trees are added. */
export function baseMapTileset(
  { west, south, east, north }: Bounds,
  transform: readonly number[],
  squares: readonly NearSquare[],
): Uint8Array {
  const extent = {
    west: west - LAND_MARGIN_METRES,
    south: south - LAND_MARGIN_METRES,
    east: east + LAND_MARGIN_METRES,
    north: north + LAND_MARGIN_METRES,
    bottom: LOWEST_LAYER_METRES,
    top: TREE_TOP_METRES,
  };
  return tilesetBytes(diagonalMetres(extent), {
    transform,
    boundingVolume: boxOf(extent),
    geometricError: squares.length > 0 ? FAR_GROUND_ERROR_METRES : 0,
    refine: 'ADD',
    content: { uri: 'ground.glb' },
    ...(squares.length > 0 ? { children: squares.map(nearTile) } : {}),
  });
}

function nearTile({ key, bounds: { west, south, east, north } }: NearSquare): Tile {
  return {
    boundingVolume: boxOf({
      west: west - REACH_METRES,
      south: south - REACH_METRES,
      east: east + REACH_METRES,
      north: north + REACH_METRES,
      bottom: LOWEST_LAYER_METRES,
      top: TREE_TOP_METRES,
    }),
    geometricError: 0,
    content: { uri: `near/${key}.glb` },
  };
}
