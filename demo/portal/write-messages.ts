import { drawName, drawSurname } from '../names/person-names.ts';
import { addWorkingDays, DAY_SECONDS, momentOf, nextOpening } from '../world/calendar.ts';
import {
  momentIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type FileStyle,
} from '../world/export-file.ts';
import { plantInto, type Mistake, wrongRow } from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import { FIRST_DAY } from './updates.ts';

const SYSTEM = 'portal';
const FULL_MESSAGES = 4_200;

/** Days after which a message without an answer fails the whole site (国办秘函〔2019〕19号). */
export const UNANSWERED_DAYS = 90;

const COLUMNS: Columns = [
  ['留言编号', '信件编号'],
  ['留言时间', '提交时间'],
  ['答复时间'],
  ['答复部门', '承办部门'],
  ['主题', '标题'],
  ['是否公开'],
  ['留言人'],
];

const MISTAKES: readonly Mistake[] = [
  wrongRow('missing-asked-at', 'rejected', { 1: '' }),
  wrongRow('answered-before-asked', 'flagged', { 1: '2016/6/1 9:00:00', 2: '2016/1/1 9:00:00' }),
  { kind: 'duplicate-message', expect: 'rejected', spoil: (cells) => cells },
];

const TOPICS = [
  '路灯不亮',
  '井盖松动',
  '小区停车',
  '办证材料',
  '入学政策',
  '噪声扰民',
  '垃圾清运',
  '公交线路',
  '社保转移',
  '旧城改造',
  '物业纠纷',
  '占道经营',
] as const;
const DEPARTMENTS = [
  '城市管理局',
  '教育局',
  '人力资源和社会保障局',
  '住房和建设局',
  '公安分局',
  '区府办',
  '卫生局',
] as const;

/** Writes the year's messages: nearly all answered within days, a few never. */
export async function writeMessages(world: DemoWorld): Promise<void> {
  const { random, asOf, scaled, places } = world;
  const style: FileStyle = {
    ...PLAIN_STYLE,
    encoding: 'utf-8-bom',
    headers: 1,
    moments: 'slash',
    blank: '--',
  };
  const total = scaled(FULL_MESSAGES);
  const open = openExport(world, 'portal/咨询留言.csv', COLUMNS, style);
  const file = plantInto(world, open, { system: SYSTEM, table: 'site_message' }, total, MISTAKES);
  const [first, now] = [momentOf(FIRST_DAY), momentOf(asOf, 63_000)];
  for (let index = 0; index < total; index++) {
    const no = `LY${String(index + 1).padStart(6, '0')}`;
    const asked = first + Math.floor(((index + random.next()) * (now - first)) / total);
    const answered = answeredAt(world, no, asked, now, index);
    const place = random.chance(0.3) ? places.onRoad(random).road.tag.name : '';
    file.row([
      no,
      momentIn(style, asked),
      momentIn(style, answered),
      random.pick(DEPARTMENTS),
      place + random.pick(TOPICS),
      random.chance(0.7) ? '是' : '否',
      drawName(drawSurname(random), random.chance(0.5), random),
    ]);
    await file.drain();
  }
  await file.close();
}

/** One message in a hundred and twenty is never answered. */
function answeredAt(
  { random, answers }: DemoWorld,
  no: string,
  asked: number,
  now: number,
  index: number,
): number | undefined {
  const forgotten = index % 120 === 7;
  if (forgotten && now - asked > UNANSWERED_DAYS * DAY_SECONDS)
    answers.truth(SYSTEM, 'unansweredMessage', no);
  const answered =
    addWorkingDays(nextOpening(asked), random.integer(0, 9)) + random.integer(0, 9_000);
  return forgotten || answered > now ? undefined : answered;
}
