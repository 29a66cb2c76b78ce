import type { OpenSnapshot } from '../../../data/snapshot/open-snapshot.ts';

/** What stands above the line of a metric, and below it. */
export type Recounted = readonly [above: number, below?: number];

/** A text of a day, or of a day and a time, as the snapshot has it. */
export type Moment = string | null | undefined;

/** First and last day of a period, by texts alone: nothing of the statistics engine is used. */
export class Days {
  readonly from: string;
  readonly to: string;

  constructor(from: string, to: string) {
    this.from = from;
    this.to = to;
  }

  has(moment: Moment): boolean {
    return !!moment && dayOf(moment) >= this.from && dayOf(moment) <= this.to;
  }

  reached(moment: Moment): boolean {
    return !!moment && dayOf(moment) <= this.to;
  }

  isAfter(moment: Moment): boolean {
    return !!moment && dayOf(moment) < this.from;
  }
}

/** The day of a moment. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}

/** Milliseconds of a moment. */
export function milliseconds(moment: string): number {
  return Date.parse(`${moment.replace(' ', 'T')}${moment.length > 10 ? 'Z' : 'T00:00:00Z'}`);
}

/** Not after, where both are known. */
export function notAfter(first: Moment, second: Moment): boolean {
  return !!first && !!second && first <= second;
}

/** Rows of a list by key. */
export function listsBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const lists = new Map<Key, Row[]>();
  for (const row of rows) lists.set(keyOf(row), [...(lists.get(keyOf(row)) ?? []), row]);
  return lists;
}

/** Whether the import left one of these marks on a row. */
export function isMarked(
  { flags }: { readonly flags: string | null },
  ...codes: string[]
): boolean {
  return (flags ?? '').split(',').some((flag) => codes.includes(flag));
}

/** All rows of a query. */
export function rowsOf<Row extends object>({ db }: OpenSnapshot, sql: string): Promise<Row[]> {
  return db.all<Row>(sql);
}
