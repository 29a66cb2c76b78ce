import type { QualityFile } from '../../contract/queries/quality.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { groupBy } from '../economy/group-by.ts';
import type { ReadDb } from '../driver/port.ts';
import { quote } from '../schema/ddl.ts';
import { UNKNOWN_REFERENCE } from '../snapshot/held.ts';
import type { LedgerFile } from './refused-files.ts';
import { ADDR_UNRESOLVED, unresolvedCounts } from './addresses.ts';
import { batchOf, type QualityPlaces, withFindings } from './sources.ts';

type Check = QualityFile['checks'][number];

/** What each of some files gave, with its doubtful rows by check. */
export async function qualitySummary(
  places: QualityPlaces,
  sources: readonly LedgerFile[],
): Promise<QualityFile[]> {
  const { manifest } = places.snapshot;
  const refused = await refusedChecks(places, sources);
  const files: QualityFile[] = [];
  for (const table of new Set(sources.map(({ table: name }) => name))) {
    const flags = await flagCounts(places, tableSpec(table));
    for (const source of sources.filter((one) => one.table === table)) {
      const { read, accepted, held, rejected, unchanged } = source.account;
      const own = flags.get(source.fileId);
      files.push({
        table,
        file: source.name,
        batch: batchOf(manifest, source) ?? null,
        asOf: source.asOf,
        read,
        loaded: accepted + unchanged,
        held,
        rejected,
        flagged: own?.rows ?? 0,
        checks: [
          ...(refused.get(checkKey(batchOf(manifest, source), table, source.name)) ?? []),
          ...(held > 0 ? [{ state: 'held' as const, code: UNKNOWN_REFERENCE, rows: held }] : []),
          ...[...(own?.codes ?? [])].map(([code, rows]) => ({
            state: 'flagged' as const,
            code,
            rows,
          })),
        ],
      });
    }
  }
  return files;
}

const checkKey = (batch: string | undefined, table: string, file: string): string =>
  `${batch ?? ''}|${table}|${file}`;

/** Refused rows by check, for each file, from the report of the batch that read it. */
async function refusedChecks(
  places: QualityPlaces,
  sources: readonly LedgerFile[],
): Promise<Map<string, Check[]>> {
  const { manifest } = places.snapshot;
  const checks = new Map<string, Check[]>();
  const batches = groupBy(
    sources.filter(({ account }) => account.rejected > 0),
    (source) => batchOf(manifest, source),
  );
  for (const [batch, own] of batches) {
    if (batch === undefined) continue;
    const wanted = new Set(own.map(({ table, name }) => checkKey(batch, table, name)));
    for (const row of (await withFindings(places, batch, countRefused)) ?? []) {
      const key = checkKey(batch, row.table_name, row.file);
      if (!wanted.has(key)) continue;
      const known = checks.get(key) ?? [];
      checks.set(key, [...known, { state: 'rejected', code: row.code, rows: row.rows }]);
    }
  }
  return checks;
}

interface RefusedCount {
  readonly table_name: string;
  readonly file: string;
  readonly code: string;
  readonly rows: number;
}

function countRefused(findings: ReadDb): Promise<RefusedCount[]> {
  return findings.all<RefusedCount>(
    `SELECT table_name, file, code, count(*) AS rows FROM finding WHERE state = 'rejected'
     GROUP BY table_name, file, code ORDER BY rows DESC`,
  );
}

interface Flagged {
  rows: number;
  readonly codes: Map<string, number>;
}

/** Flagged rows of a table by source file. */
async function flagCounts(
  { snapshot }: QualityPlaces,
  table: TableSpec,
): Promise<Map<number, Flagged>> {
  const counts = new Map<number, Flagged>();
  if (!snapshot.has(table.file)) return counts;
  const rows = await snapshot.db.all<{ file: number; flags: string; rows: number }>(
    `SELECT source_file_id AS file, flags, count(*) AS rows FROM ${table.file}.${quote(table.name)}
     WHERE flags IS NOT NULL GROUP BY source_file_id, flags`,
  );
  for (const { file, flags, rows: many } of rows) {
    const known = counts.get(file) ?? { rows: 0, codes: new Map<string, number>() };
    known.rows += many;
    for (const code of flags.split(',')) known.codes.set(code, (known.codes.get(code) ?? 0) + many);
    counts.set(file, known);
  }
  for (const { file, rows: many, unmarked } of await unresolvedCounts(snapshot, table)) {
    const known = counts.get(file) ?? { rows: 0, codes: new Map<string, number>() };
    known.rows += unmarked;
    known.codes.set(ADDR_UNRESOLVED, many);
    counts.set(file, known);
  }
  return counts;
}
