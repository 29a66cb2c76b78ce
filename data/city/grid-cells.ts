import { type LocalFrame, localFrame, toLocal } from '../../contract/local-frame.ts';
import { readOnce } from '../queries/once-per-snapshot.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';

/** 单元网格 of a snapshot, in the district's frame. */
export interface GridCells {
  readonly codes: readonly string[];
  /** West, south, east and north of all of them, metres; undefined where there are none. */
  readonly box?: Box | undefined;
  /** Place of the cell a point lies in, metres east and north; -1 for none. */
  readonly cellAt: (east: number, north: number) => number;
}

type Box = readonly [west: number, south: number, east: number, north: number];

/** Width of a bucket cells are looked up by: as wide as a 万米单元网格. */
const BUCKET_METRES = 100;

type Ring = readonly (readonly [number, number])[];

interface Outline {
  readonly rings: readonly Float64Array[];
  readonly box: Box;
}

/** The grid cells of a snapshot, read once; none where it has no areas. */
export const gridCellsOf = readOnce(readCells);

async function readCells(snapshot: OpenSnapshot): Promise<GridCells> {
  const rows = snapshot.has('base')
    ? await snapshot.db.all<{ code: string; geometry: string }>(
        `SELECT code, geometry FROM base.area WHERE level = 'grid' ORDER BY code`,
      )
    : [];
  const frame = localFrame(snapshot.manifest.profile.box);
  return createGridCells(
    rows.map(({ code, geometry }) => ({ code, polygons: JSON.parse(geometry) as Ring[][] })),
    frame,
  );
}

/** Cells from their polygons, degrees. */
export function createGridCells(
  areas: readonly { readonly code: string; readonly polygons: readonly (readonly Ring[])[] }[],
  frame: LocalFrame,
): GridCells {
  const outlines = areas.map(({ polygons }) => outlineOf(polygons.flat(), frame));
  const buckets = new Map<number, number[]>();
  for (const [at, { box }] of outlines.entries())
    for (let row = bucketOf(box[1]); row <= bucketOf(box[3]); row++)
      for (let column = bucketOf(box[0]); column <= bucketOf(box[2]); column++) {
        const key = bucketKey(column, row);
        const known = buckets.get(key);
        if (known) known.push(at);
        else buckets.set(key, [at]);
      }
  return {
    codes: areas.map(({ code }) => code),
    box: outlines.length > 0 ? boxOfAll(outlines.map(({ box }) => box)) : undefined,
    cellAt: (east, north) =>
      buckets
        .get(bucketKey(bucketOf(east), bucketOf(north)))
        ?.find((at) => isInside(outlines[at] as Outline, east, north)) ?? -1,
  };
}

function boxOfAll(boxes: readonly Box[]): Box {
  return boxes.reduce(([west, south, east, north], box) => [
    Math.min(west, box[0]),
    Math.min(south, box[1]),
    Math.max(east, box[2]),
    Math.max(north, box[3]),
  ]);
}

function bucketOf(metres: number): number {
  return Math.floor(metres / BUCKET_METRES);
}

function bucketKey(column: number, row: number): number {
  return (column + 32_768) * 65_536 + row + 32_768;
}

function outlineOf(rings: readonly Ring[], frame: LocalFrame): Outline {
  const local = rings.map((ring) =>
    Float64Array.from(ring.flatMap(([longitude, latitude]) => toLocal(frame, longitude, latitude))),
  );
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of local)
    for (let at = 0; at < ring.length; at += 2) {
      const [east, north] = [ring[at] as number, ring[at + 1] as number];
      box[0] = Math.min(box[0], east);
      box[1] = Math.min(box[1], north);
      box[2] = Math.max(box[2], east);
      box[3] = Math.max(box[3], north);
    }
  return { rings: local, box };
}

/** Even–odd over all rings, so that holes are outside. */
function isInside({ rings, box }: Outline, east: number, north: number): boolean {
  if (east < box[0] || east > box[2] || north < box[1] || north > box[3]) return false;
  let inside = false;
  for (const ring of rings)
    for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
      const [x, y] = [ring[at] as number, ring[at + 1] as number];
      const [px, py] = [ring[before] as number, ring[before + 1] as number];
      if (y > north !== py > north && east < ((px - x) * (north - y)) / (py - y) + x)
        inside = !inside;
    }
  return inside;
}
