import { setImmediate } from 'node:timers/promises';
import { tableSpec } from '../../contract/schema/index.ts';
import { keyColumn } from '../schema/ddl.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { FactSpec } from './fact.ts';

/** Rows read by one statement: few enough that neither SQLite nor the parsing of one column stalls other calls. */
const ROWS_AT_A_TIME = 16_384;

type Chunk = readonly (string | number | null)[];

/** A join, or none. */
interface ScanOptions {
  readonly join?: string;
  readonly add: (column: number, values: Chunk) => void;
}

/** Number of facts of a table; 0 where the snapshot has no such file. */
export async function countFacts(snapshot: OpenSnapshot, spec: FactSpec): Promise<number> {
  const { file, name } = tableSpec(spec.table);
  if (!snapshot.has(file)) return 0;
  const row = await snapshot.db.get<{ rows: number }>(
    `SELECT count(*) AS rows FROM ${file}."${name}" AS row ${whereSql(spec)}`,
  );
  return row?.rows ?? 0;
}

/**
 * Reads SQL expressions over all facts in row order, packed: one JSON text a column and chunk, since row objects cost
 * ten times as much. Other calls run between chunks and columns.
 */
export async function scanFacts(
  snapshot: OpenSnapshot,
  spec: FactSpec,
  expressions: readonly string[],
  { join, add }: ScanOptions,
): Promise<void> {
  const table = tableSpec(spec.table);
  if (!snapshot.has(table.file)) return;
  const source = `${table.file}."${table.name}"`;
  const key = keyColumn(table);
  const bounds = await snapshot.db.get<{ low: number | null; high: number | null }>(
    `SELECT min(${key}) AS low, max(${key}) AS high FROM ${source}`,
  );
  const step = (join === undefined ? undefined : spec.joins?.[join]?.rows) ?? ROWS_AT_A_TIME;
  const sql = chunkSql(spec, source, key, expressions, join);
  for (let from = bounds?.low ?? 0; from <= (bounds?.high ?? -1); from += step) {
    const packed = await snapshot.db.get<Record<string, string>>(sql, {
      $from: from,
      $to: from + step - 1,
    });
    for (const index of expressions.keys()) {
      add(index, JSON.parse(packed?.[`c${index}`] ?? '[]') as Chunk);
      await setImmediate();
    }
  }
}

function chunkSql(
  spec: FactSpec,
  source: string,
  key: string,
  expressions: readonly string[],
  join: string | undefined,
): string {
  const columns = expressions.map((expression, index) => `${expression} AS c${index}`).join(', ');
  const packed = expressions
    .map((_, index) => `json_group_array(c${index}) AS c${index}`)
    .join(', ');
  const joined = join === undefined ? '' : (spec.joins?.[join]?.sql ?? '');
  return `SELECT ${packed} FROM (
    SELECT ${columns} FROM ${source} AS row ${joined}
    ${whereSql(spec, `row.${key} BETWEEN $from AND $to`)} ORDER BY row.${key})`;
}

function whereSql(spec: FactSpec, more?: string): string {
  const conditions = [spec.only, more].filter((condition) => condition !== undefined);
  return conditions.length === 0
    ? ''
    : `WHERE ${conditions.map((each) => `(${each})`).join(' AND ')}`;
}
