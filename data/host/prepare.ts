import type { Preparation } from '../../contract/host.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { type Step, stepsOf } from './prepare-steps.ts';

/** Works out, or reads from what is kept, everything the panels ask for first. */
export class Preparing {
  readonly #snapshot: OpenSnapshot;
  readonly #left: Step[];
  readonly #total: number;
  readonly #under: Step[] = [];
  readonly #begun: Promise<unknown>[] = [];
  readonly #tell: (progress: Preparation) => void;

  /** `tell` hears of each step that begins or is over. */
  constructor(
    snapshot: OpenSnapshot,
    people: boolean,
    tell: (progress: Preparation) => void = () => undefined,
  ) {
    this.#snapshot = snapshot;
    this.#left = stepsOf(snapshot, people);
    this.#total = this.#left.length;
    this.#tell = tell;
  }

  /** Takes one step after the other. */
  async run(): Promise<void> {
    for (let next = this.#left.shift(); next; next = this.#left.shift()) await this.#begin(next);
    await Promise.all(this.#begun);
  }

  /** Somebody waits for a file: the step that keeps it begins now, beside the one under way. */
  want(file: string): void {
    const at = this.#left.findIndex(({ keeps }) => keeps.some((name) => file.startsWith(name)));
    const [step] = at < 0 ? [] : this.#left.splice(at, 1);
    if (step) this.#begin(step).catch(() => undefined);
  }

  #begin(step: Step): Promise<unknown> {
    const over = this.#take(step);
    this.#begun.push(over);
    return over;
  }

  async #take(step: Step): Promise<void> {
    this.#under.push(step);
    this.#report();
    await step.run(this.#snapshot);
    this.#under.splice(this.#under.indexOf(step), 1);
    this.#report(step);
  }

  /** Of the steps under way the one begun last is told: somebody waits for it. */
  #report(over?: Step): void {
    const step = this.#under.at(-1) ?? over;
    const done = this.#total - this.#left.length - this.#under.length;
    if (step) this.#tell({ subject: step.subject, done, total: this.#total });
  }
}
