import { tableSpec } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import { quote } from '../schema/ddl.ts';
import type { Finding } from './verify.ts';
import { tablePath } from './workbench.ts';

/**
 * Every reference must name a slot the ledger knows: one of a row that is there, or of one that is gone since the
 * referring table was delivered last (a warning). Slots must be given once and belong to the row that has them.
 */
export async function checkReferences(
  db: ReadDb,
  tables: readonly TableSpec[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of tables) {
    if (table.identity === 'slot') findings.push(...(await checkSlots(db, table)));
    for (const [column, { references }] of Object.entries(table.columns)) {
      if (references) findings.push(...(await checkColumn(db, table, column, references)));
    }
  }
  return findings;
}

async function checkColumn(
  db: ReadDb,
  table: TableSpec,
  column: string,
  references: string,
): Promise<Finding[]> {
  const row = await db.get<{ unknown: number | null; gone: number | null }>(
    `WITH missing AS (
       SELECT ${quote(column)} AS slot, count(*) AS rows FROM ${tablePath(table)}
       WHERE ${quote(column)} IS NOT NULL
         AND ${quote(column)} NOT IN (SELECT slot FROM ${tablePath(tableSpec(references))})
       GROUP BY 1)
     SELECT sum(m.rows) FILTER (WHERE l.slot IS NULL) AS unknown,
       sum(m.rows) FILTER (WHERE l.slot IS NOT NULL) AS gone
     FROM missing m LEFT JOIN
       (SELECT slot FROM base.slot_ledger WHERE table_name = ?) l ON l.slot = m.slot`,
    [references],
  );
  const name = `${table.name}.${column}`;
  return [
    ...told(
      'error',
      row?.unknown,
      (rows) => `${rows} rows of ${name} refer to no known ${references}.`,
    ),
    ...told(
      'warning',
      row?.gone,
      (rows) =>
        `${rows} rows of ${name} refer to a ${references} that is gone; they are tried again when ${table.title} is delivered.`,
    ),
  ];
}

async function checkSlots(db: ReadDb, table: TableSpec): Promise<Finding[]> {
  const ledger = await db.get<{ twice: number }>(
    `SELECT count(*) - count(DISTINCT slot) AS twice FROM base.slot_ledger WHERE table_name = ?`,
    [table.name],
  );
  const key = table.naturalKey.map((name) => `t.${quote(name)}`).join(' || char(31) || ');
  const rows = await db.get<{ strayed: number }>(
    `SELECT count(*) AS strayed FROM ${tablePath(table)} t LEFT JOIN base.slot_ledger l
       ON l.table_name = ? AND l.natural_key = ${key} AND l.retired = 0
     WHERE l.slot IS NOT t.slot`,
    [table.name],
  );
  return [
    ...told('error', ledger?.twice, (slots) => `${slots} slots of ${table.name} were given twice.`),
    ...told(
      'error',
      rows?.strayed,
      (count) => `${count} rows of ${table.name} have a slot the ledger does not give them.`,
    ),
  ];
}

function told(
  severity: Finding['severity'],
  rows: number | null | undefined,
  sentence: (rows: number) => string,
): Finding[] {
  return rows ? [{ severity, check: 'references', sentence: sentence(rows) }] : [];
}
