import { tableSpec } from '../../contract/schema/index.ts';
import type { ReadDb } from '../driver/port.ts';
import { quote } from '../schema/ddl.ts';
import type { SourceFileRecord } from './manifest.ts';
import type { Finding } from './verify.ts';

interface FileRows {
  readonly fileId: number;
  readonly rows: number;
}

interface RowsByFile {
  readonly present: ReadonlyMap<number, number>;
  readonly held: ReadonlyMap<number, number>;
}

/**
 * Row accounting (行数核对): of each file, read = accepted + held + rejected + unchanged, and the rows in the tables
 * are as many as the account says.
 */
export async function checkAccounts(
  db: ReadDb,
  sources: readonly SourceFileRecord[],
): Promise<Finding[]> {
  const byTable = new Map<string, SourceFileRecord[]>();
  for (const record of sources) {
    byTable.set(record.table, [...(byTable.get(record.table) ?? []), record]);
  }
  const findings: Finding[] = [];
  for (const [table, records] of byTable) {
    const rows = await rowsByFile(db, table);
    for (const record of records) findings.push(...checkRecord(record, rows));
    findings.push(...strangers(table, records, rows));
  }
  return findings;
}

async function rowsByFile(db: ReadDb, name: string): Promise<RowsByFile> {
  const { file } = tableSpec(name);
  const present = await db.all<FileRows>(
    `SELECT source_file_id AS fileId, count(*) AS rows FROM ${file}.${quote(name)} GROUP BY 1`,
  );
  const held = await db.all<FileRows>(
    `SELECT source_file_id AS fileId, count(*) AS rows FROM ${file}.held_row WHERE table_name = ? GROUP BY 1`,
    [name],
  );
  return { present: asMap(present), held: asMap(held) };
}

function asMap(rows: readonly FileRows[]): Map<number, number> {
  return new Map(rows.map(({ fileId, rows: count }) => [fileId, count]));
}

function checkRecord(
  { table, name, fileId, account, superseded = 0 }: SourceFileRecord,
  rows: RowsByFile,
): Finding[] {
  const sum = account.accepted + account.held + account.rejected + account.unchanged;
  const present = rows.present.get(fileId) ?? 0;
  const held = rows.held.get(fileId) ?? 0;
  const taken = account.accepted + account.unchanged - superseded;
  return [
    ...unless(sum === account.read, `${name}: ${account.read} rows read, ${sum} accounted for.`),
    ...unless(
      present === taken,
      `${name}: ${present} rows in ${table}, the account says ${taken}.`,
    ),
    ...unless(
      held === account.held,
      `${name}: ${held} rows held, the account says ${account.held}.`,
    ),
  ];
}

function strangers(
  table: string,
  records: readonly SourceFileRecord[],
  rows: RowsByFile,
): Finding[] {
  const known = new Set(records.map(({ fileId }) => fileId));
  const unknown = [...rows.present.keys(), ...rows.held.keys()].filter((id) => !known.has(id));
  return unless(unknown.length === 0, `${table} has rows of a file the manifest does not name.`);
}

function unless(holds: boolean, sentence: string): Finding[] {
  return holds ? [] : [{ severity: 'error', check: 'accounts', sentence }];
}
