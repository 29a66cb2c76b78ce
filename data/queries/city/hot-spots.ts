import { localFrame, toLocal, toLonLat } from '../../../contract/local-frame.ts';
import { findMetric } from '../../../contract/metrics/index.ts';
import { cutLike, periodBefore } from '../../../contract/periods.ts';
import type { HotCell, HotSpots } from '../../../contract/queries/city-movement.ts';
import { GI_BOUNDS } from '../../../contract/queries/city-movement.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { type GridCells, gridCellsOf } from '../../city/grid-cells.ts';
import {
  type CellGrid,
  cellGrid,
  cellOf,
  classRaster,
  countByCell,
  equalBounds,
  getisOrd,
  kernelDensity,
} from '../../city/hot-spots.ts';
import { askedPeriod } from '../../statistics/question.ts';
import type { QueryContext } from '../context.ts';
import { type AskedCases, askedCases, placesOf } from './asked-cases.ts';

const CELL_METRES = 200;
const DENSITY_CELL_METRES = 25;
const BANDWIDTH_METRES = 250;
const DENSITY_CLASSES = 6;

/** 高发点: the cases the panel counts as reported, as Gi* cells or a density surface, and the hottest cells. */
export async function cityHotSpots(
  context: QueryContext,
  { period: choice, filter, kind, top }: ParsedParams<'city.hotSpots'>,
  signal: AbortSignal,
): Promise<HotSpots> {
  const metric = findMetric('city-management.reported')!;
  const asked = askedPeriod(context, choice, [metric]);
  const previous = cutLike(
    periodBefore(choice, asked.asOf, asked.startDay),
    asked.whole,
    asked.period,
  );
  const cases = await askedCases(context, 'reported', filter);
  const cells = await gridCellsOf(context.snapshot);
  signal.throwIfAborted();
  const now = placesOf(context, cases, cases.within(asked.period));
  const before = placesOf(context, cases, cases.within(previous));
  const grid = cellGrid(boxOf(context, cells), CELL_METRES);
  const counts = countByCell(grid, now.positions);
  const studied = studiedCells(grid, cells, counts);
  const z = getisOrd(grid, counts, studied);
  const picture =
    kind === 'gi' ? giPicture(grid, z) : densityPicture(boxOf(context, cells), now.positions);
  return {
    period: asked.period,
    previous,
    asOf: asked.asOf,
    total: now.rows.length + now.unplaced,
    unplaced: now.unplaced,
    cellMetres: CELL_METRES,
    bandwidthMetres: BANDWIDTH_METRES,
    cells: studied.reduce((sum, each) => sum + each, 0),
    ...picture,
    top: withAreas(
      hottest(context, { grid, z, counts, before: countByCell(grid, before.positions), top }),
      cases,
      grid,
      now,
    ),
  };
}

/** West, south, east and north of what is studied: the unit grid cells, else the district's box. */
function boxOf(
  { snapshot }: QueryContext,
  cells: GridCells,
): readonly [number, number, number, number] {
  if (cells.box) return cells.box;
  const { box } = snapshot.manifest.profile;
  const frame = localFrame(box);
  const [west, south] = toLocal(frame, box.westDegrees, box.southDegrees);
  const [east, north] = toLocal(frame, box.eastDegrees, box.northDegrees);
  return [west, south, east, north];
}

/** Cells the district reaches into, by nine points of each; all cells where no unit grid cells are known. */
function studiedCells(grid: CellGrid, cells: GridCells, counts: Float64Array): Uint8Array {
  const inside = [1 / 6, 1 / 2, 5 / 6];
  return Uint8Array.from(counts, (count, cell) => {
    if (count > 0 || cells.codes.length === 0) return 1;
    const west = grid.westMetres + (cell % grid.columns) * grid.cellMetres;
    const south = grid.southMetres + Math.floor(cell / grid.columns) * grid.cellMetres;
    const touches = inside.some((x) =>
      inside.some(
        (y) => cells.cellAt(west + x * grid.cellMetres, south + y * grid.cellMetres) >= 0,
      ),
    );
    return touches ? 1 : 0;
  });
}

type Picture = Pick<HotSpots, 'bounds' | 'raster'>;

function giPicture(grid: CellGrid, z: Float64Array): Picture {
  const classes = classRaster(grid, z, [Number.NEGATIVE_INFINITY, ...GI_BOUNDS]);
  return { bounds: [...GI_BOUNDS], raster: { ...grid, classes } };
}

function densityPicture(
  box: readonly [number, number, number, number],
  positions: Float64Array,
): Picture {
  const grid = cellGrid(box, DENSITY_CELL_METRES);
  const density = kernelDensity(grid, positions, BANDWIDTH_METRES);
  const bounds = equalBounds(density, DENSITY_CLASSES);
  return { bounds, raster: { ...grid, classes: classRaster(grid, density, bounds) } };
}

interface Ranked {
  readonly grid: CellGrid;
  readonly z: Float64Array;
  readonly counts: Float64Array;
  readonly before: Float64Array;
  readonly top: number;
}

type Hottest = Omit<HotCell, 'area'> & { readonly cell: number };

/** Cells of 95 % confidence and more with cases of their own, the highest Gi* first. */
function hottest({ snapshot }: QueryContext, { grid, z, counts, before, top }: Ranked): Hottest[] {
  const frame = localFrame(snapshot.manifest.profile.box);
  return [...z.keys()]
    .filter((cell) => (z[cell] as number) >= GI_BOUNDS[2] && (counts[cell] as number) > 0)
    .sort((left, right) => (z[right] as number) - (z[left] as number))
    .slice(0, top)
    .map((cell) => {
      const [longitudeDegrees, latitudeDegrees] = toLonLat(
        frame,
        grid.westMetres + ((cell % grid.columns) + 0.5) * grid.cellMetres,
        grid.southMetres + (Math.floor(cell / grid.columns) + 0.5) * grid.cellMetres,
      );
      return {
        cell,
        longitudeDegrees,
        latitudeDegrees,
        count: counts[cell] as number,
        before: before[cell] as number,
        z: z[cell] as number,
      };
    });
}

/** Adds the code of the community most cases of each cell lie in. */
function withAreas(
  hottest: readonly Hottest[],
  { source: { table } }: AskedCases,
  grid: CellGrid,
  { positions, rows }: { readonly positions: Float64Array; readonly rows: Uint32Array },
): HotCell[] {
  const { codes, keys } = table.codes('community');
  const counts = new Map(hottest.map(({ cell }) => [cell, new Map<number, number>()]));
  for (let at = 0; at < rows.length; at++) {
    const cell = cellOf(grid, positions[at * 2] as number, positions[at * 2 + 1] as number);
    const inCell = counts.get(cell);
    const code = codes[rows[at] as number] as number;
    if (inCell && code > 0) inCell.set(code, (inCell.get(code) ?? 0) + 1);
  }
  return hottest.map(({ cell, ...hot }) => {
    const [most] = [...counts.get(cell)!].sort((left, right) => right[1] - left[1]);
    return { ...hot, area: most ? (keys[most[0]] ?? null) : null };
  });
}
