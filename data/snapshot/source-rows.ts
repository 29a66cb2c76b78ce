import { nameOn } from '../../contract/organisations.ts';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { WriteDb } from '../driver/port.ts';
import type { BuildState } from './build-state.ts';
import { insertAll } from './bulk-insert.ts';
import type { SourceFileRecord } from './manifest.ts';

const SOURCE_COLUMNS = [
  ...['file_id', 'table_name', 'name', 'sha256', 'department', 'as_of', 'encoding', 'crs'],
  ...['read', 'accepted', 'held', 'rejected', 'unchanged', 'columns'],
];

/** Files that this build read name it as their batch, and their department as it was called when they were cut. */
export function stampedSources(state: BuildState): SourceFileRecord[] {
  const { organisations } = state.profile;
  return [...state.sources.values()].flat().map((source) => {
    if (source.batch !== undefined) return source;
    const { department, asOf } = source;
    const title = nameOn(organisations, department, asOf);
    return { ...source, batch: state.id, department: { ...department, title } };
  });
}

/** Those of the tables in one file. */
export function stampedSourcesOf(state: BuildState, file: SnapshotFileName): SourceFileRecord[] {
  return stampedSources(state).filter(({ table }) => tableSpec(table).file === file);
}

/** Writes the source files of a file's tables into it. */
export async function writeSources(
  db: WriteDb,
  sources: readonly SourceFileRecord[],
): Promise<void> {
  await insertAll(db, 'source_file', SOURCE_COLUMNS, sources.map(sourceRow));
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
