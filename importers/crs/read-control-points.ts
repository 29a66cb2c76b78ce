import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { openTable } from '../readers/open.ts';
import type { Cell } from '../readers/source.ts';
import type { ControlPoint } from './control-points.ts';
import { readCoordinate } from './coordinate-text.ts';

/** Headers of each column of a file of control points; X is north as surveyors write it, so names say which is which. */
const HEADERS = {
  name: ['点名', '点号', 'name'],
  fromEast: ['源东', '源Y', '旧Y', 'from_east'],
  fromNorth: ['源北', '源X', '旧X', 'from_north'],
  fromHeight: ['源高', '旧高', 'from_height'],
  toEast: ['目标东', '目标Y', '新Y', 'to_east'],
  toNorth: ['目标北', '目标X', '新X', 'to_north'],
  toHeight: ['目标高', '新高', 'to_height'],
} as const;

type Field = keyof typeof HEADERS;
const NEEDED: readonly Field[] = ['fromEast', 'fromNorth', 'toEast', 'toNorth'];

/**
 * Reads control points from a table: point name, east and north in both systems, heights where known. Errors: `invalid`
 * with the line, or with the headers that are missing.
 */
export async function readControlPoints(path: string): Promise<ControlPoint[]> {
  const known = new Set<string>(Object.values(HEADERS).flat());
  const table = await openTable(
    path,
    (cells) => cells.filter((cell) => known.has(headerText(cell))).length,
  );
  if (!table) throw noPoints(path);
  const columns = findColumns(table.headers);
  if (NEEDED.some((field) => !columns.has(field))) throw noPoints(path);
  const points: ControlPoint[] = [];
  for await (const rows of table.rows())
    for (const { line, cells } of rows) points.push(readPoint(path, line, cells, columns));
  return points;
}

function findColumns(headers: readonly string[]): Map<Field, number> {
  const columns = new Map<Field, number>();
  for (const [field, names] of Object.entries(HEADERS)) {
    const index = headers.findIndex((header) =>
      (names as readonly string[]).includes(headerText(header)),
    );
    if (index >= 0) columns.set(field as Field, index);
  }
  return columns;
}

function headerText(cell: Cell): string {
  return String(cell ?? '')
    .normalize('NFKC')
    .trim();
}

function readPoint(
  path: string,
  line: number,
  cells: readonly Cell[],
  columns: ReadonlyMap<Field, number>,
): ControlPoint {
  const cell = (field: Field): Cell => cells[columns.get(field) ?? -1] ?? null;
  const number = (field: Field): number => {
    const value = readCoordinate(cell(field));
    if (typeof value === 'number') return value;
    throw new TwinError(
      'invalid',
      say`${path}, line ${line}: a coordinate is missing or no number.`,
      {
        file: path,
        line,
      },
    );
  };
  const height = (field: Field): number => readCoordinate(cell(field)) ?? 0;
  return {
    name: String(cell('name') ?? `line ${line}`),
    from: [number('fromEast'), number('fromNorth')],
    to: [number('toEast'), number('toNorth')],
    fromHeight: height('fromHeight'),
    toHeight: height('toHeight'),
  };
}

function noPoints(path: string): TwinError {
  return new TwinError(
    'invalid',
    say`${path} is no table of control points. It needs the columns from_east, from_north, to_east, to_north (or 源东, 源北, 目标东, 目标北), and may have name and heights.`,
    { file: path },
  );
}
