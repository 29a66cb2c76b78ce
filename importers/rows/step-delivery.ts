import { say } from '../../contract/sentence.ts';
import { mayFollow, mayFollowTogether, stateAfter } from '../../contract/state-machines.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { DeliveredRow, TableDelivery } from '../../data/snapshot/delivery.ts';
import { momentOf, momentText } from '../../data/city/moments.ts';
import type { ImportContext } from '../import-context.ts';
import type { RecognisedFile } from '../recognise.ts';
import { DeliveryLedger, type DeliveryPart } from './delivery.ts';
import { readBatches, type FileRefinement } from './plain-delivery.ts';
import { RowChecks, type Finding } from './row-checks.ts';
import { placesOf, type StepCells, type StepPlaces, StepsBefore } from './steps-before.ts';
import type { StepList } from './table-rule.ts';
import { textHash } from './text-hash.ts';

interface PendingStep extends StepCells {
  readonly part: DeliveryPart;
  readonly line: number;
  readonly checks: RowChecks;
}

/**
 * The delivery of a table of steps. Neighbouring rows of one list are checked together, in the order of their sequence
 * numbers; a list whose steps may not follow each other, or go back in time, is refused as a whole. A list that goes
 * on further down (files in order of time) is checked from where it was left, one an incremental delivery goes on with
 * together with the steps the snapshot has.
 */
export function stepDelivery(
  table: TableSpec,
  steps: StepList,
  files: readonly RecognisedFile[],
  context: ImportContext,
  refinement: FileRefinement,
  recipe: unknown,
): TableDelivery {
  const ledger = new DeliveryLedger(table, files, context);
  const before =
    context.mode === 'incremental' ? new StepsBefore(table, steps, context) : undefined;
  return ledger.delivery(
    stepRows(table, new StepLists(table, steps, ledger, before), ledger, refinement),
    recipe,
  );
}

async function* stepRows(
  table: TableSpec,
  lists: StepLists,
  ledger: DeliveryLedger,
  refinement: FileRefinement,
): AsyncGenerator<DeliveredRow[]> {
  for await (const { parts, rows, read } of readBatches(table, ledger, refinement)) {
    const some: PendingStep[] = [];
    for (const row of rows) {
      const part = parts[row.sheet ?? 0] as DeliveryPart;
      const checks = lists.nextChecks();
      const cells = read(row, checks);
      if (cells) some.push({ part, line: row.line, cells, checks });
      else ledger.refuse(part, row.line, checks);
    }
    yield await lists.takeAll(some);
  }
  const rest: DeliveredRow[] = [];
  lists.close(rest);
  yield rest;
}

const TWICE: Finding = {
  code: 'DUPLICATE_KEY',
  sentence: say`The same identifier as an earlier row; the first one is taken.`,
};

/** More than any machine has states. */
const STATES = 64;

/** Judges lists one after the other; of those behind it, it keeps a number each. */
class StepLists {
  /** Hash of a list → where it was left. */
  private readonly left = new Map<number, number>();
  private readonly states: readonly string[];
  private readonly spare: RowChecks[] = [];
  private open: PendingStep[] = [];
  private openKey: unknown;
  private readonly steps: StepList;
  /** Columns of a step. */
  private readonly places: StepPlaces;
  private readonly ledger: DeliveryLedger;
  /** Of an incremental delivery. */
  private readonly before: StepsBefore | undefined;

  constructor(
    table: TableSpec,
    steps: StepList,
    ledger: DeliveryLedger,
    before: StepsBefore | undefined,
  ) {
    this.steps = steps;
    this.places = placesOf(table, steps);
    this.ledger = ledger;
    this.before = before;
    this.states = Object.keys(steps.machine.titles);
  }

  /** Checks for a row that may wait for the rest of its list. */
  nextChecks(): RowChecks {
    return this.spare.pop() ?? new RowChecks();
  }

  /** Takes steps in the order they come; gives the rows of lists that are judged, and those that go. */
  async takeAll(steps: readonly PendingStep[]): Promise<DeliveredRow[]> {
    const delivered: DeliveredRow[] = [];
    await this.before?.look(steps);
    for (const step of steps) {
      const { part, line, cells, checks } = step;
      if (checks.isRemoval) delivered.push(this.ledger.accept(part, line, cells, checks));
      else this.take(step, delivered);
    }
    return delivered;
  }

