import type { MatrixLayout, PlacedCell } from './matrix-layout.ts';

const PAGE_ROWS = 10;

/** The keys that matter of a keyboard event. */
export interface MatrixKey {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/**
 * Where the focus goes from a cell: arrows to the next room in that direction, Home and End along the floor (with
 * Ctrl to the first and last room of the building), PageUp and PageDown by ten floors. `undefined`: not our key.
 */
export function moveInMatrix(
  layout: MatrixLayout,
  from: PlacedCell,
  { key, ctrlKey }: MatrixKey,
): PlacedCell | undefined {
  switch (key) {
    case 'ArrowRight':
      return along(layout, from, 1) ?? from;
    case 'ArrowLeft':
      return along(layout, from, -1) ?? from;
    case 'ArrowUp':
      return acrossFloors(layout, from, from.row - 1, -1) ?? from;
    case 'ArrowDown':
      return acrossFloors(layout, from, from.row + from.rowSpan, 1) ?? from;
    case 'Home':
      return ctrlKey ? layout.cells[0] : onRow(layout, from.row)[0];
    case 'End':
      return ctrlKey ? layout.cells.at(-1) : onRow(layout, from.row).at(-1);
    case 'PageUp':
      return acrossFloors(layout, from, Math.max(0, from.row - PAGE_ROWS), 1);
    case 'PageDown':
      return acrossFloors(layout, from, Math.min(layout.rows.length - 1, from.row + PAGE_ROWS), -1);
    default:
      return undefined;
  }
}

function along(layout: MatrixLayout, from: PlacedCell, step: 1 | -1): PlacedCell | undefined {
  for (
    let column = from.column + step;
    column >= 0 && column < layout.columnCount;
    column += step
  ) {
    const found = layout.at(from.row, column);
    if (found) return found;
  }
  return undefined;
}

function acrossFloors(
  layout: MatrixLayout,
  from: PlacedCell,
  firstRow: number,
  step: 1 | -1,
): PlacedCell | undefined {
  for (let row = firstRow; row >= 0 && row < layout.rows.length; row += step) {
    const nearest = nearestOnRow(layout, row, from.column);
    if (nearest) return nearest;
  }
  return undefined;
}

function nearestOnRow(layout: MatrixLayout, row: number, column: number): PlacedCell | undefined {
  return onRow(layout, row).reduce<PlacedCell | undefined>((best, each) => {
    const closer = !best || Math.abs(each.column - column) < Math.abs(best.column - column);
    return closer ? each : best;
  }, undefined);
}

function onRow(layout: MatrixLayout, row: number): PlacedCell[] {
  const found: PlacedCell[] = [];
  for (let column = 0; column < layout.columnCount; column++) {
    const placed = layout.at(row, column);
    if (placed) found.push(placed);
  }
  return found;
}
