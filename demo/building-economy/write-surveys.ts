import {
  dateIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type FileStyle,
} from '../world/export-file.ts';
import {
  plantInto,
  replaced,
  writePlantedSheet,
  type Mistake,
  type RowsOf,
  wrongRow,
} from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import type { Cell } from '../write/xlsx.ts';
import type { Firm } from './firms.ts';
import type { Lease } from './leases.ts';

const SURVEY: RowsOf = { system: 'building-economy', table: 'office_survey' };

const SURVEY_COLUMNS: Columns = [
  ['采集编号'],
  ['企业编号', '主体编号'],
  ['统一社会信用代码', '注册号'],
  ['企业名称', '单位名称'],
  ['楼宇编号'],
  ['房屋编码', '户室编码'],
  ['办公地址', '实际经营地'],
  ['从业人数'],
  ['使用面积（㎡）'],
  ['采集日期'],
];

const SURVEY_MISTAKES: readonly Mistake[] = [
  wrongRow('unknown-room', 'held', { 5: '33020300100199980100101' }),
  wrongRow('missing-survey-date', 'rejected', { 9: '' }),
  { kind: 'duplicate-survey', expect: 'rejected', spoil: (cells) => cells },
];

/**
 * Writes what was found by visiting (动态采集): the buildings' firms by the commerce bureau, the others by the streets,
 * who know firms by number or name only.
 */
export async function writeSurveys(world: DemoWorld, firms: readonly Firm[]): Promise<void> {
  const surveyed = firms
    .filter(({ office }) => office.inDistrict !== '?' || office.text !== '')
    .map((firm, index) => ({ firm, no: `CJ2016${String(index + 1).padStart(6, '0')}` }));
  const style: FileStyle = { ...PLAIN_STYLE, dates: 'dot', blank: '/' };
  const inside = surveyed.filter(({ firm }) => firm.commercial);
  await writePlantedSheet(
    world,
    {
      name: 'building-economy/楼宇企业动态采集.xlsx',
      sheet: '动态采集',
      columns: SURVEY_COLUMNS,
      style,
      above: [['楼宇企业动态采集表（2016年上半年）']],
      merges: ['A1:J1'],
    },
    SURVEY,
    inside.map(({ firm, no }): Cell[] => surveyCells(world, firm, no, style)),
  );
  await writeStreetSurveys(
    world,
    surveyed.filter(({ firm }) => !firm.commercial),
  );
}

async function writeStreetSurveys(
  world: DemoWorld,
  surveyed: readonly { readonly firm: Firm; readonly no: string }[],
): Promise<void> {
  const style: FileStyle = { ...PLAIN_STYLE, headers: 1, dates: 'plain' };
  const open = openExport(world, 'building-economy/街道企业采集.csv', SURVEY_COLUMNS, style);
  const file = plantInto(world, open, SURVEY, surveyed.length, SURVEY_MISTAKES);
  for (const { firm, no } of surveyed) {
    const cells = surveyCells(world, firm, no, style);
    file.row(replaced(cells, { 1: '', 2: knownNumber(world, firm) }));
    await file.drain();
  }
  await file.close();
}

/** A street knows nineteen of twenty firms by a number, the rest by name. */
function knownNumber({ random }: DemoWorld, { numbers }: Firm): string {
  if (random.chance(0.05)) return '';
  return numbers.regNo !== '' && random.chance(0.5) ? numbers.regNo : numbers.uscc || numbers.regNo;
}

function surveyCells({ random }: DemoWorld, firm: Firm, no: string, style: FileStyle): string[] {
  const { office, commercial } = firm;
  const area = office.room ? office.room.areaSquareMetres * random.between(0.6, 1) : 0;
  return [
    no,
    firm.id,
    firm.numbers.uscc || style.blank,
    firm.name,
    commercial?.id ?? style.blank,
    office.room?.id ?? style.blank,
    office.text,
    String(firm.staff),
    area === 0 ? style.blank : area.toFixed(1),
    dateIn(style, office.evidenceAt),
  ];
}

const LEASE: RowsOf = { system: 'building-economy', table: 'lease' };

const LEASE_COLUMNS: Columns = [
  ['合同编号'],
  ['楼宇编号'],
  ['企业编号'],
  ['承租企业'],
  ['房间'],
  ['租赁面积（㎡）'],
  ['租金（元/㎡·天）'],
  ['起租日期'],
  ['止租日期'],
];

const LEASE_MISTAKES: readonly Mistake[] = [
  wrongRow('unknown-room', 'held', { 4: '33020300100199980100101' }),
  wrongRow('impossible-date', 'rejected', { 8: '2016年2月31日' }),
  { kind: 'duplicate-lease', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes the leases (UTF-8 with BOM). */
export async function writeLeases(world: DemoWorld, leases: readonly Lease[]): Promise<void> {
  const style: FileStyle = { ...PLAIN_STYLE, encoding: 'utf-8-bom', dates: 'chinese' };
  const open = openExport(world, 'building-economy/租约.csv', LEASE_COLUMNS, style);
  const file = plantInto(world, open, LEASE, leases.length, LEASE_MISTAKES);
  for (const { no, building, firm, tenant, room, rent, from, to } of leases) {
    file.row([
      no,
      building.id,
      firm?.id ?? '',
      tenant,
      room.id,
      String(room.areaSquareMetres),
      String(rent),
      dateIn(style, from),
      dateIn(style, to),
    ]);
    await file.drain();
  }
  await file.close();
}
