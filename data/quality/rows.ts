import type { QualityFilter, QualityRow } from '../../contract/queries/quality.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { groupBy } from '../economy/group-by.ts';
import type { ReadDb } from '../driver/port.ts';
import { quote } from '../schema/ddl.ts';
import { UNKNOWN_REFERENCE } from '../snapshot/held.ts';
import { isPersonal } from '../queries/records/record-table.ts';
import { ADDR_UNRESOLVED, hasAddresses, unresolvedFrom, unresolvedRows } from './addresses.ts';
import {
  FINDING_COLUMNS,
  findingLine,
  type FindingState,
  type StoredFinding,
} from './findings-file.ts';
import type { LedgerFile } from './refused-files.ts';
import { batchOf, ledgerFiles, type QualityPlaces, withFindings } from './sources.ts';

/** Rows of one kind from one place, in order. */
interface Part {
  count(): Promise<number>;
  page(offset: number, limit: number): Promise<QualityRow[]>;
}

interface Page {
  readonly total: number;
  readonly rows: QualityRow[];
}

/** A page of the doubtful rows of a table: refused, held, flagged, then those with an address found nowhere, each by file and line. */
export async function qualityRows(
  places: QualityPlaces,
  filter: QualityFilter,
  offset: number,
  limit: number,
): Promise<Page> {
  const rows: QualityRow[] = [];
  let total = 0;
  for (const part of partsOf(places, await ledgerFiles(places), filter)) {
    const count = await part.count();
    const from = Math.max(0, offset - total);
    const left = limit - rows.length;
    if (left > 0 && from < count) rows.push(...(await part.page(from, left)));
    total += count;
  }
  return { total, rows };
}

function partsOf(
  places: QualityPlaces,
  delivered: readonly LedgerFile[],
  filter: QualityFilter,
): Part[] {
  const table = tableSpec(filter.table);
  const files = delivered.filter(
    ({ table: name, name: file }) =>
      name === filter.table && (filter.file === undefined || filter.file === file),
  );
  if (files.length === 0) return [];
  const wanted = (state: QualityRow['state']) =>
    filter.state === undefined || filter.state === state;
  return [
    ...(wanted('rejected') ? refusedParts(places, table, files, filter.code) : []),
    ...(wanted('held') && (filter.code ?? UNKNOWN_REFERENCE) === UNKNOWN_REFERENCE
      ? [heldPart(places, table, files)]
      : []),
    ...(wanted('flagged') ? [flaggedPart(places, table, files, filter.code)] : []),
    ...(wanted('flagged') &&
    (filter.code ?? ADDR_UNRESOLVED) === ADDR_UNRESOLVED &&
    hasAddresses(places.snapshot, table)
      ? [addressPart(places, table, files)]
      : []),
  ];
}

/** Refused rows lie in the reports of the batches that read the files. */
function refusedParts(
  places: QualityPlaces,
  table: TableSpec,
  files: readonly LedgerFile[],
  code: string | undefined,
): Part[] {
  const { manifest } = places.snapshot;
  const refusing = files.filter(({ account }) => account.rejected > 0);
  const batches = groupBy(refusing, (file) => batchOf(manifest, file));
  return [...batches].flatMap(([batch, own]) => {
    if (batch === undefined) return [];
    const names = JSON.stringify(own.map(({ name }) => name));
    const where = `table_name = ?1 AND state = 'rejected' AND file IN (SELECT value FROM json_each(?2))
      AND (?3 IS NULL OR code = ?3)`;
    const params = [table.name, names, code ?? null];
    return [
      {
        count: async () =>
          (await withFindings(places, batch, (db) =>
            countOf(db, `finding WHERE ${where}`, params),
          )) ?? 0,
        page: async (offset, limit) =>
          (await withFindings(places, batch, async (db) => {
            const found = await db.all<StoredFinding>(
              `SELECT ${FINDING_COLUMNS} FROM finding WHERE ${where}
               ORDER BY file, line, id LIMIT ?4 OFFSET ?5`,
              [...params, limit, offset],
            );
            return found.map(refusedRow);
          })) ?? [],
      },
    ];
  });
}

function refusedRow(stored: StoredFinding): QualityRow {
  const { table, file, line, column, code, sentence, value } = findingLine(stored);
  const findings = [{ code, column, sentence, value }];
  return { state: 'rejected', table, file, line, codes: [code], findings, ...NO_KEY };
}

const NO_KEY = { key: null, waitsFor: null };

