import type { Preparation, PreparedSubject } from '../../contract/host.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { type Step, stepsOf } from './prepare-steps.ts';

/**
 * Works out, or reads from what is kept, everything the panels ask for first. What a step leaves in memory belongs to the
 * view of the snapshot it was given.
 */
export class Preparing {
  readonly #newView: () => OpenSnapshot;
  /** The view steps of one subject share, one after the other. */
  #view: { readonly subject: PreparedSubject; readonly snapshot: OpenSnapshot } | undefined;
  readonly #left: Step[];
  readonly #total: number;
  readonly #under: Step[] = [];
  readonly #begun: Promise<unknown>[] = [];
  readonly #tell: (progress: Preparation) => void;

  /**
   * `newView` is asked for the snapshot at each change of subject: one and the same keeps everything in memory, another each
   * time lets go of what the subject before left. `tell` hears of each step that begins or is over.
   */
  constructor(
    newView: () => OpenSnapshot,
    people: boolean,
    tell: (progress: Preparation) => void = () => undefined,
  ) {
    this.#newView = newView;
    this.#left = stepsOf(newView(), people);
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
    await step.run(this.#viewFor(step.subject));
    this.#under.splice(this.#under.indexOf(step), 1);
    this.#report(step);
  }

  #viewFor(subject: PreparedSubject): OpenSnapshot {
    if (this.#view?.subject === subject) return this.#view.snapshot;
    this.#view = undefined;
    const snapshot = this.#newView();
    this.#view = { subject, snapshot };
    return snapshot;
  }

  /** Of the steps under way the one begun last is told: somebody waits for it. */
  #report(over?: Step): void {
    const step = this.#under.at(-1) ?? over;
    const done = this.#total - this.#left.length - this.#under.length;
    if (step) this.#tell({ subject: step.subject, done, total: this.#total });
  }
}
