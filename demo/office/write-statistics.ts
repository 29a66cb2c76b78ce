import { wideDigits } from '../world/address-texts.ts';
import { openExport, PLAIN_STYLE, type Columns, type FileStyle } from '../world/export-file.ts';
import { plantInto, replaced, type Mistake } from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import { flowRows, type FlowRow } from './statistics-rows.ts';
import type { OfficeUnit } from './units.ts';

const FULL_MONTHS = 24;
const LEAST_MONTHS = 2;

const COLUMNS: Columns = [
  ['月份'],
  ['模块'],
  ['单位级别'],
  ['单位', '部门'],
  ['环节'],
  ['件数'],
  ['平均用时（小时）'],
  ['超期数'],
  ['催办数'],
  ['已阅数'],
  ['活跃用户数'],
  ['用户数'],
];

const MISTAKES: readonly Mistake[] = [
  {
    kind: 'unknown-module',
    expect: 'rejected',
    spoil: (cells) => replaced(cells, { 1: '电子签章' }),
  },
  {
    kind: 'count-no-number',
    expect: 'rejected',
    spoil: (cells) => replaced(cells, { 4: '试运行', 5: '若干' }),
  },
  { kind: 'duplicate-statistic', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes the document flow of the last months, a file a year; counts only. */
export async function writeFlow(world: DemoWorld, units: readonly OfficeUnit[]): Promise<void> {
  const { scaled, random } = world;
  const months = lastMonths(Math.max(LEAST_MONTHS, scaled(FULL_MONTHS)));
  for (const year of new Set(months.map((month) => month.slice(0, 4)))) {
    const own = months.filter((month) => month.startsWith(year));
    const style: FileStyle = { ...PLAIN_STYLE, headers: Number(year) % 2 };
    const open = openExport(world, `office/公文流转统计_${year}.csv`, COLUMNS, style);
    const table = { system: 'office', table: 'office_statistic' } as const;
    const mistakes = year === '2016' ? MISTAKES : [];
    const file = plantInto(world, open, table, own.length * 2_000, mistakes);
    for (const month of own) {
      for (const row of flowRows(units, random)) file.row(cellsOf(world, month, row));
      await file.drain();
    }
    await file.close();
  }
}

/** `YYYY-MM` of the months up to the delivery's, oldest first. */
function lastMonths(count: number): string[] {
  const last = 2016 * 12 + 5;
  return Array.from({ length: count }, (_, index) => {
    const month = last - count + 1 + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

function cellsOf({ random }: DemoWorld, month: string, row: FlowRow): string[] {
  const { unit } = row;
  const count = String(row.count);
  return [
    month,
    row.module,
    unit.level,
    unit.name,
    row.node,
    random.chance(0.01) ? wideDigits(count) : count,
    String(row.meanHours),
    String(row.overdue),
    String(row.urged),
    String(row.read),
    String(row.activeUsers),
    String(unit.users),
  ];
}
