import { stat } from 'node:fs/promises';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import { TABLES } from '../../contract/schema/index.ts';
import type { ReadDb } from '../driver/port.ts';
import { openHub, openWriter, readOnlyView } from '../driver/sqlite.ts';
import { createIndexStatements } from '../schema/ddl.ts';
import { buildSearchIndex } from '../search/build-index.ts';
import { insertAll } from './bulk-insert.ts';
import type { SourceFileRecord } from './manifest.ts';
import { attachPublished } from './open-snapshot.ts';
import type { Workbench } from './workbench.ts';

const SOURCE_COLUMNS = [
  ...['file_id', 'table_name', 'name', 'sha256', 'department', 'as_of', 'encoding', 'crs'],
  ...['read', 'accepted', 'held', 'rejected', 'unchanged', 'columns'],
];

/** Sorting an index of a million keys in memory is faster than in files; bounded all the same. */
const INDEX_PRAGMAS =
  'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA threads = 2;';

/** Writes the source files of a touched file's tables into it. */
export async function writeSources(
  bench: Workbench,
  file: SnapshotFileName,
  sources: Iterable<SourceFileRecord>,
): Promise<void> {
  const names = new Set(TABLES.filter((table) => table.file === file).map(({ name }) => name));
  const rows = [...sources].filter(({ table }) => names.has(table)).map(sourceRow);
  await insertAll(bench.db, `${file}.source_file`, SOURCE_COLUMNS, rows);
}

/** Indexes loaded files two at a time, the largest first: more at once would only take more memory. */
export async function indexFiles(built: ReadonlyMap<SnapshotFileName, string>): Promise<void> {
  const sized = await Promise.all(
    [...built].map(async ([file, path]) => ({ file, path, bytes: (await stat(path)).size })),
  );
  const waiting = sized.sort((one, other) => other.bytes - one.bytes);
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await indexFile(next.file, next.path);
    }
  };
  await Promise.all([lane(), lane()]);
}

/** Adds indexes, the search index and the planner's statistics to a loaded file. */
async function indexFile(file: SnapshotFileName, path: string): Promise<void> {
  const db = await openWriter(path);
  try {
    await db.exec(INDEX_PRAGMAS);
    const tables = TABLES.filter((table) => table.file === file);
    for (const sql of tables.flatMap((table) => createIndexStatements(table))) await db.exec(sql);
    if (file === 'base' || file === 'economy') await buildSearchIndex(db, file);
    await db.exec('PRAGMA analysis_limit = 1000; ANALYZE');
  } finally {
    await db.close();
  }
}

/** Opens finished files, each attached under its name; `label` is the path errors name. */
export async function openFiles(
  paths: ReadonlyMap<SnapshotFileName, string>,
  label: string,
): Promise<ReadDb> {
  const db = await openHub(label);
  try {
    for (const [file, path] of paths) {
      if (file !== 'tiles') await attachPublished(db, file, path);
    }
    return readOnlyView(db);
  } catch (error) {
    await db.close();
    throw error;
  }
}

function sourceRow(record: SourceFileRecord): (string | number | null)[] {
  const { account, department } = record;
  return [
    record.fileId,
    record.table,
    record.name,
    record.sha256,
    department.title,
    record.asOf,
    record.encoding ?? null,
    record.crs ?? null,
    ...[account.read, account.accepted, account.held, account.rejected, account.unchanged],
    record.columns ? JSON.stringify(record.columns) : null,
  ];
}
