import { inferredLabels } from '../../../contract/floors/floor-names.ts';
import type { MatrixCell, RoomMatrix } from '../../../contract/queries/buildings.ts';

/** A floor as drawn: the top floor is row 0. */
export interface MatrixRow {
  readonly floorNo: number;
  /** 名义层; undefined where no room says it and the floors around do not tell. */
  readonly label: string | undefined;
}

/** Columns of one staircase unit (单元). */
export interface MatrixGroup {
  readonly unitNo: string | null;
  readonly firstColumn: number;
  readonly columns: number;
}

/** A room in its place; `row` is its upper row and `rowSpan` > 1 for 跃层. */
export interface PlacedCell {
  readonly cell: MatrixCell;
  readonly row: number;
  readonly rowSpan: number;
  readonly column: number;
}

export interface MatrixLayout {
  readonly rows: readonly MatrixRow[];
  readonly groups: readonly MatrixGroup[];
  readonly columnCount: number;
  /** Row by row from the top, each from the left. */
  readonly cells: readonly PlacedCell[];
  /** What covers a place, spans included. */
  at(row: number, column: number): PlacedCell | undefined;
}

/** `1单元` and `1` alike are written once with their word. */
export function bareUnit(unitNo: string): string {
  return unitNo.replace(/(单元|梯)$/, '');
}

/**
 * 楼盘表: floors as rows, units as column groups, rooms above one another where their numbers end alike
 * (501 over 401). A room of several floors covers the rows between.
 */
export function layOutMatrix(matrix: RoomMatrix): MatrixLayout {
  const rows = matrixRows(matrix);
  const rowOf = new Map(rows.map((row, index) => [row.floorNo, index]));
  const groups: MatrixGroup[] = [];
  const cells: PlacedCell[] = [];
  let firstColumn = 0;
  for (const unitNo of matrix.unitNos) {
    const placed = placeUnit(unitCells(matrix, unitNo), rowOf, firstColumn);
    groups.push({ unitNo, firstColumn, columns: placed.columns });
    cells.push(...placed.cells);
    firstColumn += placed.columns;
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  const covered = coverage(cells);
  const at = (row: number, column: number) => covered.get(placeKey(row, column));
  return { rows, groups, columnCount: firstColumn, cells, at };
}

function matrixRows(matrix: RoomMatrix): MatrixRow[] {
  const floors = new Set<number>();
  for (const { cells } of matrix.floors) {
    for (const { floorNo, floorNoTop } of cells) {
      for (let floor = floorNo; floor <= floorNoTop; floor++) {
        if (floor !== 0) floors.add(floor);
      }
    }
  }
  const said = new Map(matrix.floors.map(({ floorNo, floorLabel }) => [floorNo, floorLabel]));
  const labels = new Map([...inferredLabels(said, floors), ...said]);
  return [...new Set([...floors, ...said.keys()])]
    .sort((a, b) => b - a)
    .map((floorNo) => ({ floorNo, label: labels.get(floorNo) }));
}

function unitCells(matrix: RoomMatrix, unitNo: string | null): MatrixCell[] {
  return matrix.floors
    .flatMap((floor) => floor.cells)
    .filter((cell) => cell.unitNo === unitNo)
    .sort((a, b) => a.floorNo - b.floorNo || compareRooms(a.roomNo, b.roomNo));
}

function placeUnit(
  cells: readonly MatrixCell[],
  rowOf: ReadonlyMap<number, number>,
  firstColumn: number,
): { readonly cells: PlacedCell[]; readonly columns: number } {
  const wanted = wantedColumns(cells);
  const taken = new Set<string>();
  let columns = 1;
  const placed = cells.map((cell): PlacedCell => {
    const bottom = rowOf.get(cell.floorNo) ?? 0;
    const row = rowOf.get(cell.floorNoTop) ?? bottom;
    let column = wanted.get(cell) ?? 0;
    while (rowsBetween(row, bottom).some((each) => taken.has(placeKey(each, column)))) column++;
    for (const each of rowsBetween(row, bottom)) taken.add(placeKey(each, column));
    columns = Math.max(columns, column + 1);
    return { cell, row, rowSpan: bottom - row + 1, column: firstColumn + column };
  });
  return { cells: placed, columns };
}

/** Column of each room: by the end of its number where that is a stack, else by its order on the floor. */
function wantedColumns(cells: readonly MatrixCell[]): Map<MatrixCell, number> {
  const floors = groupByFloor(cells);
  const widest = Math.max(1, ...floors.map((floor) => floor.length));
  const tails = [...new Set(cells.map((cell) => roomTail(cell.roomNo)))].sort(compareRooms);
  const stacked =
    tails.length <= widest + 2 &&
    floors.every(
      (floor) => new Set(floor.map((cell) => roomTail(cell.roomNo))).size === floor.length,
    );
  if (stacked) return new Map(cells.map((cell) => [cell, tails.indexOf(roomTail(cell.roomNo))]));
  return new Map(floors.flatMap((floor) => floor.map((cell, index) => [cell, index] as const)));
}

function groupByFloor(cells: readonly MatrixCell[]): MatrixCell[][] {
  const floors = new Map<number, MatrixCell[]>();
  for (const cell of cells) {
    const floor = floors.get(cell.floorNo);
    if (floor) floor.push(cell);
    else floors.set(cell.floorNo, [cell]);
  }
  return [...floors.values()];
}

/** The part of a room number that stays the same from floor to floor: its last two characters, １ and 1 alike. */
function roomTail(roomNo: string): string {
  return roomNo.normalize('NFKC').slice(-2);
}

function compareRooms(a: string, b: string): number {
  return a.localeCompare(b, 'zh-CN', { numeric: true });
}

function rowsBetween(top: number, bottom: number): number[] {
  return Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
}

function coverage(cells: readonly PlacedCell[]): Map<string, PlacedCell> {
  const covered = new Map<string, PlacedCell>();
  for (const placed of cells) {
    for (const row of rowsBetween(placed.row, placed.row + placed.rowSpan - 1)) {
      covered.set(placeKey(row, placed.column), placed);
    }
  }
  return covered;
}

function placeKey(row: number, column: number): string {
  return `${row}:${column}`;
}
