import { type RefObject, useEffect, useState } from 'react';
import type { MatrixLayout, PlacedCell } from './matrix-layout.ts';

/** Rows that are in the page; the others are blank space above and below. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
  readonly above: number;
  readonly below: number;
}

/** A matrix of more cells than this draws only the floors in view. */
const DRAW_ALL_CELLS = 800;
const SPARE_ROWS = 8;

/** Which floors to draw: all of a usual building, those in view (and the focused one's) of a very large one. */
export function useRowWindow(
  frame: RefObject<HTMLDivElement | null>,
  layout: MatrixLayout,
  focused: PlacedCell,
): RowWindow {
  const rowCount = layout.rows.length;
  const [range, setRange] = useState({ first: 0, last: 40 });
  const drawAll = layout.cells.length <= DRAW_ALL_CELLS;

  useEffect(() => {
    const element = frame.current;
    if (drawAll || !element) return;
    const measure = () => setRange(rowsInView(element));
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    return () => element.removeEventListener('scroll', measure);
  }, [frame, drawAll]);

  if (drawAll) return { first: 0, last: rowCount, above: 0, below: 0 };
  return rowWindow(range, focused.row, rowCount);
}

/** The rows of `range` with some to spare, widened to the focused row when that is near. */
export function rowWindow(
  range: { readonly first: number; readonly last: number },
  focusedRow: number,
  rowCount: number,
): RowWindow {
  const near = Math.abs(focusedRow - range.first) <= 40 || Math.abs(focusedRow - range.last) <= 40;
  const first = Math.max(0, Math.min(range.first, near ? focusedRow : range.first) - SPARE_ROWS);
  const last = Math.min(rowCount, Math.max(range.last, near ? focusedRow : 0) + SPARE_ROWS);
  return { first, last, above: first, below: rowCount - last };
}

function rowsInView(element: HTMLDivElement): { readonly first: number; readonly last: number } {
  const rowHeight = 1.875 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const first = Math.floor(element.scrollTop / rowHeight);
  return { first, last: first + Math.ceil(element.clientHeight / rowHeight) };
}
