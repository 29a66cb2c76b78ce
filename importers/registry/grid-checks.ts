import { say } from '../../contract/sentence.ts';
import type { LonLat } from '../crs/systems.ts';
import { AreaFinder } from '../geometry/area-finder.ts';
import { boundsOf } from '../geometry/polygons.ts';
import { contains, openRing } from '../geometry/rings.ts';
import type { Finding } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';

/** Points a side of the lattice a cell is looked at with: every 17 m of one of 100 m. */
const LATTICE = 6;
/** Share of a cell's points from which on an edge drawn a few metres off does not explain it. */
const SHARE = 1 / 20;
const LEAST_POINTS = 2;

type Shape = readonly (readonly (readonly LonLat[])[])[];

/** A cell that shares ground with another, or with a second community. */
interface GridProblem {
  /** Index of the row among those given. */
  readonly row: number;
  readonly finding: Finding;
}

/**
 * Cells of the unit grid (单元网格) may not overlap, and none crosses the border of a community (data-dictionary §1.8). Of two that overlap
 * the later one is told. Shapes are compared by a lattice of points: polygons that share their edges would take a clipper seconds.
 */
export function gridProblems(rows: readonly RowValues[]): GridProblem[] {
  const finder = new AreaFinder();
  const order = new Map<string, number>();
  const shapes = rows.map(({ level, code, geometry }, row) => {
    if (typeof geometry !== 'string' || typeof code !== 'string') return undefined;
    const shape = JSON.parse(geometry) as Shape;
    if (level === 'grid' && !order.has(code)) order.set(code, row);
    if (level === 'grid' || level === 'community') finder.add(level, code, shape);
    return shape;
  });
  const told = new Map<string, GridProblem>();
  for (const [row, values] of rows.entries()) {
    const shape = shapes[row];
    const code = String(values.code);
    if (values.level !== 'grid' || !shape || order.get(code) !== row) continue;
    const points = latticeOf(shape);
    for (const [other] of enough(points, (at) => finder.codesAt('grid', at), code)) {
      const later = Math.max(row, order.get(other) ?? row);
      const earlier = later === row ? other : code;
      told.set(`overlap ${later}`, { row: later, finding: overlaps(rows[later], earlier) });
    }
    const own = String(values.parent_code);
    if (!finder.has(own)) continue;
    const [crossed] = enough(points, (at) => finder.codesAt('community', at), own);
    if (crossed) told.set(`cross ${row}`, { row, finding: crosses(values, crossed[0]) });
  }
  return [...told.values()].sort((a, b) => a.row - b.row);
}

/** Codes other than `own` that hold enough of the points, the one with the most first. */
function enough(
  points: readonly LonLat[],
  codesAt: (at: LonLat) => readonly string[],
  own: string,
): [code: string, points: number][] {
  const counts = new Map<string, number>();
  for (const at of points)
    for (const code of codesAt(at)) if (code !== own) counts.set(code, (counts.get(code) ?? 0) + 1);
  const least = Math.max(LEAST_POINTS, points.length * SHARE);
  return [...counts].filter(([, many]) => many >= least).sort((a, b) => b[1] - a[1]);
}

/** Points of a lattice over a shape's bounds that lie in it. */
function latticeOf(shape: Shape): LonLat[] {
  const polygons = shape.map((rings) =>
    rings.map((ring) => openRing(ring)).filter((ring) => ring !== undefined),
  );
  const { west, south, east, north } = boundsOf(shape.flat(2));
  const points: LonLat[] = [];
  for (let place = 0; place < LATTICE * LATTICE; place += 1) {
    const [column, line] = [place % LATTICE, Math.floor(place / LATTICE)];
    const at: LonLat = [
      west + ((column + 0.5) / LATTICE) * (east - west),
      south + ((line + 0.5) / LATTICE) * (north - south),
    ];
    if (polygons.some((polygon) => contains(polygon, at))) points.push(at);
  }
  return points;
}

function overlaps(values: RowValues | undefined, other: string): Finding {
  return {
    code: 'GRID_OVERLAP',
    field: 'code',
    value: String(values?.code),
    sentence: say`Shares ground with the cell ${other}.`,
  };
}

function crosses(values: RowValues, other: string): Finding {
  return {
    code: 'GRID_CROSSES',
    field: 'code',
    value: String(values.code),
    sentence: say`Reaches into the community ${other}.`,
  };
}
