import { TwinError } from '../../../contract/errors.ts';
import type { CallResult, ParsedParams } from '../../../contract/queries/index.ts';
import { TODAY_LISTS } from '../../../contract/today/index.ts';
import type { TodayList } from '../../../contract/today/list.ts';
import { beatBook } from '../../beats/beats.ts';
import type { SqlValue } from '../../driver/port.ts';
import { maskColumn } from '../../masking/mask-column.ts';
import { quote } from '../../schema/ddl.ts';
import { areaParam } from '../area.ts';
import { columnFilter, type ColumnFilter } from '../column-filter.ts';
import type { QueryContext } from '../context.ts';
import { doubtfulSql } from '../../statistics/doubtful.ts';
import { flagsOf } from '../lineage.ts';
import {
  buildingAreas,
  dayOfList,
  isAnswered,
  isInPart,
  listedRows,
  listSql,
} from './listed-places.ts';

/** `today.lists`: how many rows of each list lie in an area or beat. */
export async function todayLists(
  context: QueryContext,
  { areaCode, beat }: ParsedParams<'today.lists'>,
): Promise<CallResult<'today.lists'>> {
  const counts: CallResult<'today.lists'> = [];
  for (const list of TODAY_LISTS.filter((each) => isOffered(context, each))) {
    const { rows, setAside } = await rowsInPart(context, list, { areaCode, beat });
    const asOf = dayOfList(context.snapshot, list);
    counts.push({ id: list.id, count: rows.length - setAside, setAside, asOf });
  }
  return counts;
}

interface ListedPart {
  /** Row numbers in walking order. */
  readonly rows: Uint32Array;
  /** How many of them no figure counts. */
  readonly setAside: number;
}

/** Rows of a list in the caller's area, and in the area and beat chosen. */
async function rowsInPart(
  context: QueryContext,
  list: TodayList,
  { areaCode, beat }: Pick<ParsedParams<'today.lists'>, 'areaCode' | 'beat'>,
): Promise<ListedPart> {
  const { rows, buildings, aside } = await listedRows(context.snapshot, list);
  const own = areaParam(context);
  const [area, inBeat] = isPlaced(list) ? [areaCode ?? null, await beatOf(context, beat)] : [];
  const part = { own, area: area ?? null, beat: inBeat ?? null };
  const isIn = isInPart(await buildingAreas(context.snapshot), part);
  let setAside = 0;
  const inPart = rows.filter((_row, at) => {
    if (!isIn(buildings[at]!)) return false;
    setAside += aside[at]!;
    return true;
  });
  return { rows: inPart, setAside };
}

/** Slots of a beat's buildings; null where no beat was asked for. */
async function beatOf(
  context: QueryContext,
  beat: string | undefined,
): Promise<ReadonlySet<number> | null> {
  return beat === undefined ? null : new Set((await beatBook(context)).buildings(beat));
}

interface ListedRow {
  readonly key: string;
  readonly row_no: number;
  readonly flags: string | null;
  readonly building_id: string | null;
  readonly room_id: string | null;
  readonly total: number;
  readonly set_aside: number;
  readonly [column: string]: SqlValue;
}

/** `today.rows`. */
export async function todayRows(
  context: QueryContext,
  { id, areaCode, beat, sort, filters, limit, offset }: ParsedParams<'today.rows'>,
  signal: AbortSignal,
): Promise<CallResult<'today.rows'>> {
  const list = requireList(context, id);
  const inPart = await rowsInPart(context, list, { areaCode, beat });
  const held = columnFilter(
    list.columns.filter(({ sealed }) => !sealed),
    filters,
  );
  signal.throwIfAborted();
  if (sort || held.conditions.length > 0) {
    const read = (page: Pick<ReadHow, 'limit' | 'offset'>) =>
      readRows(context, list, inPart.rows, { held, sort, ...page });
    const rows = await read({ limit, offset });
    const [any] = rows.length > 0 || offset === 0 ? rows : await read({ limit: 1, offset: 0 });
    const { total = 0, set_aside: setAside = 0 } = any ?? {};
    return { total, setAside, rows: await rowsOf(context, list, rows) };
  }
  const page = inPart.rows.subarray(offset, offset + limit);
  const rows = await readRows(context, list, page, { held, limit, offset: 0 });
  const { length: total } = inPart.rows;
  return { total, setAside: inPart.setAside, rows: await rowsOf(context, list, rows) };
}

