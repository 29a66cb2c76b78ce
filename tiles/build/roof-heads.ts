import {
  bandArea,
  bandDepth,
  bandEnd,
  bandLength,
  bandRing,
  bandStart,
  clipBand,
  layerBand,
} from '../rooms/band.ts';
import type { Band } from '../rooms/band.ts';
import { cutWings } from '../rooms/wings.ts';
import type { Polygon } from '../geometry/polygon.ts';
import type { MeshBuilder } from '../gltf/mesh.ts';
import { addSurface, addWalls } from './solids.ts';

/** Highest a head house stands above its roof. */
export const ROOF_HEAD_METRES = 3.4;
const STAIR_HEAD_METRES = 2.6;
const STAIR_HEAD_WIDTH_METRES = 3;
const METRES_PER_STAIR = 18;
const MOST_HEADS = 4;
const SMALLEST_ROOF_SQUARE_METRES = 120;
/** A plate deeper than this share of its length is a tower with one machine room in the middle. */
const TOWER_SHARE = 0.55;

/** Head houses (楼梯间, 机房) on a flat roof: one in the middle of a tower, one over each stair of a slab. */
export function addRoofHeads(
  mesh: MeshBuilder,
  feature: number,
  polygon: Polygon,
  height: number,
): void {
  const [main] = cutWings(polygon).sort((a, b) => bandArea(b) - bandArea(a));
  if (!main || bandArea(main) < SMALLEST_ROOF_SQUARE_METRES) return;
  const isTower = bandDepth(main) > TOWER_SHARE * bandLength(main);
  const heads = isTower ? [towerHead(main)] : stairHeads(main);
  const top = height + (isTower ? ROOF_HEAD_METRES : STAIR_HEAD_METRES);
  for (const head of heads) {
    const outer = bandRing(head);
    if (outer.length < 3) continue;
    addWalls(mesh, feature, outer, height, top);
    addSurface(mesh, feature, { outer, holes: [] }, top);
  }
}

function towerHead(band: Band): Band {
  const [start, length] = [bandStart(band), bandLength(band)];
  return layerBand(clipBand(band, start + length * 0.3, start + length * 0.7), 0.3, 0.72);
}

function stairHeads(band: Band): Band[] {
  const count = Math.min(MOST_HEADS, Math.max(1, Math.round(bandLength(band) / METRES_PER_STAIR)));
  const step = (bandEnd(band) - bandStart(band)) / count;
  const front = Math.max(0.45, 1 - 5.5 / bandDepth(band));
  return Array.from({ length: count }, (_, index) => {
    const middle = bandStart(band) + (index + 0.5) * step;
    const half = STAIR_HEAD_WIDTH_METRES / 2;
    return layerBand(clipBand(band, middle - half, middle + half), front, 0.93);
  });
}
