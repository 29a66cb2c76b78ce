import { type LocalFrame, localFrame, toLocal } from '../../contract/local-frame.ts';
import type { LonLat } from '../../contract/region.ts';
import { type Inside, insideRings } from '../geometry/inside.ts';
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

type Ring = readonly LonLat[];

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
  const outlines = areas.map(({ polygons }) =>
    insideRings(
      polygons
        .flat()
        .map((ring) => ring.map(([longitude, latitude]) => toLocal(frame, longitude, latitude))),
    ),
  );
  const buckets = new Map<number, number[]>();
  for (const [at, { west, south, east, north }] of outlines.entries())
    for (let row = bucketOf(south); row <= bucketOf(north); row++)
      for (let column = bucketOf(west); column <= bucketOf(east); column++) {
        const key = bucketKey(column, row);
        const known = buckets.get(key);
        if (known) known.push(at);
        else buckets.set(key, [at]);
      }
  return {
    codes: areas.map(({ code }) => code),
    box: outlines.length > 0 ? boxOfAll(outlines) : undefined,
    cellAt: (east, north) =>
      buckets
        .get(bucketKey(bucketOf(east), bucketOf(north)))
        ?.find((at) => isInside(outlines[at] as Inside, east, north)) ?? -1,
  };
}

function boxOfAll(outlines: readonly Inside[]): Box {
  return [
    outlines.reduce((least, { west }) => Math.min(least, west), Infinity),
    outlines.reduce((least, { south }) => Math.min(least, south), Infinity),
    outlines.reduce((most, { east }) => Math.max(most, east), -Infinity),
    outlines.reduce((most, { north }) => Math.max(most, north), -Infinity),
  ];
}

function isInside(outline: Inside, east: number, north: number): boolean {
  const { west, south, east: last, north: highest, has } = outline;
  return east >= west && east <= last && north >= south && north <= highest && has(east, north);
}

function bucketOf(metres: number): number {
  return Math.floor(metres / BUCKET_METRES);
}

function bucketKey(column: number, row: number): number {
  return (column + 32_768) * 65_536 + row + 32_768;
}
