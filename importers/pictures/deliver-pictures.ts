import { createHash } from 'node:crypto';
import { PICTURED_TABLES, tableSpec } from '../../contract/schema/index.ts';
import { picture } from '../../contract/schema/pictures.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import { quote } from '../../data/schema/ddl.ts';
import { latestDate } from '../../data/snapshot/compose-manifest.ts';
import type { SnapshotBuild } from '../../data/snapshot/build.ts';
import type { DeliveredFile, DeliveredRow } from '../../data/snapshot/delivery.ts';
import { cellsOf } from '../../data/snapshot/row-cells.ts';
import { IMPORTER_VERSION } from '../version.ts';
import type { GatheredPicture, GatheredPictures } from './table-gatherer.ts';

const KEYS_A_READ = 1000;
const NO_FLAGS: readonly string[] = [];

type PictureValues = Readonly<Record<string, SqlValue>>;

/**
 * Delivers which photographs the rows of this snapshot name: those of tables that were read as they were gathered, those of
 * the others as they were. A snapshot whose exports name none gets no file of them.
 */
export async function deliverPictures(
  build: SnapshotBuild,
  gathered: readonly GatheredPictures[],
): Promise<void> {
  const before = build.sources(picture.name);
  const isNamed = gathered.some(({ pictures }) => pictures.length > 0);
  if (!isNamed && before.length === 0) return;
  const tables = PICTURED_TABLES.filter(({ name }) => build.sources(name).length > 0);
  const kept = before.length > 0 ? await keptRows(build) : [];
  const rows: { readonly table: TableSpec; readonly values: PictureValues[] }[] = [];
  for (const table of tables)
    rows.push({ table, values: await rowsOf(build, table, kept, gathered) });
  const read = rows.map(({ values }) => values.length);
  await build.deliver({
    table: picture,
    mode: 'full',
    files: tables.map((table) => pseudoFile(build, table)),
    recipe: String(IMPORTER_VERSION),
    rows: delivered(rows.map(({ values }) => values)),
    finish: () => ({ read, rejected: tables.map(() => 0) }),
  });
}

async function keptRows(build: SnapshotBuild): Promise<PictureValues[]> {
  const columns = Object.keys(picture.columns).map(quote).join(', ');
  return build.lookup().all<PictureValues>(`SELECT ${columns} FROM pictures.picture ORDER BY id`);
}

/** Rows of one table: photographs of a record that is no longer there go with it. */
async function rowsOf(
  build: SnapshotBuild,
  { name }: TableSpec,
  kept: readonly PictureValues[],
  gathered: readonly GatheredPictures[],
): Promise<PictureValues[]> {
  const own = kept.filter(({ table_name }) => table_name === name);
  const anew = gathered.find(({ table }) => table === name);
  if (!anew) return own;
  const found = await existing(build, name, anew.pictures);
  if (!anew.keys) return found;
  const read = new Set<SqlValue | undefined>(anew.keys);
  return [...own.filter(({ record_key }) => !read.has(record_key)), ...found];
}

/** Photographs of rows that were loaded: of two rows with one key, those of the one that was taken. */
async function existing(
  build: SnapshotBuild,
  name: string,
  pictures: readonly GatheredPicture[],
): Promise<PictureValues[]> {
  const table = tableSpec(name);
  const [key = ''] = table.naturalKey;
  const fileNames = new Map(build.sources(name).map((one) => [one.fileId, one.name]));
  const taken: PictureValues[] = [];
  for (let at = 0; at < pictures.length; at += KEYS_A_READ) {
    const some = pictures.slice(at, at + KEYS_A_READ);
    const rows = await build.lookup().all<{ key: string; line: number; file: number }>(
      `SELECT ${quote(key)} AS key, source_line AS line, source_file_id AS file
         FROM ${table.file}.${quote(name)} WHERE ${quote(key)} IN (SELECT value FROM json_each(?))`,
      [JSON.stringify([...new Set(some.map((one) => one.key))])],
    );
    const places = new Set(rows.map((row) => placeOf(row.key, fileNames.get(row.file), row.line)));
    for (const one of some)
      if (places.has(placeOf(one.key, one.file, one.line))) taken.push(valuesOf(name, one));
  }
  return taken;
}

function placeOf(key: string, file: string | undefined, line: number): string {
  return `${key}\u001f${file ?? ''}\u001f${line}`;
}

function valuesOf(table: string, one: GatheredPicture): PictureValues {
  return {
    table_name: table,
    record_key: one.key,
    part: one.part,
    sequence: one.sequence,
    file_name: one.name,
    problem: one.problem ?? null,
    content: one.content ?? null,
    format: one.format ?? null,
    width_pixels: one.widthPixels ?? null,
    height_pixels: one.heightPixels ?? null,
    size_bytes: one.sizeBytes ?? null,
  };
}

async function* delivered(
  files: readonly (readonly PictureValues[])[],
): AsyncGenerator<readonly DeliveredRow[]> {
  for (const [file, rows] of files.entries())
    yield await Promise.resolve(
      rows.map((values, index) => {
        return { file, line: index + 1, cells: cellsOf(picture, values), flags: NO_FLAGS };
      }),
    );
}

/** Stands for what the rows of a table name: another fingerprint means other rows or photographs. */
function pseudoFile(build: SnapshotBuild, { name }: TableSpec): DeliveredFile {
  const sources = build.sources(name);
  const text = JSON.stringify(
    sources.map(({ sha256, recipe, fileId, superseded }) => [sha256, recipe, fileId, superseded]),
  );
  return {
    name: `pictures/${name}`,
    sha256: createHash('sha256').update(text).digest('hex'),
    asOf: latestDate(sources),
  };
}
