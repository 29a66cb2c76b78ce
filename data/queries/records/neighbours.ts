import { recordKey } from '../../../contract/schema/record-key.ts';
import type { Neighbour, NeighbourGroup, Relation } from '../../../contract/queries/records.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { sealedColumns, type TableSpec } from '../../../contract/schema/table.ts';
import type { SqlValue } from '../../driver/port.ts';
import { maskColumn } from '../../masking/mask-column.ts';
import { quote } from '../../schema/ddl.ts';
import type { QueryContext } from '../context.ts';
import { columnsSql, plain, type StoredRow } from './record-row.ts';
import { isPersonal, rowColumn, summaryColumns, tableSql, titleColumn } from './record-table.ts';
import { IN_ROOMS, type Way, waysFrom } from './relations.ts';

/** Rows of a group that are given; `total` tells how many there are. */
const ROWS_GIVEN = 12;

/** Where a record is, as slots of this snapshot. */
export interface Slots {
  readonly roomSlot: number | null;
  readonly buildingSlot: number | null;
}

/** Records that belong to a row, group by group: what it is part of, its parts, the same 信用代码 or person, its room. */
export async function neighboursOf(
  context: QueryContext,
  table: TableSpec,
  row: StoredRow,
  place: Slots,
): Promise<NeighbourGroup[]> {
  const own = { table, rowNo: row.row_no };
  const linked = waysFrom(table).map((way) => byWay(context, way, row[way.from] ?? null, own));
  const roomed = table.name === 'room' ? row.row_no : place.roomSlot;
  const inRoom = roomed === null ? [] : roomGroups(context, roomed, own);
  const inBuilding =
    roomed === null && place.buildingSlot !== null
      ? [writtenPlaces(context, 'building', place.buildingSlot, own)]
      : [];
  const oldLicence = byOrganisation(context, row['uscc'] ?? null, own);
  const groups = (await Promise.all([...linked, oldLicence, ...inRoom, ...inBuilding])).flat();
  return withoutRepeats(groups.filter(({ total }) => total > 0));
}

/** Records in a room: those that name it, and those whose written address leads to it. */
export function roomGroups(
  context: QueryContext,
  roomSlot: number,
  own: OwnRow,
): Promise<NeighbourGroup[]>[] {
  const named = IN_ROOMS.map((table) =>
    byWay(
      context,
      { relation: 'room', table, column: 'room_slot', from: 'room_slot' },
      roomSlot,
      own,
    ),
  );
  return [...named, writtenPlaces(context, 'room', roomSlot, own)];
}

interface OwnRow {
  readonly table: TableSpec;
  readonly rowNo: number;
}

async function byWay(
  context: QueryContext,
  { relation, table, column }: Way,
  value: SqlValue,
  own: OwnRow,
): Promise<NeighbourGroup[]> {
  if (value === null || value === '' || !mayRead(context, table)) return [];
  const self = own.table === table ? ` AND this.${rowColumn(table)} <> ${own.rowNo}` : '';
  const where = `this.${quote(column)} = ?${self}`;
  return group(context, relation, table, where, [value]);
}

const CODE_LENGTH = 18;

/**
 * The registry's row of an old licence, which has no 信用代码 of its own: by the organisation code in that of the record
 * (data-dictionary §3.2).
 */
async function byOrganisation(
  context: QueryContext,
  uscc: SqlValue,
  own: OwnRow,
): Promise<NeighbourGroup[]> {
  const table = tableSpec('enterprise');
  if (typeof uscc !== 'string' || uscc.length !== CODE_LENGTH || own.table === table) return [];
  if (!mayRead(context, table)) return [];
  const where = 'this.uscc IS NULL AND this.org_code = ?';
  return group(context, 'uscc', table, where, [uscc.slice(8, 17)]);
}

function mayRead(context: QueryContext, table: TableSpec): boolean {
  return context.snapshot.has(table.file) && (context.seesPeople(table.name) || !isPersonal(table));
}

/** Current records before historical, so that the first rows are those that count. */
function orderSql(table: TableSpec): string {
  if (table.name === 'resident') return `ORDER BY this.state, this.id`;
  const dated = summaryColumns(table).find((name) => table.columns[name]?.type.startsWith('date'));
  return dated === undefined ? '' : `ORDER BY this.${quote(dated)} DESC`;
}

