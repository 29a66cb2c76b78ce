import { weighted, type Random } from '../random.ts';
import { DAY_SECONDS, HOUR_SECONDS, inDaytime, type Moment } from '../world/calendar.ts';
import type { Matter } from './catalogue.ts';
import type { ServiceFirm } from './firms.ts';

/** A service order (服务工单) and what the caller said of it afterwards. */
export interface DemoOrder {
  readonly orderNo: string;
  readonly callNo: string;
  readonly firm: ServiceFirm;
  readonly dispatchAt: Moment;
  readonly acceptAt: Moment | undefined;
  readonly arriveAt: Moment | undefined;
  readonly doneAt: Moment | undefined;
  readonly dueAt: Moment;
  readonly feeYuan: number | undefined;
  readonly solved: '是' | '否' | undefined;
  readonly redispatches: number;
  readonly followUp: { readonly at: Moment; readonly result: string } | undefined;
}

/** Of those who answered, 0.13 % were not satisfied: 满意率 99.87 % was published of the first thirteen years. */
const followUpResult = weighted([
  ['满意', 926],
  ['基本满意', 47.7],
  ['不满意', 1.3],
  ['未联系上', 19],
  ['免回访', 6],
] as const);

/** Makes the order of a call that ended at `from`; what lies after `until` has not happened yet. */
export function makeOrder(
  orderNo: string,
  callNo: string,
  { dueHours, feeYuan }: Matter,
  firm: ServiceFirm,
  from: Moment,
  until: Moment,
  random: Random,
): DemoOrder {
  const dispatchAt = from + random.integer(40, 700);
  const redispatches = random.chance(0.04) ? random.integer(1, 2) : 0;
  const acceptAt = dispatchAt + random.integer(60, 1_500) + redispatches * 1_800;
  const dueAt = dispatchAt + dueHours * HOUR_SECONDS;
  const late = random.chance(0.028);
  const never = random.chance(0.0015);
  const share = late ? random.between(1.05, 2.2) : random.between(0.12, 0.82) ** 1.3;
  const wanted = Math.round(dispatchAt + dueHours * HOUR_SECONDS * share);
  const arriveAt = Math.max(acceptAt + 300, dueHours >= 12 ? inDaytime(wanted, late) : wanted);
  const doneAt = doneMoment(arriveAt, dueAt, late, random);
  const followAt = doneAt + random.integer(DAY_SECONDS / 2, 4 * DAY_SECONDS);
  const done = !never && doneAt <= until;
  return {
    orderNo,
    callNo,
    firm,
    dispatchAt,
    dueAt,
    redispatches,
    acceptAt: acceptAt <= until ? acceptAt : undefined,
    arriveAt: !never && arriveAt <= until ? arriveAt : undefined,
    doneAt: done ? doneAt : undefined,
    feeYuan: done ? feeOf(feeYuan, random) : undefined,
    solved: done ? (random.chance(0.955) ? '是' : '否') : undefined,
    followUp:
      done && followAt <= until && random.chance(0.86)
        ? { at: followAt, result: followUpResult(random) }
        : undefined,
  };
}

/** In time unless it is late; work takes a quarter to two hours. */
function doneMoment(arriveAt: Moment, dueAt: Moment, late: boolean, random: Random): Moment {
  const doneAt = arriveAt + random.integer(900, 7_200);
  if (late) return Math.max(doneAt, dueAt + 60);
  return doneAt <= dueAt ? doneAt : Math.max(arriveAt + 60, dueAt - 60);
}

function feeOf([low, high]: readonly [number, number], random: Random): number {
  const fee = low + (high - low) * random.next() ** 2.2;
  return Math.round(fee / 5) * 5;
}
