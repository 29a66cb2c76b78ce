import { insideBands } from '../../geometry/inside-bands.ts';
import type { Point, Ring } from '../../geometry/polygon.ts';
import type { MeshBuilder } from '../../gltf/mesh.ts';
import { emptyRaster, fillPolygon, type Grid, wholeOf } from '../../shade/raster.ts';
import type { Area, NearSquare } from './near-squares.ts';

/** Mean distance of trees in a park and along a street. */
const PARK_METRES = 15;
const STREET_METRES = 18;
/** Streets at least this wide have rows of trees. */
const AVENUE_METRES = 12;
/** A street's trees stand this far beside the carriageway. */
const VERGE_METRES = 2;
/** Free room round the trunk. */
const CLEAR_METRES = 2.5;
const MOST_A_SQUARE = 450;
const TEXEL_METRES = 1.5;
const SIDES = 5;

/** A tree (行道树, 园林树): where it stands, how high it is, and a tone of green from 0 to 1. Made up, not surveyed. */
interface Tree {
  readonly at: Point;
  readonly heightMetres: number;
  readonly tone: number;
}

/** Plants the greens and avenues of a square, clear of buildings, water and carriageways; the same rows give the same trees. */
export function plantTrees(square: NearSquare, buildings: readonly Ring[]): Tree[] {
  const taken = obstacles(square, buildings);
  const all = [...parkTrees(square), ...streetTrees(square)];
  const share = Math.min(1, MOST_A_SQUARE / Math.max(all.length, 1));
  return all.filter(({ at }) => random(at, 5) <= share && !taken(at));
}

/** A round crown on a three-sided trunk: TEXCOORD u is its tone, v 0 at the trunk and 1 at the crown. */
export function addTree(
  mesh: MeshBuilder,
  feature: number,
  { at: [x, y], heightMetres: height, tone }: Tree,
): void {
  const rim = Array.from({ length: SIDES }, (_, i) => {
    const angle = tone * Math.PI * 2 + (i / SIDES) * 2 * Math.PI;
    return [Math.cos(angle), Math.sin(angle)] as const;
  });
  const ring = (radius: number, share: number, up: number, part: number) =>
    rim.map(([cos, sin]) =>
      mesh.vertex(
        feature,
        [x + cos * radius, y + sin * radius, height * share],
        [cos, sin, up],
        tone,
        part,
      ),
    );
  const top = mesh.vertex(feature, [x, y, height], [0, 0, 1], tone, 1);
  const bottom = mesh.vertex(feature, [x, y, height * 0.27], [0, 0, -1], tone, 1);
  const [upper, lower] = [ring(height * 0.25, 0.8, 0.9, 1), ring(height * 0.31, 0.46, -0.25, 1)];
  const [foot, neck] = [ring(0.16, -0.01, 0, 0), ring(0.12, 0.36, 0, 0)];
  const at = (list: readonly number[], i: number) => list[i % SIDES] as number;
  for (let i = 0; i < SIDES; i++) {
    mesh.triangle(top, at(upper, i), at(upper, i + 1));
    mesh.triangle(bottom, at(lower, i + 1), at(lower, i));
    for (const [low, high] of [
      [lower, upper],
      [foot, neck],
    ] as const) {
      mesh.triangle(at(low, i), at(low, i + 1), at(high, i + 1));
      mesh.triangle(at(low, i), at(high, i + 1), at(high, i));
    }
  }
}

function parkTrees({ bounds, areas }: NearSquare): Tree[] {
  const trees: Tree[] = [];
  const isGreen = insideAny(areas, 'green', bounds);
  for (let x = bounds.west; x < bounds.east; x += PARK_METRES) {
    for (let y = bounds.south; y < bounds.north; y += PARK_METRES) {
      const cell: Point = [x, y];
      const at: Point = [x + random(cell, 1) * PARK_METRES, y + random(cell, 2) * PARK_METRES];
      // Groves and lawns: a slow wave leaves clearings.
      const grove = Math.sin(x * 0.021) + Math.sin(y * 0.027 + x * 0.008) > -0.55;
      if (grove && isGreen(at)) trees.push(tree(at, 6, 5));
    }
  }
  return trees;
}

