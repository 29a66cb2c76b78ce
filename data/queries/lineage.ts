import type { SnapshotManifest } from '../snapshot/manifest.ts';

/** Columns every row query reads to say where the row came from. */
export interface LineageRow {
  readonly source_name: string | null;
  readonly source_sha256: string | null;
  readonly source_line: number;
  readonly source_department: string | null;
  readonly source_as_of: string | null;
  readonly flags: string | null;
}

/** Select list for `LineageRow`, of a row of `alias` joined by `lineageJoin`. */
export function lineageColumns(alias: string): string {
  return `source.name AS source_name, source.sha256 AS source_sha256, ${alias}.source_line, source.department AS source_department,
    source.as_of AS source_as_of, ${alias}.flags`;
}

/** Joins the source file of a row of `table` in snapshot file `file`. */
export function lineageJoin(file: string, table: string, alias: string): string {
  return `LEFT JOIN ${file}.source_file AS source
    ON source.table_name = '${table}' AND source.file_id = ${alias}.source_file_id`;
}

/** Lineage (来源) as it leaves the host. */
export function lineageOf(row: LineageRow, { sources }: SnapshotManifest) {
  const source = sources.find(
    ({ name, sha256 }) => name === row.source_name && sha256 === row.source_sha256,
  );
  return {
    file: row.source_name ?? '',
    line: row.source_line,
    department: row.source_department ?? '',
    asOf: row.source_as_of ?? '',
    secrecy: source?.secrecy ?? null,
    flags: flagsOf(row.flags),
  };
}

/** Check codes of a row. */
export function flagsOf(flags: unknown): string[] {
  return typeof flags === 'string' ? flags.split(',').filter((flag) => flag !== '') : [];
}
