import type { DemoWorld } from '../world.ts';
import { momentText, type Moment } from '../world/calendar.ts';
import {
  momentIn,
  openExport,
  PLAIN_STYLE,
  writeSheet,
  type Columns,
  type ExportFile,
  type FileStyle,
} from '../world/export-file.ts';
import type { CaseEvent } from './case-flow.ts';
import type { DemoCase } from './cases.ts';

const CASE_COLUMNS: Columns = [
  ['案件编号', '任务号', '案卷号'],
  ['问题来源', '案件来源', '上报渠道'],
  ['问题类型', '部件/事件'],
  ['编码版本'],
  ['小类代码', '案件小类', '小类'],
  ['小类名称'],
  ['部件标识码', '部件编码'],
  ['单元网格', '单元网格编码', '网格号'],
  ['责任网格'],
  ['所在道路', '道路'],
  ['处置单位', '责任部门', '承办单位'],
  ['派遣岗位', '岗位'],
  ['案件状态', '当前环节', '状态'],
  ['上报时间'],
  ['立案时间'],
  ['派遣时间'],
  ['处置完成时间', '处置时间'],
  ['核查时间'],
  ['结案时间'],
  ['截止时间', '应结案时间', '处置截止'],
  ['处置时限', '办理时限'],
  ['时限单位'],
  ['返工次数'],
  ['延期次数'],
  ['是否挂账'],
  ['问题描述'],
  ['位置描述', '地址'],
  ['经度', 'X坐标'],
  ['纬度', 'Y坐标'],
  ['街道代码', '所在街道'],
  ['社区代码', '所在社区'],
];

const EVENT_COLUMNS: Columns = [
  ['案件编号', '任务号', '案卷号'],
  ['序号', '步骤序号'],
  ['环节', '流程环节', '步骤'],
  ['中心'],
  ['办理时间', '时间', '发生时间'],
  ['办理岗位', '办理单位'],
  ['办理意见', '意见'],
];

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
      const cells = caseCells(world, made, events, open.style);
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

function caseCells(
  world: DemoWorld,
  made: DemoCase,
  events: readonly CaseEvent[],
  style: FileStyle,
): string[] {
  const [longitude, latitude] = world.district.plane.toDegrees(made.at);
  const last = (step: CaseEvent['step']): Moment | undefined => lastOf(events, step);
  const count = (step: CaseEvent['step']): string =>
    String(events.reduce((sum, event) => sum + (event.step === step ? 1 : 0), 0));
  const ended = made.events[made.events.length - 1]!.step;
  const suspended = (last('挂账') ?? -1) > (last('恢复') ?? -1);
  return [
    made.caseNo,
    made.source,
    made.kind,
    made.codeSystem,
    made.typeCode,
    made.typeName,
    made.componentId || style.blank,
    made.gridCode,
    made.dutyGrid,
    made.road,
    made.unit,
    `派遣${'一二三'[Number(made.caseNo.slice(-1)) % 3]!}岗`,
    ended,
    momentIn(style, made.reportAt),
    momentIn(style, last('立案')),
    momentIn(style, last('派遣')),
    momentIn(style, last('反馈')),
    momentIn(style, last('核查')),
    momentIn(style, last('结案')),
    momentIn(style, made.deadline),
    String(made.limit.value),
    made.limit.unit,
    count('返工'),
    count('延期'),
    suspended ? '是' : '否',
    made.description,
    made.address,
    longitude.toFixed(6),
    latitude.toFixed(6),
    made.gridCode.slice(0, 9),
    made.gridCode.slice(0, 12),
  ];
}

function lastOf(events: readonly CaseEvent[], step: CaseEvent['step']): Moment | undefined {
  for (let index = events.length - 1; index >= 0; index--)
    if (events[index]!.step === step) return events[index]!.at;
  return undefined;
}

function eventCells(
  made: DemoCase,
  { step, side, at, note }: CaseEvent,
  sequence: number,
  style: FileStyle,
): string[] {
  const actor = side === '专业部门' ? made.unit : side;
  return [made.caseNo, String(sequence), step, side, momentIn(style, at), actor, note];
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
