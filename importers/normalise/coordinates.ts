import type { Cell } from '../readers/source.ts';
import { cellText } from './cells.ts';

const DEGREES_MINUTES_SECONDS =
  /^([NSEW])?(\d{1,3})[°度](?:(\d{1,2}(?:\.\d+)?)[′'分])?(?:(\d{1,2}(?:\.\d+)?)(?:[″"秒]|''|′′))?([NSEW])?$/i;

/** One coordinate as written: a number in whatever unit the file uses, or `121°33′02″`; undefined for what is none. */
export function cellCoordinate(cell: Cell): number | null | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) && cell !== 0 ? cell : null;
  const text = cellText(cell);
  if (text === null) return null;
  const number = Number(text);
  if (Number.isFinite(number)) return number === 0 ? null : number;
  return fromDegrees(text.normalize('NFKC').replace(/[\s,]/g, ''));
}

function fromDegrees(text: string): number | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  const [, before, degrees, minutes, seconds, after] = DEGREES_MINUTES_SECONDS.exec(text) ?? [];
  if (degrees === undefined) return undefined;
  const value = Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  return /[SW]/i.test(before ?? after ?? '') ? -value : value;
}
