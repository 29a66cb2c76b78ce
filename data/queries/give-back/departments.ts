import type { CallResult } from '../../../contract/queries/index.ts';
import { TABLES } from '../../../contract/schema/index.ts';
import type { TableSpec } from '../../../contract/schema/table.ts';
import { returnedFiles, returnedRows } from '../../give-back/returned-files.ts';
import { quote } from '../../schema/ddl.ts';
import { latestDate } from '../../snapshot/compose-manifest.ts';
import type { QueryContext } from '../context.ts';
import { oncePerSnapshot } from '../once-per-snapshot.ts';

type Delivered = CallResult<'departments.delivered'>[number];

/** `departments.delivered`: files and rows as a department gets them back. */
export const deliveredBy = oncePerSnapshot(async (context: QueryContext): Promise<Delivered[]> => {
  const { sources } = context.snapshot.manifest;
  const delivering = new Map(sources.map(({ department }) => [department.id, department]));
  const doubtful = await doubtfulBy(context);
  return [...delivering.values()].flatMap(({ id, title }) => {
    const files = returnedFiles(sources, id);
    if (files.length === 0) return [];
    return {
      id,
      title,
      files: files.length,
      rows: files.reduce((sum, file) => sum + returnedRows(file), 0),
      asOf: latestDate(files.flatMap(({ records }) => records)),
      doubtful: doubtful.get(id) ?? 0,
    };
  });
});

/** Flagged and held rows of each department. */
async function doubtfulBy({ snapshot }: QueryContext): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const delivered = new Set(snapshot.manifest.sources.map(({ table }) => table));
  for (const table of TABLES) {
    if (table.derived || !delivered.has(table.name)) continue;
    const row = await snapshot.db.get<{ rows: number }>(doubtfulSql(table), [table.name]);
    const { id } = table.department;
    counts.set(id, (counts.get(id) ?? 0) + (row?.rows ?? 0));
  }
  return counts;
}

function doubtfulSql(table: TableSpec): string {
  return `SELECT (SELECT count(*) FROM ${table.file}.${quote(table.name)} WHERE flags IS NOT NULL)
    + (SELECT count(*) FROM ${table.file}.held_row WHERE table_name = ?) AS rows`;
}
