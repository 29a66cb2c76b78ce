import { SHADE_HEADER_BYTES } from '../../contract/tiles.ts';
import type { Bounds, Point } from '../geometry/polygon.ts';
import type { Grid } from '../shade/raster.ts';
import { newBytes } from '../shade/shade-bytes.ts';

/** Relief begins so far from houses and roads, and is whole from here on, metres. */
export const LEVEL_METRES = 60;
export const RELIEF_METRES = 400;
const TEXEL_METRES = 25;
/** Places along a road lie this near to one another. */
const STEP_METRES = TEXEL_METRES / 2;

/** What stands on flat ground: boxes round houses and the middle lines of roads, tile frame. */
export interface BuiltUp {
  readonly houses: readonly Bounds[];
  readonly roads: readonly (readonly Point[])[];
}

/** Bytes of `TILE_KEYS.levelled`; a header alone where nothing stands. */
export function levelledBytes(built: BuiltUp): Uint8Array {
  const grid = gridRound(built);
  const distances = distancesFrom(grid, cellsOf(built, grid));
  const bytes = newBytes(grid, 1);
  distances.forEach((metres, texel) => {
    bytes[SHADE_HEADER_BYTES + texel] = Math.round(255 * shareAt(metres));
  });
  return bytes;
}

/** Share of the relief drawn at a distance from what stands. */
function shareAt(metres: number): number {
  const way = Math.min(Math.max((metres - LEVEL_METRES) / (RELIEF_METRES - LEVEL_METRES), 0), 1);
  return way * way * (3 - 2 * way);
}

/** The built-up area and what is levelled round it. */
function gridRound({ houses, roads }: BuiltUp): Grid {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  const take = ({ west, south, east, north }: Bounds) => {
    box.west = Math.min(box.west, west);
    box.south = Math.min(box.south, south);
    box.east = Math.max(box.east, east);
    box.north = Math.max(box.north, north);
  };
  houses.forEach(take);
  for (const road of roads)
    for (const [x, y] of road) take({ west: x, south: y, east: x, north: y });
  if (box.west > box.east)
    return { width: 0, height: 0, west: 0, south: 0, texelMetres: TEXEL_METRES };
  const margin = RELIEF_METRES + 2 * TEXEL_METRES;
  return {
    width: Math.ceil((box.east - box.west + 2 * margin) / TEXEL_METRES),
    height: Math.ceil((box.north - box.south + 2 * margin) / TEXEL_METRES),
    west: box.west - margin,
    south: box.south - margin,
    texelMetres: TEXEL_METRES,
  };
}

/** Texels with a house or a road in them. */
function cellsOf({ houses, roads }: BuiltUp, { width, west, south }: Grid): Set<number> {
  const cells = new Set<number>();
  const column = (x: number) => Math.floor((x - west) / TEXEL_METRES);
  const row = (y: number) => Math.floor((y - south) / TEXEL_METRES);
  for (const house of houses)
    for (let r = row(house.south); r <= row(house.north); r++)
      for (let c = column(house.west); c <= column(house.east); c++) cells.add(r * width + c);
  for (const road of roads)
    for (const [x, y] of alongRoad(road)) cells.add(row(y) * width + column(x));
  return cells;
}

function* alongRoad(road: readonly Point[]): Generator<Point> {
  for (let at = 0; at < road.length; at++) {
    const [from, to] = [road[at] as Point, (road[at + 1] ?? road[at]) as Point];
    const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP_METRES);
    for (let step = 0; step <= steps; step++) {
      const share = step / Math.max(steps, 1);
      yield [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
  }
}

/** Metres from each texel to the nearest of some, by way of its neighbours: at most a twelfth too long. */
function distancesFrom({ width, height }: Grid, cells: ReadonlySet<number>): Float32Array {
  const metres = new Float32Array(width * height).fill(RELIEF_METRES);
  for (const cell of cells) metres[cell] = 0;
  const pass = (from: number, to: number, step: 1 | -1) => {
    for (let at = from; at !== to; at += step) {
      const [row, column] = [Math.floor(at / width), at % width];
      let least = metres[at] as number;
      const reach = (rows: number, columns: number, length: number) => {
        const [r, c] = [row - rows * step, column - columns * step];
        if (r < 0 || r >= height || c < 0 || c >= width) return;
        least = Math.min(least, (metres[r * width + c] as number) + length);
      };
      reach(0, 1, TEXEL_METRES);
      reach(1, 0, TEXEL_METRES);
      reach(1, 1, TEXEL_METRES * Math.SQRT2);
      reach(1, -1, TEXEL_METRES * Math.SQRT2);
      metres[at] = least;
    }
  };
  pass(0, metres.length, 1);
  pass(metres.length - 1, -1, -1);
  return metres;
}
