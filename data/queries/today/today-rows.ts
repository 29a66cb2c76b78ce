import { TwinError } from '../../../contract/errors.ts';
import type { CallResult, ParsedParams } from '../../../contract/queries/index.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { TODAY_LISTS } from '../../../contract/today/index.ts';
import type { TodayColumn, TodayList } from '../../../contract/today/list.ts';
import { beatBook } from '../../beats/beats.ts';
import type { SqlValue } from '../../driver/port.ts';
import { maskColumn } from '../../masking/mask-column.ts';
import { quote } from '../../schema/ddl.ts';
import { areaParam, inAreaSql } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { flagsOf } from '../lineage.ts';
import {
  buildingAreas,
  countListed,
  dayOfList,
  listedBuildings,
  listSql,
} from './listed-places.ts';
import { walkingOrder } from './walking-order.ts';

/** `today.lists`: how many rows of each list lie in an area or beat. */
export async function todayLists(
  context: QueryContext,
  { areaCode, beat }: ParsedParams<'today.lists'>,
): Promise<CallResult<'today.lists'>> {
  const { snapshot } = context;
  const own = areaParam(context);
  const areas = await buildingAreas(snapshot);
  const inBeat = beat === undefined ? null : new Set((await beatBook(context)).buildings(beat));
  const counts: CallResult<'today.lists'> = [];
  for (const list of TODAY_LISTS.filter((each) => isOffered(context, each))) {
    const slots = await listedBuildings(snapshot, list);
    const part = isPlaced(list)
      ? { own, area: areaCode ?? null, beat: inBeat }
      : { own, area: null, beat: null };
    const count = countListed(slots, areas, part);
    counts.push({ id: list.id, count, asOf: dayOfList(snapshot, list) });
  }
  return counts;
}

interface ListedRow {
  readonly key: string;
  readonly row_no: number;
  readonly flags: string | null;
  readonly building_id: string | null;
  readonly room_id: string | null;
  readonly total: number;
  readonly [column: string]: SqlValue;
}

/** `today.rows`. */
export async function todayRows(
  context: QueryContext,
  { id, areaCode, beat, sort, filters, limit, offset }: ParsedParams<'today.rows'>,
  signal: AbortSignal,
): Promise<CallResult<'today.rows'>> {
  const list = requireList(context, id);
  const question = await questionOf(context, list, areaCode, beat);
  const held = filterSql(list, filters);
  const $walk = await walkingOrder(context);
  signal.throwIfAborted();
  const rows = await context.snapshot.db.all<ListedRow>(
    `WITH walk AS MATERIALIZED (SELECT CAST(value AS INTEGER) AS slot, key AS place FROM json_each($walk))
     SELECT *, count(*) OVER () AS total FROM (
       SELECT listed.*, building.building_id, room.room_id, room.room_no, room.unit_no AS staircase, room.floor_no,
         coalesce(room.address, building.address) AS address,
         walk.place AS walk_place
       ${question.from} LEFT JOIN walk ON walk.slot = listed.building_slot ${question.where})
     WHERE ${held.sql} ORDER BY ${orderSql(list, sort)} LIMIT $limit OFFSET $offset`,
    { ...question.params, ...held.params, $walk, $limit: limit, $offset: offset },
  );
  return { total: rows[0]?.total ?? 0, rows: await rowsOf(context, list, rows) };
}

/** A list whose table the snapshot has and whose rows the caller may see. */
function isOffered(context: QueryContext, list: TodayList): boolean {
  const { file } = tableSpec(list.table);
  return context.snapshot.has(file) && (context.seesPeople || list.personal !== true);
}

function requireList(context: QueryContext, id: string): TodayList {
  const list = TODAY_LISTS.find((each) => each.id === id);
  if (!list) throw new TwinError('not-found', `没有清单“${id}”。There is no list ${id}.`);
  if (context.seesPeople || list.personal !== true) return list;
  throw new TwinError(
    'forbidden',
    `A ${context.principal.role} account may not see “${list.title}”: its rows are natural persons.`,
  );
}

/** A list whose rows have an address; others know no area but the account's own. */
function isPlaced({ columns }: TodayList): boolean {
  return columns.some(({ name }) => name === 'address');
}

/** Rows of a list in the caller's area, the area and the beat chosen, as its `FROM` and its `WHERE`. */
async function questionOf(
  context: QueryContext,
  list: TodayList,
  areaCode: string | undefined,
  beat: string | undefined,
) {
  const { sql, params } = await listSql(context.snapshot, list);
  const placed = isPlaced(list);
  const code = `coalesce(building.community_code, building.street_code, '')`;
  const chosen = placed
    ? `AND ($chosen IS NULL OR substr(${code}, 1, length($chosen)) = $chosen)
        AND ($beat IS NULL OR listed.building_slot IN (SELECT value FROM json_each($beat)))`
    : '';
  return {
    from: `FROM (${sql}) AS listed
      LEFT JOIN base.building ON building.slot = listed.building_slot
      LEFT JOIN base.room ON room.slot = listed.room_slot`,
    where: `WHERE ${inAreaSql('building')} ${chosen}`,
    params: {
      ...params,
      $area: areaParam(context),
      ...(placed && { $chosen: areaCode ?? null, $beat: await buildingsOf(context, beat) }),
    },
  };
}

/** Slots of a beat's buildings as JSON; null where no beat was asked for. */
async function buildingsOf(
  context: QueryContext,
  beat: string | undefined,
): Promise<string | null> {
  if (beat === undefined) return null;
  return JSON.stringify((await beatBook(context)).buildings(beat));
}

/** Filters by what columns show: a code by its title. Sealed columns are not searched. */
function filterSql(list: TodayList, filters: Readonly<Record<string, string>>) {
  const params: Record<`$${string}`, SqlValue> = {};
  const conditions = ['1'];
  for (const [at, column] of list.columns.entries()) {
    const text = filters[column.name]?.trim() ?? '';
    if (text === '' || column.sealed) continue;
    params[`$held${at}`] = column.codes ? JSON.stringify(codesHolding(column, text)) : text;
    conditions.push(
      column.codes
        ? `${quote(column.name)} IN (SELECT value FROM json_each($held${at}))`
        : `instr(lower(${quote(column.name)}), lower($held${at})) > 0`,
    );
  }
  return { sql: conditions.join(' AND '), params };
}

function codesHolding({ codes = {} }: TodayColumn, text: string): string[] {
  return Object.keys(codes).filter((code) => codes[code]?.includes(text));
}

const WALK = 'walk_place IS NULL, walk_place, staircase, floor_no, room_no, key';

function orderSql(list: TodayList, sort: ParsedParams<'today.rows'>['sort']): string {
  const column = list.columns.find(({ name, sealed }) => name === sort?.column && !sealed);
  if (!column || !sort || column.name === 'address') {
    return sort?.descending ? `walk_place IS NULL, walk_place DESC, room_no DESC` : WALK;
  }
  const name = quote(column.name);
  return `${name} IS NULL, ${name} ${sort.descending ? 'DESC' : 'ASC'}, ${WALK}`;
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
