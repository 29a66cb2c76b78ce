import {
  dateIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type FileStyle,
} from '../world/export-file.ts';
import {
  plantInto,
  writePlantedSheet,
  type Mistake,
  type RowsOf,
  wrongRow,
} from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import type { Care } from './care.ts';
import type { AgedPerson } from './population.ts';

/** A person with their circumstances. */
export interface AgedEntry {
  readonly person: AgedPerson;
  readonly care: Care;
}

const ELDER: RowsOf = { system: 'ageing', table: 'elder' };

const COLUMNS: Columns = [
  ['老年人编号', '编号'],
  ['姓名'],
  ['性别'],
  ['公民身份号码', '身份证号', '身份证号码'],
  ['房屋编码', '户室编码'],
  ['居住状况', '家庭状况', '居住类型'],
  ['自理能力', '失能等级'],
  ['保障类别', '优抚低保'],
  ['高龄津贴（元/月）', '津贴标准（元/月）'],
  ['服务对象类别', '居家养老服务'],
  ['紧急呼叫设备', '应急呼叫器'],
  ['最近探访', '探访日期'],
  ['注销日期'],
  ['联系电话', '电话'],
  ['联系人', '子女姓名'],
  ['子女电话', '联系人电话'],
  ['应急呼叫器号', '呼叫器编号'],
];

/** Words for the five levels as streets write them: the standard's, and two older ones. */
const CARE_WORDS = [
  ['能力完好', '轻度失能', '中度失能', '重度失能', '完全失能'],
  ['自理', '半自理', '半自理', '不能自理', '不能自理'],
  ['自理', '介助', '介助', '介护', '介护'],
] as const;

interface StreetStyle extends FileStyle {
  readonly words: number;
  readonly workbook: boolean;
}

const STYLES: readonly StreetStyle[] = [
  { ...PLAIN_STYLE, words: 0, workbook: false },
  { ...PLAIN_STYLE, headers: 1, dates: 'slash', blank: '无', words: 1, workbook: false },
  { ...PLAIN_STYLE, headers: 2, dates: 'chinese', blank: '-', words: 0, workbook: true },
  { ...PLAIN_STYLE, headers: 1, dates: 'dot', words: 2, workbook: false },
];

const MISTAKES: readonly Mistake[] = [
  wrongRow('bad-check-digit', 'rejected', { 3: '330299194001010010' }),
  wrongRow('mangled-number', 'rejected', { 3: '3.30299E+17' }),
  wrongRow('missing-name', 'rejected', { 1: '' }),
  wrongRow('unknown-room', 'held', { 4: '33020300100199980100101' }),
  wrongRow('unknown-care-level', 'flagged', { 6: '尚可' }),
  wrongRow('id-under-another-name', 'flagged', { 1: '演示误' }),
  wrongRow('impossible-date', 'rejected', { 11: '2016-13-01' }),
  { kind: 'duplicate-elder', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes a file a street, each in its own way; the first CSV has the wrong rows. */
export async function writePeople(world: DemoWorld, entries: readonly AgedEntry[]): Promise<void> {
  const streets = world.profile.streets.filter(({ code }) =>
    entries.some(({ person }) => person.streetCode === code),
  );
  for (const [index, { code, name }] of streets.entries()) {
    const own = entries.filter(({ person }) => person.streetCode === code);
    const style = STYLES[index % STYLES.length]!;
    const write = style.workbook ? writeBook : writeList;
    await write(world, name, own, style, index === 0 ? MISTAKES : []);
  }
}

async function writeList(
  world: DemoWorld,
  street: string,
  entries: readonly AgedEntry[],
  style: StreetStyle,
  mistakes: readonly Mistake[],
): Promise<void> {
  const open = openExport(world, `ageing/老年人_${street}.csv`, COLUMNS, style);
  const file = plantInto(world, open, ELDER, entries.length, mistakes);
  for (const entry of entries) {
    file.row(cellsOf(entry, style));
    await file.drain();
  }
  await file.close();
}

async function writeBook(
  world: DemoWorld,
  street: string,
  entries: readonly AgedEntry[],
  style: StreetStyle,
): Promise<void> {
  const groups = [null, '基本信息', null, null, null, '生活状况', null, '保障与服务'];
  await writePlantedSheet(
    world,
    {
      name: `ageing/老年人_${street}.xlsx`,
      sheet: street,
      columns: COLUMNS,
      style,
      above: [[`${street}老年人口基础信息登记表`], groups],
      merges: ['A1:Q1', 'B2:E2', 'F2:G2', 'H2:Q2'],
      below: [['填表人：', '街道老龄办']],
    },
    ELDER,
    entries.map((entry) => cellsOf(entry, style)),
  );
}

function cellsOf({ person, care }: AgedEntry, style: StreetStyle): string[] {
  const { alarm, allowanceYuan } = care;
  return [
    person.no,
    person.name,
    person.male ? '男' : '女',
    person.idNo,
    person.roomId || style.blank,
    care.living,
    CARE_WORDS[style.words]![care.careLevel]!,
    care.support || style.blank,
    allowanceYuan === 0 ? style.blank : String(allowanceYuan),
    care.service || style.blank,
    alarm === undefined ? '' : alarm ? '是' : '否',
    dateIn(style, care.visitedAt),
    dateIn(style, person.cancelledAt),
    person.phone || style.blank,
    care.contact,
    care.contactPhone,
    alarm ? `HJ${person.no.replace(/\D/g, '').padStart(8, '0')}` : style.blank,
  ];
}
