import type { SnapshotFileName } from '../../contract/schema/table.ts';
import { TABLES } from '../../contract/schema/index.ts';
import type { WriteDb } from '../driver/port.ts';
import { createIndexStatements } from '../schema/ddl.ts';

/** Sorting an index of a million keys in memory is faster than in files; bounded all the same. */
const INDEX_PRAGMAS =
  'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768; PRAGMA threads = 2;';

/** Adds indexes, the search index and the planner's statistics to a loaded file. */
export async function indexFile(db: WriteDb, file: SnapshotFileName): Promise<void> {
  await db.exec(INDEX_PRAGMAS);
  const tables = TABLES.filter((table) => table.file === file);
  for (const sql of tables.flatMap((table) => createIndexStatements(table))) await db.exec(sql);
  if (file === 'base' || file === 'economy') {
    const { buildSearchIndex } = await import('../search/build-index.ts');
    await buildSearchIndex(db, file);
  }
  await db.exec('PRAGMA analysis_limit = 1000; ANALYZE');
}
