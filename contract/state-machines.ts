import { APPROVAL_STEPS } from './schema/approvals.ts';
import { CASE_STEPS } from './schema/city-management.ts';
import { HAZARD_STEPS } from './schema/work-safety.ts';

/** Steps that a process may take, as data: who may follow whom. */
export interface StateMachine<Step extends string = string> {
  /** Step → Chinese title. */
  readonly titles: Readonly<Record<Step, string>>;
  /** Steps a list may begin with. */
  readonly first: readonly Step[];
  /** Step → steps that may come next; a step with none ends the process. */
  readonly next: Readonly<Record<Step, readonly Step[]>>;
  /** Measures beside the process (督办, 挂牌): allowed while it is open, some after its end too; they change nothing. */
  readonly beside: readonly Step[];
  /** Steps after which the process is over. */
  readonly last: readonly Step[];
  /** Step → step it takes in, where departments write both as one: 核查结案. */
  readonly takesIn?: Readonly<Partial<Record<Step, Step>>>;
}

type CaseStep = keyof typeof CASE_STEPS;
type HazardStep = keyof typeof HAZARD_STEPS;
type ApprovalStep = keyof typeof APPROVAL_STEPS;

/** 案件: 上报 → 受理 → 核实 → 立案 → 派遣 → 处置 → 反馈 → 核查 → 结案, with 退回, 延期, 挂账, 返工 and 督办 (data-dictionary §1.7). */
export const CASE_MACHINE: StateMachine<CaseStep> = {
  titles: CASE_STEPS,
  first: ['report'],
  next: {
    report: ['accept', 'verify', 'register', 'refuse', 'void'],
    accept: ['verify', 'register', 'refuse', 'void'],
    verify: ['register', 'refuse', 'void'],
    refuse: [],
    register: ['dispatch', 'void'],
    dispatch: ['handle', 'return', 'extend', 'suspend', 'void'],
    return: ['dispatch', 'void'],
    handle: ['feedback', 'extend', 'suspend', 'return', 'void'],
    extend: ['handle', 'feedback', 'suspend', 'return', 'void'],
    suspend: ['resume', 'void'],
    resume: ['dispatch', 'handle', 'feedback', 'extend', 'void'],
    feedback: ['check', 'void'],
    check: ['close', 'rework', 'void'],
    rework: ['dispatch', 'handle', 'void'],
    close: [],
    void: [],
    urge: [],
  },
  beside: ['urge'],
  last: ['refuse', 'close', 'void'],
  takesIn: { close: 'check' },
};

/** 隐患: 登记 → 派发 → 整改 → 申请复查 → 复查合格 → 销号 → 摘牌 where it was listed; nothing is closed without a passed recheck (data-dictionary §4.3). */
export const HAZARD_MACHINE: StateMachine<HazardStep> = {
  titles: HAZARD_STEPS,
  first: ['register'],
  next: {
    register: ['dispatch', 'rectify'],
    dispatch: ['rectify', 'apply'],
    rectify: ['apply', 'pass', 'fail'],
    apply: ['pass', 'fail'],
    pass: ['close'],
    fail: ['dispatch', 'rectify', 'apply'],
    close: ['delist'],
    list: [],
    delist: [],
    urge: [],
    punish: [],
  },
  beside: ['list', 'delist', 'urge', 'punish'],
  last: ['close'],
};

/** 审批办件: 申请 → 受理 → 承办 → 审核 → 批准 → 办结 → 送达; 补正 comes before 受理 or during 承办 (data-dictionary §6.1). */
export const APPROVAL_MACHINE: StateMachine<ApprovalStep> = {
  titles: APPROVAL_STEPS,
  first: ['apply'],
  next: {
    apply: ['accept', 'refuse', 'supplement'],
    supplement: ['apply', 'accept', 'refuse', 'handle', 'review'],
    accept: ['handle', 'review', 'approve', 'supplement', 'done'],
    refuse: ['deliver'],
    handle: ['review', 'approve', 'supplement', 'done'],
    review: ['approve', 'handle', 'supplement', 'done'],
    approve: ['done'],
    done: ['deliver'],
    deliver: [],
  },
  beside: [],
  last: ['refuse', 'done', 'deliver'],
};

/** Whether `step` may follow `current` (undefined: nothing happened yet). */
export function mayFollow(
  machine: StateMachine,
  current: string | undefined,
  step: string,
): boolean {
  if (current === undefined) return machine.first.includes(step);
  if (machine.beside.includes(step) && !machine.last.includes(current)) return true;
  return machine.next[current]?.includes(step) ?? false;
}

/** Whether `step` may follow `current` when it was written together with the step it takes in. */
export function mayFollowTogether(
  machine: StateMachine,
  current: string | undefined,
  step: string,
): boolean {
  const within = machine.takesIn?.[step];
  if (within === undefined) return false;
  return mayFollow(machine, current, within) && mayFollow(machine, within, step);
}

/** The state after a legal step: measures beside the process leave it as it was. */
export function stateAfter(
  machine: StateMachine,
  current: string | undefined,
  step: string,
): string {
  return machine.beside.includes(step) && current !== undefined ? current : step;
}

/** Where a list of steps first breaks the rules; undefined for a legal one. */
export function firstIllegalStep(
  machine: StateMachine,
  steps: readonly string[],
  from?: string,
): number | undefined {
  let state = from;
  for (const [index, step] of steps.entries()) {
    if (!mayFollow(machine, state, step)) return index;
    state = stateAfter(machine, state, step);
  }
  return undefined;
}
