import type { CallResult } from '../../../contract/queries/index.ts';
import { TABLES, tableSpec } from '../../../contract/schema/index.ts';
import type { TableSpec } from '../../../contract/schema/table.ts';
import { quote } from '../../schema/ddl.ts';
import type { QueryContext } from '../context.ts';
import { oncePerSnapshot } from '../once-per-snapshot.ts';

type Delivered = CallResult<'departments.delivered'>[number];

/** `departments.delivered`. */
export const deliveredBy = oncePerSnapshot(async (context: QueryContext): Promise<Delivered[]> => {
  const { sources } = context.snapshot.manifest;
  const departments = new Map<string, Delivered & { readonly names: Set<string> }>();
  for (const { department, name, table, account, asOf } of sources) {
    if (tableSpec(table).derived) continue;
    const { id, title } = department;
    const known = departments.get(id);
    const names = (known?.names ?? new Set()).add(name);
    const rows = (known?.rows ?? 0) + account.accepted + account.unchanged;
    const latest = known && known.asOf > asOf ? known.asOf : asOf;
    departments.set(id, { id, title, files: names.size, rows, asOf: latest, doubtful: 0, names });
  }
  const doubtful = await doubtfulBy(context);
  return [...departments.values()].map(({ names: _names, ...one }) => ({
    ...one,
    doubtful: doubtful.get(one.id) ?? 0,
  }));
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
