import type { DemoWorld } from '../world.ts';
import { openExport, PLAIN_STYLE, type Columns, type FileStyle } from '../world/export-file.ts';
import {
  plantInto,
  replaced,
  writePlantedSheet,
  type Mistake,
  wrongRow,
} from '../world/planted-rows.ts';
import type { DemoPremises } from './premises.ts';

const COLUMNS: Columns = [
  ['单位编号'],
  ['单位名称', '生产经营单位'],
  ['统一社会信用代码', '信用代码'],
  ['房屋编码', '户室编码'],
  ['行业类别', '行业'],
  ['安全风险等级', '风险等级'],
  ['消防重点单位'],
  ['三合一场所', '三合一'],
  ['从业人数'],
  ['监管中队', '责任中队'],
  ['地址', '详细地址'],
  ['经度'],
  ['纬度'],
  ['街道代码', '所在街道'],
  ['社区代码', '所在社区'],
  ['负责人', '法定代表人'],
  ['联系电话'],
];

const ROWS_OF = { system: 'work-safety', table: 'premises' } as const;

const MISTAKES: readonly Mistake[] = [
  { kind: 'premises-duplicate', expect: 'rejected', spoil: (cells) => cells },
  {
    kind: 'premises-room-unknown',
    expect: 'held',
    spoil: (cells) =>
      replaced(cells, { 0: `${cells[0]!}X`, 3: `${cells[3]!.slice(0, 12)}99980100101` }),
  },
  wrongRow('premises-bad-credit-code', 'flagged', { 2: '91330299DEM000000X' }, 'Y'),
];

/** Streets whose squads keep their list in a table: 江厦 西门 鼓楼 段塘. */
const TABLE_STREETS = ['330203002', '330203003', '330203005', '330203007'];

/** Writes the businesses: a table for some streets, a workbook for the others. */
export async function writePremises(
  world: DemoWorld,
  premises: readonly DemoPremises[],
): Promise<void> {
  const inTable = ({ building }: DemoPremises): boolean =>
    TABLE_STREETS.includes(building.streetCode);
  const sheet = {
    name: 'work-safety/生产经营单位_一片.xlsx',
    sheet: '名录',
    columns: COLUMNS,
    style: PLAIN_STYLE,
    above: [[`${world.districtName}生产经营单位名录`], [`统计截至：${world.asOf}`]],
  };
  const listed = premises.filter((one) => !inTable(one)).map((one) => cellsOf(world, one, ''));
  await writePlantedSheet(world, sheet, ROWS_OF, listed);
  const others = premises.filter(inTable);
  const style: FileStyle = { ...PLAIN_STYLE, headers: 1, blank: '无' };
  const name = 'work-safety/生产经营单位_二片.csv';
  const file = openExport(world, name, COLUMNS, style);
  const rows = plantInto(world, file, ROWS_OF, others.length, MISTAKES);
  for (const one of others) {
    rows.row(cellsOf(world, one, style.blank));
    await rows.drain();
  }
  await rows.close();
}

function cellsOf(world: DemoWorld, one: DemoPremises, blank: string): string[] {
  const [longitude, latitude] = world.district.plane.toDegrees(one.building.centre);
  return [
    one.premisesNo,
    one.name,
    one.unit.uscc,
    one.room.id,
    one.trade,
    one.risk,
    one.fireKey,
    one.threeInOne,
    one.unit.staff > 0 ? String(one.unit.staff) : blank,
    one.team,
    one.address,
    longitude.toFixed(6),
    latitude.toFixed(6),
    one.building.streetCode,
    one.building.communityCode,
    one.unit.legalPerson,
    one.unit.phone,
  ];
}
