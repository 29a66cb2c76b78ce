import type { Random } from '../random.ts';
import { weighted } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { DAY_SECONDS, momentOf, momentText, type Moment } from '../world/calendar.ts';
import { callMoments, callsByDay } from './call-times.ts';
import { createCallers, type Caller, type Callers } from './callers.ts';
import { ALARM, drawMatter, type Matter } from './catalogue.ts';
import { drawFirm, firmsByTrade, type ServiceFirm } from './firms.ts';
import { makeOrder, type DemoOrder } from './orders.ts';
import { createRepeats, type Repeats } from './repeats.ts';

export type Nature = '咨询' | '服务' | '投诉' | '建议' | '表扬' | '其他';

/** A call with its order, if somebody had to come. */
export interface DemoCall {
  readonly callNo: string;
  readonly line: string;
  readonly channel: '电话' | '网站' | '短信' | '微信' | '应急呼叫器';
  readonly nature: Nature;
  readonly matter: Matter;
  readonly callAt: Moment;
  /** Undefined where the caller gave up waiting. */
  readonly answerAt: Moment | undefined;
  readonly hangupAt: Moment;
  readonly agent: string;
  readonly answeredDirectly: boolean;
  readonly knowledge: number;
  /** Order number this call asks after, as the agent noted it. */
  readonly repeats: string;
  readonly caller: Caller;
  readonly order: DemoOrder | undefined;
  /** Truth: the earlier order about the same matter in the same room within a week. */
  readonly earlierOrder: string | undefined;
}

/** 咨询 to 服务 is seventy to thirty. */
const nature = weighted<Nature>([
  ['咨询', 672],
  ['服务', 288],
  ['投诉', 22],
  ['建议', 8],
  ['表扬', 4],
  ['其他', 6],
]);

const channel = weighted<DemoCall['channel']>([
  ['电话', 905],
  ['网站', 42],
  ['短信', 18],
  ['微信', 35],
]);

const LINES = 18;
const AGENTS = 46;
/** Knowledge entries at any scale: the base is the whole city's. */
export const KNOWLEDGE_ENTRIES = 3_000;
export const ENTRIES_A_MATTER = 15;

interface Desk {
  readonly callers: Callers;
  readonly repeats: Repeats;
  readonly firms: ReadonlyMap<string, readonly ServiceFirm[]>;
  readonly until: Moment;
  readonly random: Random;
}

/** A year of calls in order of time. */
export function* makeCalls(
  world: DemoWorld,
  total: number,
  firms: readonly ServiceFirm[],
): Generator<DemoCall> {
  const random = world.random.fork('calls');
  const desk: Desk = {
    callers: createCallers(world),
    repeats: createRepeats(),
    firms: firmsByTrade(firms),
    until: momentOf(world.asOf, DAY_SECONDS - 1),
    random,
  };
  for (const { day, calls } of callsByDay(world.asOf, total, world.random.fork('days'))) {
    const date = momentText(day * DAY_SECONDS, 'plain').slice(0, 8);
    const month = Number(date.slice(4, 6)) - 1;
    const moments = callMoments(day, calls, random);
    for (let index = 0; index < calls; index++) {
      const number = `${date}${String(index + 1).padStart(5, '0')}`;
      yield makeCall(desk, moments[index]!, month, number);
    }
  }
}

function makeCall(desk: Desk, callAt: Moment, month: number, number: string): DemoCall {
  const { random } = desk;
  const drawn = nature(random);
  if (drawn === '服务') return serviceCall(desk, callAt, month, number);
  const given = random.chance(0.026);
  const timing = talk(callAt, given, random);
  const matter = drawMatter(false, month, random);
  return {
    ...desked(desk, number),
    ...timing,
    nature: given ? '其他' : drawn,
    matter,
    channel: given ? '电话' : channel(random),
    answeredDirectly: !given && random.chance(drawn === '咨询' ? 0.93 : 0.35),
    knowledge: given ? -1 : knowledgeFor(matter, random),
    repeats: '',
    caller: random.chance(0.45) ? desk.callers.atHome(random) : desk.callers.anybody(random),
    order: undefined,
    earlierOrder: undefined,
  };
}

function serviceCall(desk: Desk, callAt: Moment, month: number, number: string): DemoCall {
  const { random, repeats, callers } = desk;
  const again = random.chance(0.035) ? repeats.recent(callAt, random) : undefined;
  const matter = again?.matter ?? drawMatter(true, month, random);
  const alarm = matter === ALARM;
  const caller = again
    ? callers.ofRoom(again.roomIndex, random)
    : alarm
      ? callers.withAlarm(random)
      : callers.atHome(random);
  const timing = talk(callAt, false, random);
  const callNo = `HJ${number}`;
  const firm = drawFirm(desk.firms, matter.category, random);
  const order = makeOrder(`FW${number}`, callNo, matter, firm, timing.hangupAt, desk.until, random);
  const earlierOrder = repeats.see(caller.roomIndex, matter, callAt, order.orderNo);
  return {
    ...desked(desk, number),
    ...timing,
    nature: '服务',
    matter,
    channel: alarm ? '应急呼叫器' : channel(random),
    answeredDirectly: false,
    knowledge: -1,
    repeats: earlierOrder !== undefined && random.chance(0.68) ? earlierOrder : '',
    caller,
    order,
    earlierOrder,
  };
}

function desked({ random }: Desk, number: string): Pick<DemoCall, 'callNo' | 'line' | 'agent'> {
  return {
    callNo: `HJ${number}`,
    line: `81890-${String(random.integer(1, LINES)).padStart(2, '0')}`,
    agent: `8${String(random.integer(1, AGENTS)).padStart(3, '0')}`,
  };
}

function talk(
  callAt: Moment,
  given: boolean,
  random: Random,
): Pick<DemoCall, 'callAt' | 'answerAt' | 'hangupAt'> {
  if (given) return { callAt, answerAt: undefined, hangupAt: callAt + random.integer(6, 90) };
  const wait = random.chance(0.965) ? random.integer(2, 14) : random.integer(16, 80);
  const answerAt = callAt + wait;
  return { callAt, answerAt, hangupAt: answerAt + random.integer(25, 260) };
}

/** Entries of a matter lie side by side, so that its calls use the same few. */
function knowledgeFor({ index }: Matter, random: Random): number {
  return index * ENTRIES_A_MATTER + Math.floor(random.next() ** 2 * ENTRIES_A_MATTER);
}
