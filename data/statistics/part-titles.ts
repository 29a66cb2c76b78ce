import { tableSpec } from '../../contract/schema/index.ts';
import { REST_KEY, UNKNOWN_KEY } from '../../contract/queries/statistics.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { beatTitles } from './beat-column.ts';
import { isComputed } from './fact.ts';
import type { FactTable } from './fact-table.ts';
import { placeIndex } from './place-index.ts';

/** Chinese titles of parts by key; parts of their own words have none of their own. */
export async function partTitles(
  dimension: string,
  keys: readonly string[],
  table: FactTable | undefined,
  snapshot: OpenSnapshot,
): Promise<(key: string) => string> {
  const titles = await titlesOf(dimension, keys, table, snapshot);
  const unknown = ['street', 'community', 'grid', 'building', 'floor', 'room'].includes(dimension)
    ? '未定位'
    : '未知';
  return (key) => {
    if (key === UNKNOWN_KEY) return unknown;
    return key === REST_KEY ? '其他' : (titles(key) ?? key);
  };
}

async function titlesOf(
  dimension: string,
  keys: readonly string[],
  table: FactTable | undefined,
  snapshot: OpenSnapshot,
): Promise<(key: string) => string | undefined> {
  const { profile } = snapshot.manifest;
  if (dimension === 'total' || dimension === 'district')
    return (key) => (key === 'total' ? '合计' : profile.title.replace(/（.*$/u, ''));
  if (dimension === 'room') return roomTitles(snapshot, keys);
  if (dimension === 'street' || dimension === 'community' || dimension === 'grid') {
    const list = (await placeIndex(snapshot))[dimension];
    return (key) => list.titles[list.codeOf.get(key) ?? 0] || undefined;
  }
  if (dimension === 'beat') return beatTitles(snapshot);
  if (dimension === 'building') {
    const { buildings } = await placeIndex(snapshot);
    return (key) => buildings.titles[(buildings.codeOf.get(key) ?? 0) - 1];
  }
  return table ? codeTitles(dimension, table) : () => undefined;
}

function codeTitles(name: string, { spec }: FactTable): (key: string) => string | undefined {
  const column = spec.columns[name];
  if (column && !isComputed(column) && column.title) return column.title;
  const codes = tableSpec(spec.table).columns[name]?.codes;
  return (key) => codes?.[key];
}

async function roomTitles(
  snapshot: OpenSnapshot,
  ids: readonly string[],
): Promise<(key: string) => string | undefined> {
  const rows = await snapshot.db.all<{ id: string; title: string }>(
    `SELECT room_id AS id, coalesce(unit_no || '-', '') || room_no AS title FROM base.room
     WHERE room_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return (key) => titles.get(key);
}
