import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import type { SearchHit } from '../../../contract/queries/search.ts';

/** Asks the host, each answer fuller than the one before; a later question aborts the earlier one. */
export type Ask = (text: string, signal: AbortSignal) => AsyncIterable<readonly SearchHit[]>;

export interface SearchState {
  readonly text: string;
  /** The list is open. */
  readonly open: boolean;
  /** `partly`: there are hits of this question, more are looked for. */
  readonly status: 'idle' | 'asking' | 'partly' | 'done' | 'failed';
  /** Hits of the last answered question; kept while the next one is asked. */
  readonly hits: readonly SearchHit[];
  /** Index of the highlighted hit, -1 for none. */
  readonly active: number;
  readonly error: ErrorShape | undefined;
}

const IDLE: SearchState = {
  text: '',
  open: false,
  status: 'idle',
  hits: [],
  active: -1,
  error: undefined,
};

/**
 * The search box without its looks: asks a moment after the last change, aborts the previous question, and never
 * asks, moves or chooses while an input method composes (拼音 before it becomes 汉字).
 */
export class SearchController {
  #state = IDLE;
  #composing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #question: AbortController | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #ask: Ask;
  readonly #delayMilliseconds: number;

  constructor(ask: Ask, delayMilliseconds = 120) {
    this.#ask = ask;
    this.#delayMilliseconds = delayMilliseconds;
  }

  readonly state = (): SearchState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The text in the box changed. */
  input(text: string): void {
    this.#change({ text, open: true });
    if (!this.#composing) this.#plan();
  }

  compositionStart(): void {
    this.#composing = true;
    this.#cancel();
  }

  /** The input method finished with `text` in the box. */
  compositionEnd(text: string): void {
    this.#composing = false;
    this.input(text);
  }

  /** Opens the list again where there is something to show. */
  focus(): void {
    if (this.#state.status !== 'idle') this.#change({ open: true });
  }

  close(): void {
    this.#change({ open: false, active: -1 });
  }

  clear(): void {
    this.#cancel();
    this.#change(IDLE);
  }

  highlight(index: number): void {
    this.#change({ active: index });
  }

  /**
   * A key in the box; gives the hit that Enter chose, `'handled'` for keys it used and `undefined` for others.
   * `isComposing` is the event's own flag: the Enter that ends a composition arrives with it.
   */
  key(key: string, isComposing: boolean): SearchHit | 'handled' | undefined {
    if (isComposing || this.#composing) return undefined;
    if (key === 'ArrowDown') return this.#step(1);
    if (key === 'ArrowUp') return this.#step(-1);
    if (key === 'Enter') return this.#chosen();
    if (key === 'Escape') return this.#escape();
    return undefined;
  }

  #step(by: 1 | -1): 'handled' | undefined {
    const { hits, active } = this.#state;
    if (hits.length === 0) return undefined;
    const next = active === -1 && by === -1 ? hits.length - 1 : active + by;
    this.#change({ open: true, active: (next + hits.length) % hits.length });
    return 'handled';
  }

  /** The highlighted hit, or the best one when nothing newer is being asked. */
  #chosen(): SearchHit | undefined {
    const { hits, active, status, open } = this.#state;
    if (!open || (status === 'asking' && active === -1)) return undefined;
    return hits[Math.max(active, 0)];
  }

  #escape(): 'handled' | undefined {
    if (this.#state.open && this.#state.status !== 'idle') this.close();
    else if (this.#state.text !== '') this.clear();
    else return undefined;
    return 'handled';
  }

  #plan(): void {
    this.#cancel();
    const text = this.#state.text.trim();
    if (text === '') return this.#change({ ...IDLE, text: this.#state.text });
    this.#change({ status: 'asking', error: undefined });
    this.#timer = setTimeout(() => void this.#run(text), this.#delayMilliseconds);
  }

  async #run(text: string): Promise<void> {
    const question = new AbortController();
    this.#question = question;
    try {
      for await (const hits of this.#ask(text, question.signal)) {
        if (question.signal.aborted) return;
        this.#change({ status: 'partly', hits, active: this.#activeAmong(hits) });
      }
      if (!question.signal.aborted) this.#change({ status: 'done' });
    } catch (error) {
      if (question.signal.aborted) return;
      this.#change({ status: 'failed', hits: [], active: -1, error: toErrorShape(error) });
    }
  }

  /** Place of the highlighted hit among fuller ones of the same question. */
  #activeAmong(fuller: readonly SearchHit[]): number {
    const { status, hits, active } = this.#state;
    const held = status === 'partly' ? hits[active] : undefined;
    return fuller.findIndex(({ kind, id }) => kind === held?.kind && id === held.id);
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#question?.abort();
    this.#question = undefined;
  }

  #change(change: Partial<SearchState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
