import { recordKey } from '../../contract/schema/record-key.ts';
import type { PicturePart, TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import type { SourceFileRecord } from '../snapshot/manifest.ts';
import type { RowValues } from './table-rows.ts';

/** Names of photographs by record and part, as they were written. */
export type PictureNames = ReadonlyMap<string, readonly string[]>;

/** Photographs of some rows of a file, where it names any. */
export async function pictureNamesOf(
  db: ReadDb,
  { columns = [] }: SourceFileRecord,
  table: TableSpec,
  rows: readonly { readonly values: RowValues }[],
): Promise<PictureNames> {
  if (!columns.some(({ pictures }) => pictures) || !(await hasPictures(db))) return new Map();
  const keys = rows.map(({ values }) => recordKey(table, values));
  const found = await db.all<{ key: string; part: PicturePart; name: string }>(
    `SELECT record_key AS key, part, file_name AS name FROM pictures.picture
     WHERE table_name = ? AND record_key IN (SELECT value FROM json_each(?)) ORDER BY key, part, sequence`,
    [table.name, JSON.stringify(keys)],
  );
  const names = new Map<string, string[]>();
  for (const { key, part, name } of found) {
    const place = placeOf(key, part);
    names.set(place, [...(names.get(place) ?? []), name]);
  }
  return names;
}

/** The cell of a column that names photographs: of several columns for one part each has one name, the last the rest. */
export function pictureCell(
  names: PictureNames,
  { columns = [] }: SourceFileRecord,
  index: number,
  table: TableSpec,
  values: RowValues,
): string {
  const part = columns[index]?.pictures;
  if (!part) return '';
  const alike = [...columns.keys()].filter((at) => columns[at]?.pictures === part);
  const own = names.get(placeOf(recordKey(table, values), part)) ?? [];
  const at = alike.indexOf(index);
  return own.slice(at, at === alike.length - 1 ? undefined : at + 1).join('；');
}

async function hasPictures(db: ReadDb): Promise<boolean> {
  return (
    (await db.get(`SELECT 1 AS found FROM pragma_database_list WHERE name = 'pictures'`)) !==
    undefined
  );
}

function placeOf(key: string, part: PicturePart): string {
  return `${key}\u001f${part}`;
}
