import type { DemoWorld } from '../world.ts';
import { momentText } from '../world/calendar.ts';
import {
  openExport,
  PLAIN_STYLE,
  writeSheet,
  type ExportFile,
  type FileStyle,
} from '../world/export-file.ts';
import type { CaseEvent } from './case-flow.ts';
import { casePictures } from './case-pictures.ts';
import { CASE_COLUMNS, caseCells, EVENT_COLUMNS, eventCells } from './case-rows.ts';
import type { DemoCase } from './cases.ts';

const STYLES: readonly FileStyle[] = [
  PLAIN_STYLE,
  { ...PLAIN_STYLE, headers: 1, moments: 'slash', blank: '无' },
  { ...PLAIN_STYLE, headers: 2, moments: 'plain', encoding: 'utf-8-bom' },
];

/** Months delivered as a workbook with a title above the header. */
const SHEET_MONTHS: ReadonlySet<string> = new Set(['201510', '201603']);

/** Months whose files have rows an importer must notice. */
const SPOILT_MONTHS: ReadonlySet<string> = new Set(['201507', '201511']);

/** Takes cases in order of their report and writes the files of each month. */
export interface CaseFiles {
  /** `events` may break the rules where that was planted. */
  write(made: DemoCase, events: readonly CaseEvent[]): Promise<void>;
  close(): Promise<void>;
}

interface Month {
  readonly key: string;
  readonly style: FileStyle;
  readonly cases: ExportFile | undefined;
  readonly sheet: string[][];
  readonly events: ExportFile;
  written: number;
}

/** Opens the files of cases and their steps. */
export function openCaseFiles(world: DemoWorld): CaseFiles {
  let month: Month | undefined;
  let months = 0;
  const counts = { cases: 0, events: 0 };
  const picturesOf = casePictures(world);
  const turn = async (key: string): Promise<Month> => {
    if (month) await closeMonth(world, month);
    return (month = openMonth(world, key, STYLES[months++ % STYLES.length]!));
  };
  return {
    write: async (made, events) => {
      const key = momentText(made.reportAt, 'plain').slice(0, 6);
      const open = month?.key === key ? month : await turn(key);
      counts.cases++;
      counts.events += events.length;
      const cells = caseCells(world, made, events, open.style, await picturesOf(made));
      if (open.cases) open.cases.row(cells);
      else open.sheet.push(cells);
      events.forEach((event, index) =>
        open.events.row(eventCells(made, event, index + 1, open.events.style)),
      );
      if (++open.written === 3 && SPOILT_MONTHS.has(open.key)) plantBadRows(world, open, cells);
      await open.cases?.drain();
      await open.events.drain();
    },
    close: async () => {
      if (month) await closeMonth(world, month);
      world.answers.count('city-management', 'city_case', counts.cases);
      world.answers.count('city-management', 'case_event', counts.events);
    },
  };
}

function openMonth(world: DemoWorld, key: string, style: FileStyle): Month {
  const title = `${key.slice(0, 4)}年${key.slice(4)}月`;
  const folder = 'city-management';
  return {
    key,
    style,
    written: 0,
    sheet: [],
    cases: SHEET_MONTHS.has(key)
      ? undefined
      : openExport(world, `${folder}/案件_${title}.csv`, CASE_COLUMNS, style),
    events: openExport(world, `${folder}/案件流程_${title}.csv`, EVENT_COLUMNS, style),
  };
}

async function closeMonth(world: DemoWorld, month: Month): Promise<void> {
  await month.cases?.close();
  await month.events.close();
  if (month.cases) return;
  const title = `${month.key.slice(0, 4)}年${month.key.slice(4)}月`;
  const sheet = {
    name: `city-management/案件_${title}.xlsx`,
    sheet: '案件',
    columns: CASE_COLUMNS,
    style: month.style,
    above: [[`${world.districtName}数字城管案件明细（${title}）`], ['填表单位：监督指挥中心']],
  };
  await writeSheet(world, sheet, month.sheet);
}

/** Rows given twice, without a time, of a component nobody surveyed, or with a step nobody knows. */
function plantBadRows(world: DemoWorld, { cases, events }: Month, cells: readonly string[]): void {
  const caseNo = cells[0]!;
  const bad = (
    file: ExportFile,
    kind: string,
    expect: 'rejected' | 'flagged',
    row: readonly string[],
  ): void => {
    world.answers.plant({ file: file.name, line: file.row(row), kind, expect, key: row[0]! });
  };
  const changed = (change: Readonly<Record<number, string>>): string[] =>
    cells.map((cell, column) => change[column] ?? cell);
  bad(cases!, 'case-duplicate', 'rejected', cells);
  bad(cases!, 'case-report-time-missing', 'rejected', changed({ 0: `${caseNo}X`, 13: '' }));
  bad(
    cases!,
    'case-component-unknown',
    'flagged',
    changed({ 0: `${caseNo}Y`, 2: '部件', 6: '3302030118999998' }),
  );
  const at = cells[13]!;
  bad(events, 'case-event-duplicate', 'rejected', [caseNo, '1', '上报', '监督中心', at, '', '']);
  bad(events, 'case-step-unknown', 'rejected', [caseNo, '98', '会办', '监督中心', at, '', '']);
}
