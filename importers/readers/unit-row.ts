import { unitOf } from '../units.ts';
import type { Cell } from './source.ts';

/**
 * Headers with the units of a row below them (计量单位行): some tables name 万元 and % there. The same headers where that row
 * is none: a row of units names nothing else and has no unit for the first column.
 */
export function withUnitRow(
  headers: readonly string[],
  below: readonly Cell[] | undefined,
): readonly string[] {
  if (!below || !isUnitRow(below)) return headers;
  return headers.map((header, at) => {
    const unit = unitText(below[at]);
    return unit === undefined || header === '' ? header : `${header}(${unit})`;
  });
}

/** Whether a row is the one whose units the headers took. */
export function isTakenUnitRow(cells: readonly Cell[], headers: readonly string[]): boolean {
  if (!isUnitRow(cells)) return false;
  return cells.every((cell, at) => {
    const unit = unitText(cell);
    return unit === undefined || (headers[at] ?? '').endsWith(`(${unit})`);
  });
}

function isUnitRow(cells: readonly Cell[]): boolean {
  if (String(cells[0] ?? '').trim() !== '') return false;
  const filled = cells.filter((cell) => cell !== null && String(cell).trim() !== '');
  return filled.length > 0 && filled.every((cell) => unitText(cell) !== undefined);
}

const BRACKETS = /^[（(【[](.*)[)）】\]]$/;

/** `万元` of 万元, (万元) and （万元）. */
function unitText(cell: Cell | undefined): string | undefined {
  if (typeof cell !== 'string') return undefined;
  const text = cell.trim();
  const plain = BRACKETS.exec(text)?.[1] ?? text;
  return unitOf(plain) === undefined ? undefined : plain;
}
