import type { DemoWorld } from '../world.ts';
import { momentDate } from '../world/calendar.ts';
import {
  dateIn,
  momentIn,
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
  wrongRow,
} from '../world/planted-rows.ts';
import type { HazardEvent } from './hazard-flow.ts';
import type { HazardPictures } from './hazard-pictures.ts';
import { lastOf, type DemoHazard } from './hazards.ts';

const HAZARD_COLUMNS: Columns = [
  ['隐患编号'],
  ['单位编号'],
  ['单位名称', '被检查单位'],
  ['房屋编码', '户室编码'],
  ['隐患部位', '隐患地点', '部位'],
  ['隐患内容', '隐患描述'],
  ['隐患级别', '隐患等级', '级别'],
  ['隐患环节', '隐患类别', '环节'],
  ['隐患分类'],
  ['发现方式', '检查类型'],
  ['发现日期', '检查日期', '登记日期'],
  ['整改期限', '限期', '整改时限'],
  ['整改完成日期', '整改日期'],
  ['复查日期'],
  ['复查结果', '复查结论'],
  ['销号日期'],
  ['状态', '隐患状态'],
  ['整改措施'],
  ['整改资金(元)', '整改资金（万元）'],
  ['整改责任人', '责任人'],
  ['应急预案'],
  ['挂牌督办'],
  ['退回次数'],
  ['督办编号', '挂牌督办编号'],
  ['重大隐患判定依据', '判定依据'],
  ['检查人', '检查人员'],
  ['复查人'],
  ['整改前照片', '隐患照片', '现场照片'],
  ['整改后照片', '复查照片'],
];

/** 判定标准 of trades lie with the office; the demo names them alike. */
const MAJOR_BASIS = '重大生产安全事故隐患判定标准';

const EVENT_COLUMNS: Columns = [
  ['隐患编号'],
  ['序号'],
  ['环节'],
  ['办理时间', '时间'],
  ['经办单位', '经办'],
  ['意见'],
];

const STYLES: readonly FileStyle[] = [
  PLAIN_STYLE,
  { ...PLAIN_STYLE, headers: 1, dates: 'slash', moments: 'slash', blank: '无' },
  { ...PLAIN_STYLE, headers: 2, dates: 'dot', moments: 'minutes' },
  { ...PLAIN_STYLE, encoding: 'utf-8-bom', dates: 'chinese', blank: '/' },
];

const HAZARD_MISTAKES: readonly Mistake[] = [
  { kind: 'hazard-duplicate', expect: 'rejected', spoil: (cells) => cells },
  wrongRow('hazard-description-missing', 'rejected', { 5: '' }),
  wrongRow('hazard-date-impossible', 'rejected', { 10: '2015-02-30' }, 'Y'),
];

const EVENT_MISTAKES: readonly Mistake[] = [
  { kind: 'hazard-event-duplicate', expect: 'rejected', spoil: (cells) => cells },
  {
    kind: 'hazard-step-unknown',
    expect: 'rejected',
    spoil: (cells) => replaced(cells, { 1: '97', 2: '会签' }),
  },
];

/** A hazard and its steps as they were written down, which may be wrong on purpose. */
export interface WrittenHazard {
  readonly hazard: DemoHazard;
  readonly events: readonly HazardEvent[];
  /** A major hazard whose 资金 and 预案 nobody filled in. */
  readonly incomplete: boolean;
}

/** Writes the hazards and steps of one quarter; every other quarter's hazards are a workbook. */
export async function writeQuarter(
  world: DemoWorld,
  quarter: string,
  number: number,
  hazards: readonly WrittenHazard[],
  picturesOf: (written: WrittenHazard) => Promise<HazardPictures>,
): Promise<void> {
  const style = STYLES[number % STYLES.length]!;
  const mistakes = number < 2 ? HAZARD_MISTAKES : [];
  const rows: string[][] = [];
  for (const written of hazards)
    rows.push([...hazardCells(written, style), ...(await picturesOf(written))]);
  const ofHazards = { system: 'work-safety', table: 'hazard' } as const;
  const name = `work-safety/隐患台账_${quarter}`;
  if (number % 2 === 1) {
    const above = [[`${world.districtName}事故隐患排查治理台账（${quarter}）`]];
    const sheet = { name: `${name}.xlsx`, sheet: '台账', columns: HAZARD_COLUMNS, style, above };
    await writePlantedSheet(world, sheet, ofHazards, rows, mistakes);
  } else {
    const csv = openExport(world, `${name}.csv`, HAZARD_COLUMNS, style);
    const file = plantInto(world, csv, ofHazards, rows.length, mistakes);
    for (const row of rows) {
      file.row(row);
      await file.drain();
    }
    await file.close();
  }
  await writeEvents(world, quarter, number, style, hazards);
}

async function writeEvents(
  world: DemoWorld,
  quarter: string,
  number: number,
  style: FileStyle,
  hazards: readonly WrittenHazard[],
): Promise<void> {
  const csv = openExport(world, `work-safety/隐患流程_${quarter}.csv`, EVENT_COLUMNS, style);
  const expected = hazards.reduce((sum, { events }) => sum + events.length, 0);
  const mistakes = number === 0 ? EVENT_MISTAKES : [];
  const ofEvents = { system: 'work-safety', table: 'hazard_event' } as const;
  const file = plantInto(world, csv, ofEvents, expected, mistakes);
  for (const { hazard, events } of hazards) {
    events.forEach((event, index) => file.row(eventCells(hazard, event, index + 1, style)));
    await file.drain();
  }
  await file.close();
}

function hazardCells({ hazard, events, incomplete }: WrittenHazard, style: FileStyle): string[] {
  const dateOf = (event: HazardEvent | undefined): string =>
    event ? dateIn(style, momentDate(event.at)) : style.blank;
  const recheck = lastOf(events, '复查合格', '复查不合格');
  const fixed = lastOf(events, '申请复查');
  const result = recheck?.step.replace('复查', '') ?? style.blank;
  const { premises, fundsYuan, level } = hazard;
  const funds = style.headers === 0 ? String(fundsYuan) : String(fundsYuan / 10_000);
  const returns = events.filter(({ step }) => step === '复查不合格').length;
  return [
    hazard.hazardNo,
    premises.premisesNo,
    premises.name,
    hazard.place === '后巷' ? style.blank : premises.room.id,
    hazard.place,
    hazard.description,
    level,
    hazard.object,
    hazard.kind,
    hazard.foundBy,
    dateIn(style, hazard.foundAt),
    dateIn(style, hazard.dueAt),
    dateOf(fixed),
    dateOf(recheck),
    result,
    dateOf(lastOf(events, '销号')),
    events[events.length - 1]!.step,
    hazard.measure,
    incomplete ? style.blank : funds,
    hazard.dutyPerson,
    incomplete || hazard.plan === '' ? style.blank : hazard.plan,
    hazard.listed === '无' ? '无' : hazard.listed,
    String(returns),
    hazard.listingNo || style.blank,
    level === '重大' ? MAJOR_BASIS : style.blank,
    hazard.inspector,
    recheck ? hazard.reviewer : style.blank,
  ];
}

const BY_UNIT: ReadonlySet<string> = new Set(['整改', '申请复查']);

function eventCells(
  { hazardNo, premises }: DemoHazard,
  { step, at, note }: HazardEvent,
  sequence: number,
  style: FileStyle,
): string[] {
  const actor = BY_UNIT.has(step) ? premises.name : premises.team;
  return [hazardNo, String(sequence), step, momentIn(style, at), actor, note];
}
