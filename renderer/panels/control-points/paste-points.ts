import { readPasted } from '../../../contract/pasted-table.ts';
import type { PointField } from './points-model.ts';

type PastedPoint = Partial<Record<PointField, string>>;

/**
 * Control points as they were copied from a spreadsheet or a text. A header says which column is north (X, 北, 纬度) and
 * which is east (Y, 东, 经度), the local pair first; without one they are name, local east and north, known east and north.
 */
export function pastedPoints(text: string): PastedPoint[] {
  const rows = cellsOf(text);
  const [first = []] = rows;
  const headed = first.every((cell) => !/\d{3}/.test(cell));
  const fields = headed ? headerFields(first) : plainFields(first);
  return (headed ? rows.slice(1) : rows).map((cells) => inOrder(pointOf(fields, cells)));
}

function cellsOf(text: string): readonly (readonly string[])[] {
  const { header, rows } = readPasted(text.includes('\t') ? text : tabbed(text));
  return (header ? [header, ...rows] : rows).filter((cells) =>
    cells.some((cell) => cell.trim() !== ''),
  );
}

/** Columns of a plain text stand apart by commas or spaces. */
function tabbed(text: string): string {
  const lines = text.trim().split(/\r?\n/);
  return lines
    .map((line) =>
      line
        .trim()
        .split(/\s*[,，;；]\s*|\s+/)
        .join('\t'),
    )
    .join('\n');
}

const NORTH = /x$|x[(坐]|北|纬|north|lat/i;
const EAST = /y$|y[(坐]|东|经|east|lon/i;
const HEIGHT = /高|^h$|^z$|height/i;

function headerFields(header: readonly string[]): (PointField | undefined)[] {
  const seen = new Map<string, number>();
  return header.map((title) => {
    const cell = title.normalize('NFKC').replaceAll('北京', '').trim();
    const what = HEIGHT.test(cell)
      ? 'Height'
      : NORTH.test(cell)
        ? 'North'
        : EAST.test(cell)
          ? 'East'
          : undefined;
    if (what === undefined) return /名|号|name|^id$/i.test(cell) ? 'name' : undefined;
    const count = seen.get(what) ?? 0;
    seen.set(what, count + 1);
    return count > 1 ? undefined : (`${count === 0 ? 'from' : 'to'}${what}` as PointField);
  });
}

function plainFields(first: readonly string[]): (PointField | undefined)[] {
  const pairs: PointField[] = ['fromEast', 'fromNorth', 'toEast', 'toNorth'];
  return first.length === pairs.length ? pairs : ['name', ...pairs];
}

function pointOf(
  fields: readonly (PointField | undefined)[],
  cells: readonly string[],
): PastedPoint {
  return Object.fromEntries(
    fields.flatMap((field, at) => (field ? [[field, (cells[at] ?? '').trim()]] : [])),
  );
}

/** A known pair with latitude, or the north of a projection, in front is turned: numbers of China tell. */
function inOrder(point: PastedPoint): PastedPoint {
  const [east, north] = [Number(point.toEast), Number(point.toNorth)];
  const latitudeFirst = east > 15 && east < 55 && north > 70 && north < 140;
  const northFirst = east > 1.6e6 && east < 6e6 && (north < 1e6 || north > 1e7);
  if (!latitudeFirst && !northFirst) return point;
  return { ...point, toEast: String(point.toNorth), toNorth: String(point.toEast) };
}
