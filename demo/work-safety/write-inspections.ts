import { dayNumber } from '../dates.ts';
import type { DemoWorld } from '../world.ts';
import {
  dateIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type FileStyle,
} from '../world/export-file.ts';
import { plantInto, writePlantedSheet, type Mistake, wrongRow } from '../world/planted-rows.ts';
import type { Cell } from '../write/xlsx.ts';
import type { DemoInspection } from './inspections.ts';

const COLUMNS: Columns = [
  ['检查编号'],
  ['单位编号'],
  ['检查类型'],
  ['计划日期'],
  ['检查日期'],
  ['检查单位', '检查中队'],
  ['发现隐患数', '隐患数'],
];

const ROWS_OF = { system: 'work-safety', table: 'inspection' } as const;
const SERIAL_OF_1970 = 25_569;

const MISTAKES: readonly Mistake[] = [
  { kind: 'inspection-duplicate', expect: 'rejected', spoil: (cells) => cells },
  wrongRow('inspection-premises-missing', 'rejected', { 1: '' }),
];

/** Writes the visits of each year; this year's is a workbook whose dates are numbers, as Excel keeps them. */
export async function writeInspections(
  world: DemoWorld,
  inspections: readonly DemoInspection[],
): Promise<void> {
  const thisYear = world.asOf.slice(0, 4);
  const yearOf = ({ inspectionNo }: DemoInspection): string => inspectionNo.slice(2, 6);
  const years = [...new Set(inspections.map(yearOf))];
  for (const [number, year] of years.entries()) {
    const own = inspections.filter((one) => yearOf(one) === year);
    if (year === thisYear) await writeWorkbook(world, year, own);
    else await writeTable(world, year, number, own);
  }
}

async function writeTable(
  world: DemoWorld,
  year: string,
  number: number,
  inspections: readonly DemoInspection[],
): Promise<void> {
  const style: FileStyle = {
    ...PLAIN_STYLE,
    encoding: 'utf-8-bom',
    headers: number,
    dates: number === 0 ? 'slash' : 'dash',
  };
  const csv = openExport(world, `work-safety/安全检查_${year}.csv`, COLUMNS, style);
  const file = plantInto(world, csv, ROWS_OF, inspections.length, number === 0 ? MISTAKES : []);
  for (const one of inspections) {
    const dates = [dateIn(style, one.plannedAt), dateIn(style, one.inspectedAt)];
    file.row(cellsOf(one, dates).map(String));
    await file.drain();
  }
  await file.close();
}

async function writeWorkbook(
  world: DemoWorld,
  year: string,
  inspections: readonly DemoInspection[],
): Promise<void> {
  const sheet = {
    name: `work-safety/安全检查_${year}.xlsx`,
    sheet: '检查',
    columns: COLUMNS,
    style: PLAIN_STYLE,
    above: [[`${year}年安全检查情况`]],
  };
  const serial = (isoDate: string): Cell =>
    isoDate === '' ? null : dayNumber(isoDate) + SERIAL_OF_1970;
  const rows = inspections.map((one) =>
    cellsOf(one, [serial(one.plannedAt), serial(one.inspectedAt)]),
  );
  await writePlantedSheet(world, sheet, ROWS_OF, rows);
}

function cellsOf(
  { inspectionNo, premises, kind, inspectedAt, hazardsFound }: DemoInspection,
  [planned, inspected]: readonly Cell[],
): (string | number)[] {
  return [
    inspectionNo,
    premises.premisesNo,
    kind,
    planned ?? '',
    inspected ?? '',
    premises.team,
    inspectedAt === '' ? '' : hazardsFound,
  ];
}
