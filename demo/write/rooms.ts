import { DATE_SHAPES, daysBefore, shapeDate } from '../dates.ts';
import type { DemoBuilding } from '../city/building.ts';
import { lastDigits } from '../random.ts';
import type { PlantedRow } from '../report.ts';
import { writtenTenure } from '../rooms/contradictions.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import { writeXlsx, type Cell } from './xlsx.ts';

const HEADER = [
  '序号',
  '房屋编码',
  '楼幢编号',
  '单元',
  '楼层',
  '止层',
  '室号',
  '建筑面积（㎡）',
  '用途',
  '房屋性质',
  '地址',
  '几何来源',
  '更新日期',
  '出租登记日期',
];
const FIRST_DATA_ROW = 4;
const FILE = 'community-policing/房间.xlsx';

export interface RoomsOutcome {
  /** Data rows, planted ones counted. */
  readonly rows: number;
  readonly planted: readonly PlantedRow[];
}

export interface RoomSheet {
  readonly districtName: string;
  readonly asOf: string;
  readonly rooms: readonly DemoRoom[];
  readonly buildings: readonly DemoBuilding[];
  /** Whether some rows are to be wrong. */
  readonly plant: boolean;
}

/** Writes the rooms workbook: a title and a notes row above the header, mixed date shapes, a few full-width digits. */
export async function writeRooms(path: string, content: RoomSheet): Promise<RoomsOutcome> {
  const { districtName, asOf, rooms, buildings, plant } = content;
  const bad = plant ? plantedRooms(rooms, buildings) : [];
  const every = Math.max(1, Math.floor(rooms.length / (bad.length + 1)));
  const planted: PlantedRow[] = [];
  let rows = 0;
  function* sheet(): Generator<readonly Cell[]> {
    yield [`${districtName}实有房屋（房间）信息表`];
    yield [`数据截至：${asOf}；面积单位：平方米；本表为演示数据，纯属虚构`];
    yield HEADER;
    for (const [index, room] of rooms.entries()) {
      yield roomRow(room, buildings[room.building]!, ++rows);
      const next = bad[planted.length];
      if (next && index + 1 >= every * (planted.length + 1)) {
        yield [++rows, ...next.cells];
        planted.push({
          file: FILE,
          line: FIRST_DATA_ROW + rows - 1,
          kind: next.kind,
          expect: next.expect,
          key: next.key,
        });
      }
    }
  }
  await writeXlsx(path, '房间', sheet());
  return { rows, planted };
}

function roomRow(room: DemoRoom, building: DemoBuilding, number: number): Cell[] {
  const shape = DATE_SHAPES[room.building % DATE_SHAPES.length]!;
  const wide = number % 211 === 0;
  const cells = cellsOf(room, building, shapeDate(room.verifiedAt, shape), wide);
  return [number, ...cells, shapeDate(letRegisteredAt(room), shape)];
}

/** 出租登记日期 of most let dwellings: half a year to two years before they were last looked at. */
function letRegisteredAt(room: DemoRoom): string {
  if (room.use !== '住宅' || writtenTenure(room) !== '出租') return '';
  const sign = lastDigits(room.id, 6);
  return sign % 5 === 0 ? '' : daysBefore(room.verifiedAt, 180 + (sign % 550));
}

function cellsOf(room: DemoRoom, building: DemoBuilding, verified: string, wide: boolean): Cell[] {
  return [
    room.id,
    building.id,
    room.unitNo,
    room.floorLabel,
    room.topLabel === room.floorLabel ? '' : room.topLabel,
    wide ? fullWidth(room.roomNo) : room.roomNo,
    room.areaSquareMetres,
    room.use,
    writtenTenure(room),
    room.address,
    '虚拟',
    verified,
  ];
}

function fullWidth(text: string): string {
  return text.replace(/[0-9A-Z]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  );
}

interface BadRoom {
  readonly kind: string;
  readonly expect: PlantedRow['expect'];
  readonly key: string;
  readonly cells: readonly Cell[];
}

function plantedRooms(rooms: readonly DemoRoom[], buildings: readonly DemoBuilding[]): BadRoom[] {
  const at = (share: number): DemoRoom => rooms[Math.floor(rooms.length * share)]!;
  const bad = (
    kind: string,
    expect: PlantedRow['expect'],
    room: DemoRoom,
    change: Partial<Record<number, Cell>>,
  ): BadRoom => {
    const cells = cellsOf(room, buildings[room.building]!, room.verifiedAt, false);
    for (const [column, cell] of Object.entries(change)) cells[Number(column)] = cell ?? null;
    return { kind, expect, key: String(cells[0] ?? ''), cells };
  };
  const unknown = `${buildings[0]!.id.slice(0, 12)}9998`;
  return [
    bad('unknown-building', 'held', at(0.2), { 0: `${unknown}0000101`, 1: unknown }),
    bad('duplicate-room', 'rejected', at(0.3), {}),
    bad('missing-room-number', 'rejected', at(0.4), { 0: `${at(0.4).id}X`, 5: null }),
    bad('bad-area', 'rejected', at(0.5), { 0: `${at(0.5).id}X`, 6: '约八十' }),
    bad('unknown-building', 'held', at(0.6), { 0: `${unknown}0000102`, 1: unknown }),
  ];
}