function streetTrees({ roads }: NearSquare): Tree[] {
  return roads
    .filter(
      ({ kind, widthMetres }) =>
        widthMetres >= AVENUE_METRES && kind !== 'bridge' && kind !== 'rail',
    )
    .flatMap(({ path, widthMetres }) => {
      const aside = widthMetres / 2 + VERGE_METRES;
      return along(path, STREET_METRES).flatMap(({ at: [x, y], left: [lx, ly] }) =>
        [aside, -aside].map((metres): Point => [x + lx * metres, y + ly * metres]),
      );
    })
    .filter((at) => random(at, 4) < 0.9)
    .map((at) => tree(at, 5, 3));
}

function tree(at: Point, lowest: number, spread: number): Tree {
  return { at, heightMetres: lowest + random(at, 3) * spread, tone: random(at, 6) };
}

/** Places along a path at even distances, with the direction to the left there. */
function along(path: readonly Point[], step: number): { at: Point; left: Point }[] {
  const places: { at: Point; left: Point }[] = [];
  let rest = step / 2;
  path.slice(1).forEach(([x1, y1], index) => {
    const [x0, y0] = path[index] as Point;
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length === 0) return;
    const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
    for (; rest < length; rest += step) {
      places.push({ at: [x0 + dx * rest, y0 + dy * rest], left: [-dy, dx] });
    }
    rest -= length;
  });
  return places;
}

/** Whether something stands, flows or drives at a place. */
function obstacles(
  { bounds, roads, areas }: NearSquare,
  buildings: readonly Ring[],
): (at: Point) => boolean {
  const margin = CLEAR_METRES * 4;
  const side = Math.ceil((bounds.east - bounds.west + 2 * margin) / TEXEL_METRES);
  const grid: Grid = {
    width: side,
    height: side,
    west: bounds.west - margin,
    south: bounds.south - margin,
    texelMetres: TEXEL_METRES,
  };
  const raster = emptyRaster(grid, wholeOf(grid));
  for (const ring of buildings) fillPolygon(raster, ring.flat());
  for (const { path, widthMetres } of roads) {
    path
      .slice(1)
      .forEach((to, index) => fillPolygon(raster, lane(path[index] as Point, to, widthMetres + 1)));
  }
  const isWater = insideAny(areas, 'water', bounds);
  const solid = ([x, y]: Point) => {
    const column = Math.floor((x - grid.west) / TEXEL_METRES);
    const row = Math.floor((y - grid.south) / TEXEL_METRES);
    return raster.texels[row * side + column] === 255;
  };
  return (at) => {
    const [x, y] = at;
    const round = [
      [0, 0],
      [CLEAR_METRES, 0],
      [-CLEAR_METRES, 0],
      [0, CLEAR_METRES],
      [0, -CLEAR_METRES],
    ] as const;
    if (isWater(at)) return true;
    return solid(at) || round.filter(([dx, dy]) => solid([x + dx, y + dy])).length > 1;
  };
}

function lane([x0, y0]: Point, [x1, y1]: Point, width: number): number[] {
  const length = Math.max(Math.hypot(x1 - x0, y1 - y0), 1e-9);
  const [ax, ay] = [(((y0 - y1) / length) * width) / 2, (((x1 - x0) / length) * width) / 2];
  return [x0 + ax, y0 + ay, x1 + ax, y1 + ay, x1 - ax, y1 - ay, x0 - ax, y0 - ay];
}

/** Whether a place lies in an area of a kind. */
function insideAny(
  areas: readonly Area[],
  kind: Area['kind'],
  bounds: NearSquare['bounds'],
): (at: Point) => boolean {
  const tests = areas
    .filter((area) => area.kind === kind)
    .map(({ rings }) => insideBands(rings, bounds));
  return (at) => tests.some((inside) => inside(at));
}

/** A number from 0 to 1 that depends on a place alone. */
function random([x, y]: Point, salt: number): number {
  let hash = Math.imul(Math.round(x * 8) ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ Math.round(y * 8), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (Math.imul(hash, 0x27d4eb2f) >>> 8) / 0x1000000;
}
