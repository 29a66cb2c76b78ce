import { toLocal } from '../../contract/local-frame.ts';
import type { LocalFrame } from '../../contract/local-frame.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import { boxOf, diagonalMetres, tilesetBytes } from '../build/tileset-json.ts';
import { boundsOf } from '../geometry/polygon.ts';
import type { Bounds } from '../geometry/polygon.ts';
import { LAND_MARGIN_METRES, LOWEST_LAYER_METRES } from './base-map.ts';

/** The district box in the tile frame. */
export function boundsOfBox(box: DistrictProfile['box'], frame: LocalFrame): Bounds {
  return boundsOf([
    toLocal(frame, box.westDegrees, box.southDegrees),
    toLocal(frame, box.eastDegrees, box.northDegrees),
  ]);
}

/** One tile with the ground of the district and the land round it. */
export function baseMapTileset(
  { west, south, east, north }: Bounds,
  transform: readonly number[],
): Uint8Array {
  const extent = {
    west: west - LAND_MARGIN_METRES,
    south: south - LAND_MARGIN_METRES,
    east: east + LAND_MARGIN_METRES,
    north: north + LAND_MARGIN_METRES,
    bottom: LOWEST_LAYER_METRES,
    top: 0,
  };
  return tilesetBytes(diagonalMetres(extent), {
    transform,
    boundingVolume: boxOf(extent),
    geometricError: 0,
    refine: 'ADD',
    content: { uri: 'ground.glb' },
  });
}
