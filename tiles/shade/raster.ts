/** A grid over the tile frame; rows run from south to north. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly south: number;
  readonly texelMetres: number;
}

/** A part of a grid, in its columns and rows: `from` is the first, `to` one past the last. */
export interface Window {
  readonly fromColumn: number;
  readonly toColumn: number;
  readonly fromRow: number;
  readonly toRow: number;
}

/** Texels of a part of a grid, row after row. */
export interface Raster {
  readonly grid: Grid;
  readonly window: Window;
  readonly texels: Uint8Array;
}

/** The whole of a grid. */
export function wholeOf({ width, height }: Grid): Window {
  return { fromColumn: 0, toColumn: width, fromRow: 0, toRow: height };
}

/** An empty raster of a part of a grid. */
export function emptyRaster(grid: Grid, window: Window): Raster {
  const [columns, rows] = sizeOf(window);
  return { grid, window, texels: new Uint8Array(columns * rows) };
}

/** Columns and rows. */
export function sizeOf({ fromColumn, toColumn, fromRow, toRow }: Window): [number, number] {
  return [toColumn - fromColumn, toRow - fromRow];
}

/** Sets every texel whose centre lies in a ring (x, y, x, y …, even-odd) to 255. */
export function fillPolygon({ grid, window, texels }: Raster, ring: readonly number[]): void {
  const [lowest, highest] = rowsOf(grid, window, ring);
  const { fromColumn, toColumn, fromRow } = window;
  const column = (x: number) =>
    Math.min(toColumn, Math.max(fromColumn, Math.ceil((x - grid.west) / grid.texelMetres - 0.5))) -
    fromColumn;
  for (let row = lowest; row <= highest; row++) {
    const y = grid.south + (row + 0.5) * grid.texelMetres;
    const crossings = crossingsAt(ring, y);
    const start = (row - fromRow) * (toColumn - fromColumn);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = column(crossings[i] as number);
      const to = column(crossings[i + 1] as number);
      if (to > from) texels.fill(255, start + from, start + to);
    }
  }
}

function rowsOf(
  { south, texelMetres }: Grid,
  { fromRow, toRow }: Window,
  ring: readonly number[],
): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 1; i < ring.length; i += 2) {
    low = Math.min(low, ring[i] as number);
    high = Math.max(high, ring[i] as number);
  }
  const row = (y: number) => (y - south) / texelMetres - 0.5;
  return [Math.max(fromRow, Math.ceil(row(low))), Math.min(toRow - 1, Math.floor(row(high)))];
}

function crossingsAt(ring: readonly number[], y: number): number[] {
  const crossings: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    const [ay, by] = [ring[i + 1] as number, ring[next + 1] as number];
    if (ay > y === by > y) continue;
    const [ax, bx] = [ring[i] as number, ring[next] as number];
    crossings.push(ax + ((bx - ax) * (y - ay)) / (by - ay));
  }
  return crossings.sort((a, b) => a - b);
}