interface ReadHow extends Pick<ParsedParams<'today.rows'>, 'sort' | 'limit' | 'offset'> {
  readonly held: ColumnFilter;
}

/** Rows of a list by number, sorted, or in the order of the numbers. */
async function readRows(
  { snapshot }: QueryContext,
  list: TodayList,
  numbers: Uint32Array,
  { held, sort, limit, offset }: ReadHow,
): Promise<ListedRow[]> {
  const { sql, params } = await listSql(snapshot, list);
  return snapshot.db.all<ListedRow>(
    `WITH wanted AS MATERIALIZED (SELECT CAST(value AS INTEGER) AS row_no, key AS walked FROM json_each($rows))
     SELECT *, count(*) OVER () AS total, sum(aside) OVER () AS set_aside FROM (
       SELECT listed.*, building.building_id, room.room_id, room.room_no,
         coalesce(room.address, building.address) AS address, wanted.walked, ${doubtfulSql('listed', list.table)} AS aside
       FROM (${sql}) AS listed
       LEFT JOIN base.building ON building.slot = listed.building_slot
       LEFT JOIN base.room ON room.slot = listed.room_slot
       LEFT JOIN wanted ON wanted.row_no = listed.row_no
       WHERE listed.row_no IN (SELECT value FROM json_each($rows)))
     WHERE ${['1', ...held.conditions].join(' AND ')} ORDER BY ${orderSql(list, sort)}
     LIMIT $limit OFFSET $offset`,
    {
      ...params,
      ...held.params,
      $rows: JSON.stringify([...numbers]),
      $limit: limit,
      $offset: offset,
    },
  );
}

/** A list whose tables the snapshot has and whose rows the caller may see. */
function isOffered(context: QueryContext, list: TodayList): boolean {
  const isSeen = context.seesPeople(list.table) || list.personal !== true;
  return isSeen && isAnswered(context.snapshot, list);
}

function requireList(context: QueryContext, id: string): TodayList {
  const list = TODAY_LISTS.find((each) => each.id === id);
  if (!list) throw new TwinError('not-found', `没有清单“${id}”。There is no list ${id}.`);
  if (context.seesPeople(list.table) || list.personal !== true) return list;
  throw new TwinError(
    'forbidden',
    `A ${context.principal.role} account may not see “${list.title}”: its rows are natural persons.`,
  );
}

/** A list whose rows have an address; others know no area but the account's own. */
function isPlaced({ columns }: TodayList): boolean {
  return columns.some(({ name }) => name === 'address');
}

function orderSql(list: TodayList, sort: ParsedParams<'today.rows'>['sort']): string {
  const column = list.columns.find(({ name, sealed }) => name === sort?.column && !sealed);
  if (!column || !sort || column.name === 'address') {
    return sort?.descending ? 'building_slot IS NULL, walked DESC' : 'walked';
  }
  const name = quote(column.name);
  return `${name} IS NULL, ${name} ${sort.descending ? 'DESC' : 'ASC'}, walked`;
}

async function rowsOf(
  context: QueryContext,
  list: TodayList,
  rows: readonly ListedRow[],
): Promise<CallResult<'today.rows'>['rows']> {
  const sealed = list.columns.filter((column) => column.sealed);
  const open =
    sealed.length === 0
      ? undefined
      : await context.sealed.rows(
          list.table,
          rows.map(({ row_no }) => row_no),
        );
  return rows.map((row) => ({
    table: list.table,
    key: row.key,
    buildingId: row.building_id,
    roomId: row.room_id,
    flags: flagsOf(row.flags),
    cells: Object.fromEntries(
      list.columns.map(({ name, sealed: isSealed }) => [
        name,
        isSealed
          ? maskColumn(name, open?.get(row.row_no)?.[name])
          : ((row[name] ?? null) as string | number | null),
      ]),
    ),
  }));
}