async function group(
  context: QueryContext,
  relation: Relation,
  table: TableSpec,
  where: string,
  params: readonly SqlValue[],
): Promise<NeighbourGroup[]> {
  const columns = neededColumns(table);
  const rows = await context.snapshot.db.all<StoredRow & { readonly total: number }>(
    `SELECT ${columnsSql('this', columns)}, this.${rowColumn(table)} AS row_no, count(*) OVER () AS total
     FROM ${tableSql(table)} AS this WHERE ${where} ${orderSql(table)} LIMIT ${ROWS_GIVEN}`,
    params,
  );
  if (rows.length === 0) return [];
  return [
    {
      relation,
      system: table.system,
      table: table.name,
      total: rows[0]?.total ?? 0,
      rows: await named(context, table, rows),
    },
  ];
}

function neededColumns(table: TableSpec): string[] {
  const title = titleColumn(table);
  return [...new Set([...table.naturalKey, ...summaryColumns(table), ...(title ? [title] : [])])];
}

/** Rows with a title each; a person's is the masked name. */
export async function named(
  context: QueryContext,
  table: TableSpec,
  rows: readonly StoredRow[],
): Promise<Neighbour[]> {
  const title = titleColumn(table);
  const sealed =
    title === undefined && context.seesPeople(table.name) && sealedColumns(table).includes('name')
      ? await context.sealed.rows(
          table.name,
          rows.map((row) => row.row_no),
        )
      : undefined;
  return rows.map((row) => {
    const key = recordKey(table, row);
    const person = maskColumn('name', sealed?.get(row.row_no)?.['name']);
    const name = title === undefined ? person : plain(row[title]);
    return {
      table: table.name,
      key,
      title: name === null ? key : String(name),
      fields: Object.fromEntries(
        summaryColumns(table).map((column) => [column, plain(row[column])]),
      ),
    };
  });
}

interface WrittenPlace {
  readonly table_name: string;
  readonly row_key: string;
}

/** Records of other tables whose written address was found to lie here (`address_link`). */
async function writtenPlaces(
  context: QueryContext,
  relation: 'room' | 'building',
  slot: number,
  own: OwnRow,
): Promise<NeighbourGroup[]> {
  const { snapshot } = context;
  if (!snapshot.has('links')) return [];
  const links = await snapshot.db.all<WrittenPlace>(
    `SELECT DISTINCT table_name, row_key FROM links.address_link WHERE ${relation}_slot = ? LIMIT 400`,
    [slot],
  );
  const groups = [...groupByTable(links)].map(async ([name, found]) => {
    const table = tableSpec(name);
    if (!mayRead(context, table) || IN_ROOMS.includes(table)) return [];
    const places = found.map(({ row_key }) => row_key);
    const self = own.table === table ? ` AND this.${rowColumn(table)} <> ${own.rowNo}` : '';
    const key = table.naturalKey.length === 1 ? `this.${quote(table.naturalKey[0] ?? '')}` : null;
    if (key === null) return [];
    return group(context, relation, table, `${key} IN (SELECT value FROM json_each(?))${self}`, [
      JSON.stringify(places),
    ]);
  });
  return (await Promise.all(groups)).flat();
}

function groupByTable(links: readonly WrittenPlace[]): Map<string, WrittenPlace[]> {
  const groups = new Map<string, WrittenPlace[]>();
  for (const link of links) {
    const known = groups.get(link.table_name);
    if (known) known.push(link);
    else groups.set(link.table_name, [link]);
  }
  return groups;
}

/** A record that belongs in two ways is listed the closer way. */
function withoutRepeats(groups: readonly NeighbourGroup[]): NeighbourGroup[] {
  const seen = new Set<string>();
  return groups.flatMap((each) => {
    const rows = each.rows.filter(({ table, key }) => !seen.has(`${table} ${key}`));
    for (const { table, key } of rows) seen.add(`${table} ${key}`);
    const repeated = each.rows.length - rows.length;
    return rows.length === 0 ? [] : [{ ...each, rows, total: each.total - repeated }];
  });
}
