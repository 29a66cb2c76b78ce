import { say } from '../../contract/sentence.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';

const NEAR_METRES = 0.3;
const METRES_A_DEGREE = 111_320;
const CELL_DEGREES = 0.5 / METRES_A_DEGREE;
const CELLS_A_ROW = 2 ** 26;

/** Finds components of one type surveyed twice: within 0.3 m of an earlier one. */
export class NearTwins {
  /** Cell of half a metre → numbers of the components in it. */
  private readonly cells = new Map<number, number | number[]>();
  private readonly types: string[] = [];
  private readonly places: number[] = [];

  /** Marks the row when an earlier one of its type lies next to it, and remembers it. */
  check(values: RowValues, checks: RowChecks): void {
    const x = values.longitude_degrees as number | null;
    const y = values.latitude_degrees as number | null;
    if (x === null || y === null) return;
    const type = values.type_code as string;
    const [column, row] = [Math.floor(x / CELL_DEGREES), Math.floor(y / CELL_DEGREES)];
    if (this.hasNear(type, x, y, column, row)) {
      checks.warn({
        code: 'COMP_DUP_NEAR',
        field: 'comp_id',
        value: values.comp_id as string,
        sentence: say`A component of the same type lies within 0.3 m; it may have been surveyed twice.`,
      });
    }
    this.add(type, x, y, cellKey(column, row));
  }

  private hasNear(type: string, x: number, y: number, column: number, row: number): boolean {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const found = this.cells.get(cellKey(column + dx, row + dy));
        if (found === undefined) continue;
        const numbers = typeof found === 'number' ? [found] : found;
        if (numbers.some((number) => this.isTwin(number, type, x, y))) return true;
      }
    }
    return false;
  }

  private isTwin(number: number, type: string, x: number, y: number): boolean {
    if (this.types[number] !== type) return false;
    const east = METRES_A_DEGREE * Math.cos((y * Math.PI) / 180);
    const dx = ((this.places[2 * number] as number) - x) * east;
    const dy = ((this.places[2 * number + 1] as number) - y) * METRES_A_DEGREE;
    return Math.hypot(dx, dy) <= NEAR_METRES;
  }

  private add(type: string, x: number, y: number, key: number): void {
    const number = this.types.length;
    this.types.push(type);
    this.places.push(x, y);
    const found = this.cells.get(key);
    if (found === undefined) this.cells.set(key, number);
    else if (typeof found === 'number') this.cells.set(key, [found, number]);
    else found.push(number);
  }
}

function cellKey(column: number, row: number): number {
  return row * CELLS_A_ROW + (column % CELLS_A_ROW);
}