function heldPart(
  { snapshot }: QualityPlaces,
  table: TableSpec,
  files: readonly LedgerFile[],
): Part {
  const { db } = snapshot;
  const from = `${table.file}.held_row
    WHERE table_name = ?1 AND source_file_id IN (SELECT value FROM json_each(?2))`;
  const params = [table.name, idsOf(files)];
  const nameOf = fileNames(files);
  return {
    count: () => countOf(db, from, params),
    page: async (offset, limit) => {
      const rows = await db.all<{ file: number; line: number; waits_for: string }>(
        `SELECT source_file_id AS file, source_line AS line, waits_for FROM ${from}
         ORDER BY source_file_id, source_line LIMIT ?3 OFFSET ?4`,
        [...params, limit, offset],
      );
      return rows.map(({ file, line, waits_for: waitsFor }) => ({
        state: 'held',
        table: table.name,
        file: nameOf(file),
        line,
        codes: [UNKNOWN_REFERENCE],
        findings: [],
        key: null,
        waitsFor,
      }));
    },
  };
}

function addressPart(
  { snapshot }: QualityPlaces,
  table: TableSpec,
  files: readonly LedgerFile[],
): Part {
  const ids = idsOf(files);
  const nameOf = fileNames(files);
  return {
    count: () => countOf(snapshot.db, unresolvedFrom(table), [ids]),
    page: (offset, limit) => unresolvedRows(snapshot, table, ids, nameOf, [limit, offset]),
  };
}

interface FlaggedRow {
  readonly file: number;
  readonly line: number;
  readonly flags: string;
  readonly key: string | null;
}

function flaggedPart(
  places: QualityPlaces,
  table: TableSpec,
  files: readonly LedgerFile[],
  code: string | undefined,
): Part {
  const { db } = places.snapshot;
  const from = `${table.file}.${quote(table.name)}
    WHERE flags IS NOT NULL AND source_file_id IN (SELECT value FROM json_each(?1))
      AND (?2 IS NULL OR instr(',' || flags || ',', ',' || ?2 || ',') > 0)`;
  const params = [idsOf(files), code ?? null];
  const nameOf = fileNames(files);
  return {
    count: () => countOf(db, from, params),
    page: async (offset, limit) => {
      const rows = await db.all<FlaggedRow>(
        `SELECT source_file_id AS file, source_line AS line, flags, ${keySql(table)} AS key FROM ${from}
         ORDER BY source_file_id, source_line LIMIT ?3 OFFSET ?4`,
        [...params, limit, offset],
      );
      const cells = await flaggedCells(places, table, files, rows);
      return rows.map(({ file, line, flags, key }) => ({
        state: 'flagged',
        table: table.name,
        file: nameOf(file),
        line,
        codes: flags.split(','),
        findings: cells.get(`${nameOf(file)}:${line}`) ?? [],
        key,
        waitsFor: null,
      }));
    },
  };
}

/** What was listed of the cells of flagged rows when their files were read. */
async function flaggedCells(
  places: QualityPlaces,
  table: TableSpec,
  files: readonly LedgerFile[],
  rows: readonly FlaggedRow[],
): Promise<Map<string, QualityRow['findings']>> {
  const cells = new Map<string, QualityRow['findings']>();
  const { manifest } = places.snapshot;
  const shown = new Set(rows.map(({ file }) => file));
  for (const file of files.filter(({ fileId }) => shown.has(fileId))) {
    const batch = batchOf(manifest, file);
    if (batch === undefined) continue;
    const lines = rows.filter((row) => row.file === file.fileId).map(({ line }) => line);
    const found = await withFindings(places, batch, (db) =>
      findingsAt(db, table, file.name, 'flagged', lines),
    );
    for (const stored of found ?? []) {
      const { line, code, column, sentence, value } = findingLine(stored);
      const key = `${file.name}:${line}`;
      cells.set(key, [...(cells.get(key) ?? []), { code, column, sentence, value }]);
    }
  }
  return cells;
}

function findingsAt(
  db: ReadDb,
  table: TableSpec,
  file: string,
  state: FindingState,
  lines: readonly number[],
): Promise<StoredFinding[]> {
  return db.all<StoredFinding>(
    `SELECT ${FINDING_COLUMNS} FROM finding WHERE table_name = ? AND state = ? AND file = ?
       AND line IN (SELECT value FROM json_each(?))`,
    [table.name, state, file, JSON.stringify(lines)],
  );
}

async function countOf(
  db: ReadDb,
  from: string,
  params: readonly (string | null)[],
): Promise<number> {
  const row = await db.get<{ rows: number }>(`SELECT count(*) AS rows FROM ${from}`, [...params]);
  return row?.rows ?? 0;
}

function idsOf(files: readonly LedgerFile[]): string {
  return JSON.stringify(files.map(({ fileId }) => fileId));
}

function fileNames(files: readonly LedgerFile[]): (id: number) => string {
  const names = new Map(files.map(({ fileId, name }) => [fileId, name]));
  return (id) => names.get(id) ?? '';
}

/** The natural key as a view names it, where it says nothing of a person. */
function keySql(table: TableSpec): string {
  const open = table.naturalKey.every((name) => {
    const column = table.columns[name];
    return (
      column !== undefined &&
      (column.privacy ?? 'open') === 'open' &&
      column.type !== 'blob' &&
      column.references === undefined
    );
  });
  return open && !isPersonal(table) ? table.naturalKey.map(quote).join(" || '/' || ") : 'NULL';
}