  private take(step: PendingStep, delivered: DeliveredRow[]): void {
    const key = step.cells[this.places.list];
    if (key !== this.openKey) this.close(delivered);
    this.openKey = key;
    this.open.push(step);
  }

  /** Judges the open list and hands its rows over. */
  close(delivered: DeliveredRow[]): void {
    const list = this.open;
    if (list.length === 0) return;
    this.open = [];
    const single = this.isInSequence(list) ? list : this.sorted(list);
    const problem = this.judge(String(this.openKey), single);
    for (const step of list) this.settle(step, single.includes(step) ? problem : TWICE, delivered);
  }

  /** As nearly all lists come. */
  private isInSequence(list: readonly PendingStep[]): boolean {
    for (let index = 1; index < list.length; index += 1) {
      const before = this.sequence(list[index - 1] as PendingStep);
      if (!(this.sequence(list[index] as PendingStep) > before)) return false;
    }
    return true;
  }

  /** Sorts a list; gives its steps without those whose number came before. */
  private sorted(list: PendingStep[]): PendingStep[] {
    list.sort((a, b) => this.sequence(a) - this.sequence(b));
    return list.filter(
      (step, index) =>
        index === 0 || this.sequence(step) !== this.sequence(list[index - 1] as PendingStep),
    );
  }

  private settle(
    { part, line, cells, checks }: PendingStep,
    problem: Finding | undefined,
    delivered: DeliveredRow[],
  ): void {
    if (problem) {
      checks.reject(problem);
      this.ledger.refuse(part, line, checks);
    } else delivered.push(this.ledger.accept(part, line, cells, checks));
    this.spare.push(checks);
  }

  private sequence({ cells }: StepCells): number {
    return cells[this.places.sequence] as number;
  }

  private judge(key: string, list: readonly StepCells[]): Finding | undefined {
    const { machine } = this.steps;
    const hash = textHash(key);
    const before = this.left.get(hash);
    let state = before === undefined ? undefined : this.states[before % STATES];
    let at = before === undefined ? '' : momentText(Math.floor(before / STATES));
    for (const one of before === undefined ? this.together(key, list) : list) {
      const { cells } = one;
      const step = cells[this.places.step] as string;
      const isLegal =
        mayFollow(machine, state, step) ||
        (isWrittenTogether(one) && mayFollowTogether(machine, state, step));
      if (!isLegal) return this.illegal(state, step);
      const now = cells[this.places.at] as string;
      if (now < at) return this.backwards(step, now, at);
      state = stateAfter(machine, state, step);
      at = now;
    }
    this.left.set(hash, momentOf(at) * STATES + this.states.indexOf(state ?? ''));
    return undefined;
  }

  /** A list with the steps of it that the snapshot has and the delivery does not bring. */
  private together(key: string, list: readonly StepCells[]): readonly StepCells[] {
    const known = this.before?.of(key) ?? [];
    if (known.length === 0) return list;
    const brought = new Set(list.map((step) => this.sequence(step)));
    const kept = known.filter((step) => !brought.has(this.sequence(step)));
    return [...kept, ...list].sort((a, b) => this.sequence(a) - this.sequence(b));
  }

  private illegal(state: string | undefined, step: string): Finding {
    const { machine, step: field } = this.steps;
    const title = machine.titles[step] ?? step;
    return {
      code: 'STEP_ORDER',
      field,
      value: title,
      sentence:
        state === undefined
          ? say`A process cannot begin with “${title}”; the whole process was left out.`
          : say`“${machine.titles[state] ?? state}” cannot be followed by “${title}”; the whole process was left out.`,
    };
  }

  private backwards(step: string, now: string, before: string): Finding {
    return {
      code: 'STEP_TIME_ORDER',
      field: this.steps.at,
      value: now,
      sentence: say`“${this.steps.machine.titles[step] ?? step}” lies before the step it follows (${before}); the whole process was left out.`,
    };
  }
}

/** Of a step that two were written as, or one the snapshot has: that was judged when it came. */
function isWrittenTogether(step: StepCells & { readonly checks?: RowChecks }): boolean {
  return step.checks?.flags.includes('CODE_MAPPED') ?? true;
}
