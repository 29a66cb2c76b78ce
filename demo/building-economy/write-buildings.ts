import { PLAIN_STYLE, type Columns } from '../world/export-file.ts';
import { replaced, writePlantedSheet, type Mistake } from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import type { Cell } from '../write/xlsx.ts';
import type { Firm } from './firms.ts';
import type { Lease } from './leases.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import { sumOfAreas, type CommercialBuilding } from './sites.ts';

const COLUMNS: Columns = [
  ['楼宇编号'],
  ['楼宇名称'],
  ['楼幢编号'],
  ['地址'],
  ['等级'],
  ['类型'],
  ['建成年份'],
  ['总建筑面积（㎡）'],
  ['商务面积（㎡）'],
  ['已用面积（㎡）'],
  ['产权性质'],
  ['业主'],
  ['物业公司'],
  ['租金（元/㎡·天）'],
  ['物业费（元/㎡·月）'],
  ['车位数'],
  ['街道代码'],
  ['社区代码'],
  ['楼长'],
];

const MISTAKES: readonly Mistake<Cell>[] = [
  {
    kind: 'unknown-building',
    expect: 'held',
    spoil: (cells) =>
      replaced(cells, { 0: `${String(cells[0])}X`, 2: `${String(cells[2]).slice(0, 12)}9998` }),
  },
  { kind: 'duplicate-building-card', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes the cards of the commercial buildings: a title and a row of merged group headings above the header, 合计 below. */
export async function writeCommercialBuildings(
  world: DemoWorld,
  commercial: readonly CommercialBuilding[],
  firms: readonly Firm[],
  leases: readonly Lease[],
): Promise<void> {
  const occupied = occupiedAreas(firms, leases, world.asOf);
  const rows = commercial.map((entry) => rowOf(world, entry, occupied.get(entry) ?? 0));
  await writePlantedSheet(
    world,
    {
      name: 'building-economy/商务楼宇.xlsx',
      sheet: '楼宇台账',
      columns: COLUMNS,
      style: PLAIN_STYLE,
      above: [
        [`${world.districtName}商务楼宇基本情况一览表（演示数据）`],
        headings({ 0: '楼宇', 4: '基本情况', 7: '面积', 10: '权属与管理', 16: '所在区域' }),
      ],
      merges: ['A1:S1', 'A2:D2', 'E2:G2', 'H2:J2', 'K2:P2', 'Q2:S2'],
      below: [totals(rows), ['填表人：', '楼宇办', null, world.asOf]],
    },
    { system: 'building-economy', table: 'commercial_building' },
    rows,
    MISTAKES,
  );
}

function headings(groups: Readonly<Record<number, string>>): Cell[] {
  return COLUMNS.map((_, column) => groups[column] ?? null);
}

/** Area of the rooms with at least one of the firms, or under a lease that runs, by building. */
function occupiedAreas(
  firms: readonly Firm[],
  leases: readonly Lease[],
  asOf: string,
): Map<CommercialBuilding, number> {
  const rooms = new Map<CommercialBuilding, Map<string, DemoRoom>>();
  const add = (building: CommercialBuilding, room: DemoRoom): void => {
    const own = rooms.get(building) ?? new Map<string, DemoRoom>();
    rooms.set(building, own.set(room.id, room));
  };
  for (const { commercial, office } of firms)
    if (commercial && office.room) add(commercial, office.room);
  for (const { building, room, from, to } of leases)
    if (from <= asOf && to >= asOf) add(building, room);
  return new Map([...rooms].map(([building, own]) => [building, sumOfAreas([...own.values()])]));
}

function rowOf(
  { random, districtName }: DemoWorld,
  { id, building, kind, grade, grossSquareMetres, businessSquareMetres }: CommercialBuilding,
  occupied: number,
): Cell[] {
  const single = random.chance(0.55);
  const stem = building.name.replace(/(国际)?(大厦|商务楼|中心|商务广场)$/u, '');
  return [
    id,
    building.name,
    building.id,
    building.address,
    grade,
    kind,
    building.yearBuilt,
    grossSquareMetres,
    businessSquareMetres,
    occupied,
    single ? '单一' : '分散',
    single ? `宁波${stem}置业有限公司` : '无',
    `${districtName}${stem}物业服务有限公司`,
    Math.round({ 甲级: 3.6, 乙级: 2.4, 丙级: 1.6 }[grade] * random.between(0.85, 1.15) * 100) / 100,
    Math.round(random.between(1.8, 12) * 10) / 10,
    random.chance(0.04) ? '-' : random.integer(0, 40) * 10,
    building.streetCode,
    building.communityCode,
    `${random.integer(1, 90)}号楼长`,
  ];
}

function totals(rows: readonly (readonly Cell[])[]): Cell[] {
  const sum = (column: number): number =>
    Math.round(rows.reduce((total, cells) => total + Number(cells[column]), 0) * 100) / 100;
  return ['合计', null, null, null, null, null, null, sum(7), sum(8), sum(9)];
}
