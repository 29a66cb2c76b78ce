import {
  dateIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type FileStyle,
} from '../world/export-file.ts';
import { plantInto, writePlantedSheet, type Mistake, wrongRow } from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import type { Cell } from '../write/xlsx.ts';
import type { Instruction, SupervisionItem } from './supervision.ts';

const SYSTEM = 'office';

const ITEM_COLUMNS: Columns = [
  ['督查编号'],
  ['来源'],
  ['事项摘要'],
  ['牵头单位'],
  ['协办单位'],
  ['状态'],
  ['立项日期'],
  ['办理期限'],
  ['办结日期'],
  ['催办次数'],
  ['涉及地点'],
  ['督查得分'],
];

const ITEM_MISTAKES: readonly Mistake<Cell>[] = [
  wrongRow('missing-opened-at', 'rejected', { 6: '-' }),
  { kind: 'duplicate-supervision-item', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes the supervised items and puts down the late ones, those that do not say so apart. */
export async function writeItems(
  world: DemoWorld,
  items: readonly SupervisionItem[],
): Promise<void> {
  const style: FileStyle = { ...PLAIN_STYLE, dates: 'chinese', blank: '-' };
  for (const { no, overdue, status } of items.filter((item) => item.overdue)) {
    world.answers.truth(SYSTEM, 'overdueItem', no);
    if (overdue && status !== '逾期') world.answers.truth(SYSTEM, 'overdueUnsaid', no);
  }
  const sheet = {
    name: 'office/督查事项.xlsx',
    sheet: '督查台账',
    columns: ITEM_COLUMNS,
    style,
    above: [
      ['政务督查事项台账'],
      ['事项', null, null, '责任', null, '进度', null, null, null, null, null, null],
    ],
    merges: ['A1:L1', 'A2:C2', 'D2:E2', 'F2:L2'],
    below: [['填表人：', '督查室']],
  };
  const rows = items.map((item): Cell[] => [
    item.no,
    item.source,
    item.subject,
    item.leadUnit,
    item.jointUnits || style.blank,
    item.status,
    dateIn(style, item.openedAt),
    dateIn(style, item.dueAt),
    dateIn(style, item.doneAt),
    item.urged,
    item.place || style.blank,
    scoreOf(item) ?? style.blank,
  ]);
  await writePlantedSheet(
    world,
    sheet,
    { system: SYSTEM, table: 'supervision_item' },
    rows,
    ITEM_MISTAKES,
  );
}

const FULL_SCORE = 100;

/** What a finished item scored: points are lost for each time it was urged. */
function scoreOf({ doneAt, urged }: SupervisionItem): number | undefined {
  return doneAt === '' ? undefined : Math.max(60, FULL_SCORE - 5 * urged);
}

const INSTRUCTION_COLUMNS: Columns = [
  ['批示编号'],
  ['职务'],
  ['督查编号'],
  ['承办单位'],
  ['批示日期'],
  ['办理期限'],
  ['落实日期'],
];

const INSTRUCTION_MISTAKES: readonly Mistake[] = [
  wrongRow('impossible-date', 'rejected', { 4: '20161345' }),
  { kind: 'duplicate-instruction', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes the instructions and puts down the late ones. */
export async function writeInstructions(
  world: DemoWorld,
  instructions: readonly Instruction[],
): Promise<void> {
  const style: FileStyle = { ...PLAIN_STYLE, dates: 'plain', blank: '无' };
  const open = openExport(world, 'office/领导批示.csv', INSTRUCTION_COLUMNS, style);
  const table = { system: SYSTEM, table: 'leader_instruction' } as const;
  const file = plantInto(world, open, table, instructions.length, INSTRUCTION_MISTAKES);
  for (const { no, post, itemNo, leadUnit, at, dueAt, carriedOutAt, overdue } of instructions) {
    const dates = [at, dueAt, carriedOutAt].map((date) => dateIn(style, date));
    file.row([no, post, itemNo || style.blank, leadUnit, ...dates]);
    if (overdue) world.answers.truth(SYSTEM, 'overdueInstruction', no);
  }
  await file.close();
}
