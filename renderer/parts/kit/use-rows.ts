import { useCallback, useEffect, useRef, useState } from 'react';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import type { RowSource, TablePage, TableQuestion } from './table-model.ts';

/** Rows asked for at a time. */
const PAGE_ROWS = 200;
/** Most rows copied or printed at once. */
const MOST_ROWS = 50_000;

export interface Rows<Row> {
  /** Undefined until the first page is here. */
  readonly total: number | undefined;
  /** How many of them no figure counts. */
  readonly setAside: number;
  readonly sums: Readonly<Record<string, number>>;
  readonly error: ErrorShape | undefined;
  /** A row that is here. Asking for one that is not brings its page. */
  readonly at: (index: number) => Row | undefined;
  /** All rows, at most 50,000. */
  readonly all: () => Promise<readonly Row[]>;
  readonly retry: () => void;
}

interface Held<Row> {
  readonly pages: Map<number, readonly Row[]>;
  readonly asked: Set<number>;
  readonly withdrawal: AbortController;
}

/** Pages of a source as a table scrolls through them. A new question withdraws the pages still on their way. */
export function useRows<Row>(source: RowSource<Row>, question: TableQuestion): Rows<Row> {
  const name = `${source.key} ${JSON.stringify(question)}`;
  const [answer, setAnswer] = useState<{
    readonly name: string;
    readonly page?: TablePage<Row>;
    readonly error?: ErrorShape;
  }>();
  const [, redraw] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const held = useRef<Held<Row>>(emptyHeld());

  useEffect(() => {
    const mine = emptyHeld<Row>();
    held.current = mine;
    mine.asked.add(0);
    source
      .page({ ...question, offset: 0, limit: PAGE_ROWS }, mine.withdrawal.signal)
      .then((page) => {
        if (mine.withdrawal.signal.aborted) return;
        mine.pages.set(0, page.rows);
        setAnswer({ name, page });
      })
      .catch((error: unknown) => {
        if (!mine.withdrawal.signal.aborted) setAnswer({ name, error: toErrorShape(error) });
      });
    return () => mine.withdrawal.abort();
  }, [name, attempt]);

  const bring = useCallback(
    (number: number) => {
      const mine = held.current;
      if (mine.asked.has(number)) return;
      mine.asked.add(number);
      source
        .page({ ...question, offset: number * PAGE_ROWS, limit: PAGE_ROWS }, mine.withdrawal.signal)
        .then((page) => {
          mine.pages.set(number, page.rows);
          if (!mine.withdrawal.signal.aborted) redraw((count) => count + 1);
        })
        .catch(() => mine.asked.delete(number));
    },
    [name],
  );

  const all = useCallback(async () => {
    const rows: Row[] = [];
    for (let offset = 0; offset < MOST_ROWS; offset += PAGE_ROWS * 10) {
      const limit = PAGE_ROWS * 10;
      const page = await source.page({ ...question, offset, limit }, new AbortController().signal);
      rows.push(...page.rows);
      if (rows.length >= page.total) break;
    }
    return rows;
  }, [name]);

  const current = answer?.name === name ? answer : undefined;
  return {
    total: current?.page?.total ?? (current?.error ? undefined : answer?.page?.total),
    setAside: (current ?? answer)?.page?.setAside ?? 0,
    sums: current?.page?.sums ?? {},
    error: current?.error,
    at(index) {
      const number = Math.floor(index / PAGE_ROWS);
      const page = held.current.pages.get(number);
      if (!page) bring(number);
      return page?.[index % PAGE_ROWS];
    },
    all,
    retry: () => setAttempt((count) => count + 1),
  };
}

function emptyHeld<Row>(): Held<Row> {
  return { pages: new Map(), asked: new Set(), withdrawal: new AbortController() };
}
