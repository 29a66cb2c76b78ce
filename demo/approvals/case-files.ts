import {
  openExport,
  PLAIN_STYLE,
  type Columns,
  type ExportFile,
  type FileStyle,
} from '../world/export-file.ts';
import {
  plantInto,
  replaced,
  type Mistake,
  type PlantedExport,
  type RowsOf,
  wrongRow,
} from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';

const CASE_COLUMNS: Columns = [
  ['办件编号', '受理号'],
  ['事项编码'],
  ['统一社会信用代码', '信用代码'],
  ['房屋编码'],
  ['申请时间'],
  ['受理时间'],
  ['决定时间'],
  ['办结时间'],
  ['办理结果'],
  ['监察状态', '红黄牌'],
  ['满意度', '评价'],
  ['申请人'],
  ['实际用时(天)', '办理用时（天）'],
];

const STEP_COLUMNS: Columns = [
  ['办件编号'],
  ['序号'],
  ['环节'],
  ['时间', '办理时间'],
  ['办理岗位', '岗位'],
];

const PAUSE_COLUMNS: Columns = [
  ['办件编号'],
  ['特别程序'],
  ['挂起时间', '开始时间'],
  ['恢复时间', '结束时间'],
];

const CARD_COLUMNS: Columns = [
  ['牌号'],
  ['办件编号'],
  ['牌色'],
  ['发牌时间'],
  ['发牌原因'],
  ['处理方式'],
  ['处理时间'],
  ['是否撤销'],
  ['发牌单位'],
];

const CASE_MISTAKES: readonly Mistake[] = [
  wrongRow('finished-before-applied', 'flagged', {
    4: '2016-06-30 10:00:00',
    7: '2014-07-01 09:00:00',
  }),
  wrongRow('unknown-room', 'held', { 3: '33020300100199980100101' }),
  wrongRow('impossible-date', 'rejected', { 4: '2015-02-30 09:00:00' }),
  wrongRow('bad-credit-code', 'flagged', { 2: '91330299DEM000000X' }),
  wrongRow('unknown-result', 'flagged', { 8: '待议' }),
  { kind: 'duplicate-case', expect: 'rejected', spoil: (cells) => cells },
];

const STEP_MISTAKES: readonly Mistake[] = [
  {
    kind: 'unknown-step',
    expect: 'rejected',
    spoil: (cells) => replaced(cells, { 1: '99', 2: '散步' }),
  },
  {
    kind: 'missing-moment',
    expect: 'rejected',
    spoil: (cells) => replaced(cells, { 1: '98', 3: '' }),
  },
  { kind: 'duplicate-step', expect: 'rejected', spoil: (cells) => cells },
];

/** The files of one half year: cases and their steps. */
export interface HalfYearFiles {
  readonly style: FileStyle;
  readonly cases: PlantedExport;
  readonly steps: PlantedExport;
}

/** Files that run over all half years. */
export interface RunningFiles {
  readonly pauses: PlantedExport;
  readonly cards: PlantedExport;
  readonly cardStyle: FileStyle;
}

const STYLES: readonly FileStyle[] = [
  PLAIN_STYLE,
  { ...PLAIN_STYLE, headers: 1, moments: 'slash' },
  { ...PLAIN_STYLE, blank: '-' },
  { ...PLAIN_STYLE, headers: 1, encoding: 'utf-8-bom', moments: 'plain' },
];

/** Opens the files of a half year, 0 to 3; the first has the wrong rows. */
export function openHalfYear(world: DemoWorld, half: number, expected: number): HalfYearFiles {
  const style = STYLES[half % STYLES.length]!;
  const name = `${2014 + Math.ceil(half / 2)}年${half % 2 === 0 ? '下' : '上'}半年`;
  const open = (
    table: string,
    columns: Columns,
    rows: number,
    mistakes: readonly Mistake[],
  ): PlantedExport => {
    const title = table === 'approval_case' ? '办件' : '办件环节';
    const file = openExport(world, `approvals/${title}_${name}.csv`, columns, style);
    return plantInto(world, file, of(table), rows, half === 0 ? mistakes : []);
  };
  return {
    style,
    cases: open('approval_case', CASE_COLUMNS, expected, CASE_MISTAKES),
    steps: open('approval_step', STEP_COLUMNS, expected * 7, STEP_MISTAKES),
  };
}

/** Opens the files of pauses and of cards. */
export function openRunningFiles(world: DemoWorld): RunningFiles {
  const cardStyle: FileStyle = {
    ...PLAIN_STYLE,
    encoding: 'utf-8-bom',
    moments: 'slash',
    blank: '无',
  };
  const pauses: ExportFile = openExport(world, 'approvals/特别程序.csv', PAUSE_COLUMNS, {
    ...PLAIN_STYLE,
    headers: 1,
  });
  const cards = openExport(world, 'supervision/监察牌.csv', CARD_COLUMNS, cardStyle);
  return {
    pauses: plantInto(world, pauses, of('approval_pause'), 1, []),
    cards: plantInto(world, cards, of('approval_card'), 1, []),
    cardStyle,
  };
}

function of(table: string): RowsOf {
  return { system: 'approvals', table };
}
