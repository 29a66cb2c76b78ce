import type { Random } from '../random.ts';
import {
  DAY_SECONDS,
  HOUR_SECONDS,
  inDaytime,
  nextOpening,
  type Moment,
} from '../world/calendar.ts';
import { dueAfter, type TimeLimit } from './case-types.ts';

export type CaseStep =
  | '上报'
  | '受理'
  | '核实'
  | '不予立案'
  | '立案'
  | '派遣'
  | '退回'
  | '处置'
  | '延期'
  | '挂账'
  | '恢复'
  | '反馈'
  | '核查'
  | '返工'
  | '结案'
  | '作废';

export interface CaseEvent {
  readonly step: CaseStep;
  readonly side: '监督中心' | '指挥中心' | '专业部门';
  readonly at: Moment;
  readonly note: string;
}

/** What will become of a case. */
export interface CaseFate {
  readonly verified: boolean;
  readonly ending: 'closed' | 'refused' | 'void' | 'stuck';
  readonly late: boolean;
  readonly returned: boolean;
  readonly reworks: number;
  readonly extended: boolean;
  readonly suspended: boolean;
}

/** Draws a fate; reports from the public are verified first. */
export function drawFate(verified: boolean, random: Random): CaseFate {
  const ending = random.next();
  return {
    verified,
    ending:
      ending < 0.016 ? 'refused' : ending < 0.02 ? 'void' : ending < 0.0235 ? 'stuck' : 'closed',
    late: random.chance(0.055),
    returned: random.chance(0.045),
    reworks: random.chance(0.07) ? (random.chance(0.15) ? 2 : 1) : 0,
    extended: random.chance(0.025),
    suspended: random.chance(ending >= 0.02 && ending < 0.0235 ? 0.25 : 0.008),
  };
}

export interface CaseFlow {
  readonly events: readonly CaseEvent[];
  /** Undefined until it is dispatched. */
  readonly deadline: Moment | undefined;
}

interface Draft {
  readonly events: CaseEvent[];
  readonly random: Random;
  at: Moment;
}

/**
 * The steps of a case in order (domain §5.1), cut off at `until`; every one is allowed after the one before. Late
 * cases are handled after their deadline, others closed before it.
 */
export function runCase(
  reportAt: Moment,
  limit: TimeLimit,
  fate: CaseFate,
  until: Moment,
  random: Random,
): CaseFlow {
  const draft: Draft = { events: [], random, at: reportAt };
  receive(draft, fate);
  let deadline: Moment | undefined;
  if (fate.ending !== 'refused' && fate.ending !== 'void')
    deadline = treat(draft, limit, fate, until);
  const events = draft.events.filter(({ at }) => at <= until);
  return { events, deadline: events.some(({ step }) => step === '派遣') ? deadline : undefined };
}

function add(draft: Draft, step: CaseStep, side: CaseEvent['side'], at: Moment, note = ''): void {
  draft.at = Math.max(draft.at, Math.round(at));
  draft.events.push({ step, side, at: draft.at, note });
}

/** Minutes later, on the desk of somebody in office. */
function soon(draft: Draft, low: number, high: number): Moment {
  const second = draft.at % DAY_SECONDS;
  const open = second > 7 * HOUR_SECONDS && second < 20 * HOUR_SECONDS;
  return (open ? draft.at : nextOpening(draft.at)) + draft.random.integer(low, high) * 60;
}

function receive(draft: Draft, { verified, ending }: CaseFate): void {
  add(draft, '上报', '监督中心', draft.at);
  add(draft, '受理', '监督中心', soon(draft, 1, 12));
  if (ending === 'void') return add(draft, '作废', '监督中心', soon(draft, 5, 60), '重复上报');
  if (verified || ending === 'refused')
    add(draft, '核实', '监督中心', soon(draft, 15, 90), ending === 'refused' ? '不属实' : '属实');
  if (ending === 'refused')
    return add(draft, '不予立案', '监督中心', soon(draft, 5, 30), '不属于受理范围');
  add(draft, '立案', '监督中心', soon(draft, 2, 20));
}

function treat(draft: Draft, limit: TimeLimit, fate: CaseFate, until: Moment): Moment {
  const { random } = draft;
  add(draft, '派遣', '指挥中心', soon(draft, 2, 20));
  if (fate.returned) {
    add(draft, '退回', '专业部门', soon(draft, 20, 120), '非本单位职责');
    add(draft, '派遣', '指挥中心', soon(draft, 5, 40));
  }
  const begun = draft.at;
  let deadline = dueAfter(begun, limit);
  add(draft, '处置', '专业部门', begun + (deadline - begun) * random.between(0.03, 0.1));
  if (fate.extended) {
    add(draft, '延期', '指挥中心', begun + (deadline - begun) * 0.12, '同意延期');
    deadline = dueAfter(deadline, { ...limit, value: Math.ceil(limit.value / 2) });
  }
  if (fate.suspended) deadline += suspend(draft, fate, until);
  if (fate.ending === 'stuck') return deadline;
  finish(draft, fate, deadline);
  return deadline;
}

/** Put off until the cause is gone; a stuck case stays put off. Returns by how much the deadline moves. */
function suspend(draft: Draft, fate: CaseFate, until: Moment): number {
  const from = draft.at + 600;
  add(draft, '挂账', '指挥中心', from, '待上级统一改造');
  if (fate.ending === 'stuck') return 0;
  const days = draft.random.integer(4, 40);
  const resumed = from + days * DAY_SECONDS;
  add(draft, '恢复', '指挥中心', resumed);
  return resumed > until ? 0 : days * DAY_SECONDS;
}

/** Feedback, check, reworks and closing, spread over the time that is left or beyond it. */
function finish(draft: Draft, fate: CaseFate, deadline: Moment): void {
  const { random } = draft;
  const from = draft.at;
  const span = Math.max(deadline - from, 4 * HOUR_SECONDS);
  const [first, last] = fate.late
    ? [deadline + 1_200, deadline + span * random.between(0.25, 2.2) + 2 * HOUR_SECONDS]
    : [
        from + (deadline - from) * random.between(0.15, 0.5),
        from + (deadline - from) * random.between(0.6, 0.97),
      ];
  const moments = 2 + 3 * fate.reworks + 1;
  const moment = (index: number): Moment =>
    inDaytime(first + ((last - first) * index) / (moments - 1), fate.late);
  let index = 0;
  add(draft, '反馈', '专业部门', moment(index++), '已处置');
  add(draft, '核查', '监督中心', moment(index++), fate.reworks > 0 ? '不合格' : '合格');
  for (let rework = 1; rework <= fate.reworks; rework++) {
    add(draft, '返工', '指挥中心', draft.at + 60, '处置不到位');
    add(draft, '处置', '专业部门', moment(index++));
    add(draft, '反馈', '专业部门', moment(index++), '已重新处置');
    add(draft, '核查', '监督中心', moment(index++), rework < fate.reworks ? '不合格' : '合格');
  }
  add(draft, '结案', '监督中心', inDaytime(last, fate.late));
}
