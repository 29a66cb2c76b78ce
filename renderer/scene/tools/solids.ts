import type { LocalFrame } from '../../../contract/local-frame.ts';
import { toLocal } from '../../../contract/local-frame.ts';
import type { PackedSolids } from '../../../contract/queries/area.ts';

/** Side of a grid cell, metres: about a building wide. */
const CELL_METRES = 40;

/** Parts of the buildings by ground cell, with the highest top in each. */
export interface SolidGrid {
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  /** Cell c holds `parts[starts[c]]` up to `parts[starts[c + 1]]`. */
  readonly starts: Uint32Array;
  readonly parts: Uint32Array;
  readonly highest: Float32Array;
}

/** Every building as upright prisms in the tile frame, metres; packed as `PackedSolids`. Survives a structured clone. */
export interface Solids {
  readonly slots: Uint32Array;
  readonly partRings: Uint32Array;
  readonly ringStarts: Uint32Array;
  /** x, y of every corner. */
  readonly corners: Float64Array;
  readonly bottoms: Float32Array;
  readonly tops: Float32Array;
  readonly storeys: Float32Array;
  readonly grid: SolidGrid;
}

/** Brings packed solids into the tile frame and sorts them into a grid. */
export function solidsOf(packed: PackedSolids, frame: LocalFrame): Solids {
  const corners = new Float64Array(packed.coordinates.length);
  for (let i = 0; i < corners.length; i += 2) {
    const [longitude, latitude] = [packed.coordinates[i], packed.coordinates[i + 1]];
    [corners[i], corners[i + 1]] = toLocal(frame, longitude as number, latitude as number);
  }
  const solids = {
    slots: packed.partSlots,
    partRings: packed.partRings,
    ringStarts: packed.ringStarts,
    corners,
    bottoms: packed.bottomMetres,
    tops: packed.topMetres,
    storeys: packed.storeyMetres,
  };
  return { ...solids, grid: gridOf(solids) };
}

type Ungridded = Omit<Solids, 'grid'>;

function gridOf(solids: Ungridded): SolidGrid {
  const count = solids.slots.length;
  const boxes = Array.from({ length: count }, (_, part) => partBox(solids, part));
  const west = Math.min(0, ...boxes.map((box) => box[0]));
  const south = Math.min(0, ...boxes.map((box) => box[1]));
  const columns = 1 + Math.floor((Math.max(0, ...boxes.map((box) => box[2])) - west) / CELL_METRES);
  const rows = 1 + Math.floor((Math.max(0, ...boxes.map((box) => box[3])) - south) / CELL_METRES);
  const cells: number[][] = Array.from({ length: columns * rows }, () => []);
  const highest = new Float32Array(columns * rows);
  boxes.forEach(([left, low, right, high], part) => {
    for (let row = cellOf(low, south); row <= cellOf(high, south); row++) {
      for (let column = cellOf(left, west); column <= cellOf(right, west); column++) {
        const cell = row * columns + column;
        cells[cell]?.push(part);
        highest[cell] = Math.max(highest[cell] as number, solids.tops[part] as number);
      }
    }
  });
  const starts = new Uint32Array(cells.length + 1);
  cells.forEach((parts, cell) => {
    starts[cell + 1] = (starts[cell] as number) + parts.length;
  });
  return { west, south, columns, rows, starts, parts: Uint32Array.from(cells.flat()), highest };
}

function cellOf(value: number, origin: number): number {
  return Math.floor((value - origin) / CELL_METRES);
}

/** West, south, east, north of a part. */
export function partBox(solids: Ungridded, part: number): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const [from, to] = cornersOf(solids, part);
  for (let c = from; c < to; c++) {
    const [x, y] = [solids.corners[2 * c] as number, solids.corners[2 * c + 1] as number];
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** First corner of a part and the one after its last. */
export function cornersOf(solids: Ungridded, part: number): readonly [number, number] {
  return [
    solids.ringStarts[solids.partRings[part] as number] as number,
    solids.ringStarts[solids.partRings[part + 1] as number] as number,
  ];
}

/** Rings of a part as points, the outline first. */
export function ringsOf(solids: Ungridded, part: number): [number, number][][] {
  const rings: [number, number][][] = [];
  for (
    let ring = solids.partRings[part] as number;
    ring < (solids.partRings[part + 1] as number);
    ring++
  ) {
    const points: [number, number][] = [];
    for (
      let c = solids.ringStarts[ring] as number;
      c < (solids.ringStarts[ring + 1] as number);
      c++
    )
      points.push([solids.corners[2 * c] as number, solids.corners[2 * c + 1] as number]);
    rings.push(points);
  }
  return rings;
}

/** Parts that stand in cells a box touches, each once. */
export function partsIn(
  { grid }: Solids,
  west: number,
  south: number,
  east: number,
  north: number,
): Set<number> {
  const found = new Set<number>();
  const row = (value: number) => Math.min(Math.max(cellOf(value, grid.south), 0), grid.rows - 1);
  const column = (value: number) =>
    Math.min(Math.max(cellOf(value, grid.west), 0), grid.columns - 1);
  for (let y = row(south); y <= row(north); y++) {
    for (let x = column(west); x <= column(east); x++) {
      const cell = y * grid.columns + x;
      for (let i = grid.starts[cell] as number; i < (grid.starts[cell + 1] as number); i++)
        found.add(grid.parts[i] as number);
    }
  }
  return found;
}

/** Calls `visit` with the cells a ground line passes, in order, with the share of the line where it leaves each. */
export function walkCells(
  grid: SolidGrid,
  from: readonly [number, number, ...number[]],
  to: readonly [number, number, ...number[]],
  visit: (cell: number, enter: number, leave: number) => boolean,
): void {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [column, row] = [cellOf(from[0], grid.west), cellOf(from[1], grid.south)];
  const [stepX, stepY] = [Math.sign(dx), Math.sign(dy)];
  const border = (index: number, step: number, origin: number) =>
    origin + (index + (step > 0 ? 1 : 0)) * CELL_METRES;
  let nextX = dx === 0 ? Infinity : (border(column, stepX, grid.west) - from[0]) / dx;
  let nextY = dy === 0 ? Infinity : (border(row, stepY, grid.south) - from[1]) / dy;
  const [acrossX, acrossY] = [Math.abs(CELL_METRES / dx), Math.abs(CELL_METRES / dy)];
  let enter = 0;
  while (enter <= 1) {
    const leave = Math.min(nextX, nextY, 1);
    const inGrid = column >= 0 && column < grid.columns && row >= 0 && row < grid.rows;
    if (inGrid && visit(row * grid.columns + column, enter, leave)) return;
    if (leave >= 1) return;
    enter = leave;
    if (nextX < nextY) {
      column += stepX;
      nextX += acrossX;
    } else {
      row += stepY;
      nextY += acrossY;
    }
  }
}
