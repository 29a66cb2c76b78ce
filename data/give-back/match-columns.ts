import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb, SqlValue } from '../driver/port.ts';
import { buildingsOfRooms, type RowValues } from './table-rows.ts';

/** Columns added behind a department's own; none has a name of a department's column, so that files can come back. */
export const MATCH_HEADERS = [
  '平台标准地址码',
  '平台楼幢编号',
  '平台房屋编码',
  '平台匹配级别',
  '平台冲突原因',
] as const;

/** Whether a header is one of those: what the platform added is nothing a department delivers. */
export function isMatchHeader(header: string): boolean {
  return (MATCH_HEADERS as readonly string[]).includes(header);
}

/** A row to be given back: held ones say what they wait for. */
export interface RowToReturn {
  readonly values: RowValues;
  /** `room:<房屋编码>`. */
  readonly waitsFor?: string;
}

/** What was found of each row's place: the most exact code, building, room, level, and what is doubtful about the row. */
export async function matchCells(
  db: ReadDb,
  table: TableSpec,
  rows: readonly RowToReturn[],
): Promise<string[][]> {
  const places = rows.map(({ values }) => placeOf(table, values));
  const buildings = await buildingsOfRooms(
    db,
    places.map(({ room }) => room).filter((room) => room !== null),
  );
  return rows.map((row, index) => {
    const { room = null, building = null, area = null } = places[index] ?? {};
    const ofRoom = room === null ? building : (buildings.get(room) ?? building);
    const level = row.waitsFor ? '暂存' : levelOf(room, ofRoom, area);
    const code = room ?? ofRoom ?? area;
    return [textOf(code), textOf(ofRoom), textOf(room), level, conflictOf(row)];
  });
}

interface Place {
  readonly room: SqlValue;
  readonly building: SqlValue;
  readonly area: SqlValue;
}

function placeOf(table: TableSpec, values: RowValues): Place {
  const referring = (to: string): SqlValue => {
    if (table.name === to) return values[table.naturalKey[0] ?? ''] ?? null;
    const column = Object.entries(table.columns).find(([, { references }]) => references === to);
    return column ? (values[column[0]] ?? null) : null;
  };
  const building = referring('building') ?? values['building_id'] ?? null;
  return { room: referring('room'), building, area: values['community_code'] ?? null };
}

function levelOf(room: SqlValue, building: SqlValue, area: SqlValue): string {
  if (room !== null) return '室';
  if (building !== null) return '幢';
  return area === null ? '未匹配' : '社区';
}

function conflictOf({ values, waitsFor }: RowToReturn): string {
  const flags = textOf(values['flags'] ?? null).replaceAll(',', '、');
  if (waitsFor === undefined) return flags;
  const [table, ...key] = waitsFor.split(':');
  const what = table === 'room' ? '房间' : table === 'building' ? '楼幢' : table;
  return [`${what} ${key.join(':')} 不存在，待其到达后入库`, flags].filter(Boolean).join('；');
}

function textOf(value: SqlValue): string {
  return value === null ? '' : String(value);
}
