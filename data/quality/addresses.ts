import type { StopCode } from '../../contract/address-match.ts';
import { PLACED_WORDS_EN } from '../../contract/address-words.ts';
import type { QualityRow } from '../../contract/queries/quality.ts';
import { word } from '../../contract/sentence.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { isPersonal } from '../queries/records/record-table.ts';
import { quote } from '../schema/ddl.ts';

/** The mark of a written address that was found nowhere (地址未落位); it stands on the address's link, not on the row. */
export const ADDR_UNRESOLVED = 'ADDR_UNRESOLVED';

/** `link` and `row`: the marked links of a table, read from the index of marks, with the rows they are of. */
function markedLinks(table: TableSpec): string {
  const key = table.naturalKey.map((column) => `row.${quote(column)}`).join(" || '|' || ");
  return `links.address_link AS link CROSS JOIN ${table.file}.${quote(table.name)} AS row ON ${key} = link.row_key
    WHERE link.flags IS NOT NULL AND +link.table_name = '${table.name}' AND link.source_file_id IN (
      SELECT file_id FROM links.source_file WHERE name = 'address-links/${table.name}')`;
}

/** Rows of one file with an address that was found nowhere. */
export interface UnresolvedCount {
  readonly file: number;
  readonly rows: number;
  /** Of these, rows without a mark of their own. */
  readonly unmarked: number;
}

/** Rows with unresolved addresses by source file. */
export function unresolvedCounts(
  snapshot: OpenSnapshot,
  table: TableSpec,
): Promise<UnresolvedCount[]> | readonly UnresolvedCount[] {
  if (!hasAddresses(snapshot, table)) return [];
  return snapshot.db.all<UnresolvedCount>(
    `SELECT row.source_file_id AS file, count(DISTINCT row.id) AS rows,
       count(DISTINCT row.id) FILTER (WHERE row.flags IS NULL) AS unmarked
     FROM ${markedLinks(table)} GROUP BY 1`,
  );
}

/** Whether addresses of a table are placed in the snapshot. */
export function hasAddresses(snapshot: OpenSnapshot, { columns }: TableSpec): boolean {
  return snapshot.has('links') && Object.values(columns).some(({ address }) => address === true);
}

/** `FROM …` of the unresolved addresses of some files, whose ids are the first parameter as JSON. */
export function unresolvedFrom(table: TableSpec): string {
  return `${markedLinks(table)} AND row.source_file_id IN (SELECT value FROM json_each(?1))`;
}

interface UnresolvedRow {
  readonly file: number;
  readonly line: number;
  readonly key: string;
  readonly field: string;
  readonly stop: StopCode;
  readonly address: string | null;
}

/** A page of them by file and line; of tables about persons neither key nor address. */
export async function unresolvedRows(
  { db }: OpenSnapshot,
  table: TableSpec,
  fileIds: string,
  nameOf: (id: number) => string,
  [limit, offset]: readonly [number, number],
): Promise<QualityRow[]> {
  const fields = Object.entries(table.columns).filter(([, { address }]) => address === true);
  const written = fields.map(([name]) => `WHEN '${name}' THEN row.${quote(name)}`).join(' ');
  const rows = await db.all<UnresolvedRow>(
    `SELECT row.source_file_id AS file, row.source_line AS line, link.row_key AS key, link.field, link.stop,
       CASE link.field ${written} END AS address
     FROM ${unresolvedFrom(table)} ORDER BY 1, 2, link.field LIMIT ?2 OFFSET ?3`,
    [fileIds, limit, offset],
  );
  const isOpen = !isPersonal(table);
  return rows.map(({ file, line, key, field, stop, address }) => ({
    state: 'flagged',
    table: table.name,
    file: nameOf(file),
    line,
    codes: [ADDR_UNRESOLVED],
    findings: [
      {
        code: ADDR_UNRESOLVED,
        column: table.columns[field]?.title ?? field,
        sentence: word(PLACED_WORDS_EN.stops[stop]),
        value: isOpen ? (address ?? '') : '',
      },
    ],
    key: isOpen ? key : null,
    waitsFor: null,
  }));
}
