/** A grid of square cells over the district, the first in the south-west. */
export interface CellGrid {
  readonly columns: number;
  readonly rows: number;
  readonly westMetres: number;
  readonly southMetres: number;
  readonly cellMetres: number;
}

/** Cells of a grid over a box, as many as cover it. */
export function cellGrid(
  [west, south, east, north]: readonly [number, number, number, number],
  cellMetres: number,
): CellGrid {
  return {
    columns: Math.max(1, Math.ceil((east - west) / cellMetres)),
    rows: Math.max(1, Math.ceil((north - south) / cellMetres)),
    westMetres: west,
    southMetres: south,
    cellMetres,
  };
}

/** Place of the cell a point lies in; -1 outside the grid. */
export function cellOf(grid: CellGrid, east: number, north: number): number {
  const column = Math.floor((east - grid.westMetres) / grid.cellMetres);
  const row = Math.floor((north - grid.southMetres) / grid.cellMetres);
  const inside = column >= 0 && column < grid.columns && row >= 0 && row < grid.rows;
  return inside ? row * grid.columns + column : -1;
}

/** Points of each cell. Positions are east and north by turns. */
export function countByCell(grid: CellGrid, positions: Float64Array): Float64Array {
  const counts = new Float64Array(grid.columns * grid.rows);
  for (let at = 0; at < positions.length; at += 2) {
    const cell = cellOf(grid, positions[at] as number, positions[at + 1] as number);
    if (cell >= 0) counts[cell]! += 1;
  }
  return counts;
}

/**
 * Getis–Ord Gi* of each studied cell: the sum over a cell and its up to eight neighbours that are studied too, against
 * what chance would put there, in standard deviations (Ord & Getis 1995, weights 0 and 1). NaN where nothing is studied
 * or all cells are alike.
 */
export function getisOrd(grid: CellGrid, counts: Float64Array, studied: Uint8Array): Float64Array {
  let [n, sum, squares] = [0, 0, 0];
  for (let cell = 0; cell < counts.length; cell++) {
    if (studied[cell] !== 1) continue;
    const count = counts[cell] as number;
    n += 1;
    sum += count;
    squares += count * count;
  }
  const mean = sum / n;
  const deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
  return Float64Array.from(counts, (_, cell) => {
    if (studied[cell] !== 1 || deviation === 0) return Number.NaN;
    const [around, weights] = sumAround(grid, counts, studied, cell);
    const spread = deviation * Math.sqrt((n * weights - weights * weights) / (n - 1));
    return spread === 0 ? Number.NaN : (around - mean * weights) / spread;
  });
}

function sumAround(
  { columns, rows }: CellGrid,
  counts: Float64Array,
  studied: Uint8Array,
  cell: number,
): [sum: number, weights: number] {
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  let [sum, weights] = [0, 0];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      const other = y * columns + x;
      if (studied[other] !== 1) continue;
      sum += counts[other] as number;
      weights += 1;
    }
  return [sum, weights];
}

const SQUARE_METRES_PER_KM2 = 1e6;

/** A position in cells, the middle of the first cell at 0. */
function cellsFrom(
  { cellMetres, westMetres, southMetres }: CellGrid,
  east: number,
  north: number,
): [x: number, y: number] {
  return [(east - westMetres) / cellMetres - 0.5, (north - southMetres) / cellMetres - 0.5];
}

/**
 * 核密度 at the middle of each cell with the quartic kernel (Silverman 1986, eq. 4.5), points per km². The whole district
 * adds up to its points where none lies nearer its edge than the radius.
 */
export function kernelDensity(
  grid: CellGrid,
  positions: Float64Array,
  bandwidthMetres: number,
): Float64Array {
  const { columns, rows, cellMetres } = grid;
  const density = new Float64Array(columns * rows);
  const reach = bandwidthMetres / cellMetres;
  const reachSquared = reach * reach;
  for (let at = 0; at < positions.length; at += 2) {
    const [x, y] = cellsFrom(grid, positions[at]!, positions[at + 1]!);
    const [south, north] = [Math.max(0, Math.ceil(y - reach)), Math.min(rows - 1, y + reach)];
    for (let row = south; row <= north; row++) {
      const left = reachSquared - (row - y) * (row - y);
      const half = Math.sqrt(left);
      const first = Math.max(0, Math.ceil(x - half));
      const end = row * columns + Math.min(columns - 1, Math.floor(x + half));
      let dx = first - x;
      for (let to = row * columns + first; to <= end; to++, dx++) {
        const share = left - dx * dx;
        density[to]! += share * share;
      }
    }
  }
  const scale =
    ((3 / (Math.PI * bandwidthMetres ** 2)) * SQUARE_METRES_PER_KM2) / reachSquared ** 2;
  return density.map((sum) => sum * scale);
}

/** Values as classes 1, 2 … by their lower bounds, rows turned to run from north to south; 0 below the first and for NaN. */
export function classRaster(
  { columns, rows }: Pick<CellGrid, 'columns' | 'rows'>,
  values: ArrayLike<number>,
  bounds: readonly number[],
): Uint8Array<ArrayBuffer> {
  const classes = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column] as number;
      let place = 0;
      while (place < bounds.length && value >= (bounds[place] as number)) place++;
      classes[(rows - 1 - row) * columns + column] = place;
    }
  return classes;
}

/** Lower bounds of `count` equal classes up to the largest value; round numbers of two digits. */
export function equalBounds(values: Float64Array, count: number): number[] {
  const most = values.reduce((largest, value) => Math.max(largest, value), 0);
  if (most <= 0) return [];
  const bounds = Array.from({ length: count }, (_, at) => twoDigits((most * (at + 0.5)) / count));
  return [...new Set(bounds)];
}

function twoDigits(value: number): number {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  const rounded = Math.round(value / step) * step;
  return Number(rounded.toPrecision(2));
}
