import { shownNumber } from '../../../contract/yearly-numbers.ts';

/** A value a table sorts, filters and copies by. */
export type CellValue = string | number | null;

/** `code`: digits that are no number (公民身份号码, 统一社会信用代码): never summed, copied as text. */
export type ColumnKind = 'text' | 'number' | 'date' | 'code';

export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Said in the header: 元, m², 天. */
  readonly unit?: string;
  readonly kind: ColumnKind;
  readonly value: (row: Row) => CellValue;
  /** As it reads, where that is not the value itself: a code's title, 1,204. */
  readonly text?: (row: Row) => string;
  /** Width at 100 %, rem. */
  readonly widthRem: number;
  /** The header has a field that filters by this column. */
  readonly filter?: boolean;
  /** The totals row sums it up. */
  readonly sum?: boolean;
  /** Left out until chosen. */
  readonly hidden?: boolean;
}

export interface TableSort {
  readonly column: string;
  readonly descending: boolean;
}

/** What a table asks for, beside which rows of it. */
export interface TableQuestion {
  readonly sort?: TableSort;
  /** Column → text it must hold. */
  readonly filters: Readonly<Record<string, string>>;
}

export interface TablePage<Row> {
  /** Rows that answer the question, on all pages together. */
  readonly total: number;
  /** How many of them are listed, but in no figure (存疑未计入). */
  readonly setAside?: number;
  readonly rows: readonly Row[];
  /** Sums over all rows, by column. */
  readonly sums?: Readonly<Record<string, number>>;
}

/** Where the rows of a table come from, page by page. */
export interface RowSource<Row> {
  /** Changes whenever the same question would be answered differently. */
  readonly key: string;
  readonly page: (
    question: TableQuestion & { readonly offset: number; readonly limit: number },
    signal: AbortSignal,
  ) => Promise<TablePage<Row>>;
}

const inOrder = new Intl.Collator('zh-CN', { numeric: true });

/**
 * A short key that is equal for equal rows: the same number of other rows, as a new snapshot or another filter gives, has
 * another one.
 */
export function contentKey(rows: readonly unknown[]): string {
  const text = JSON.stringify(rows);
  let [low, high] = [0x811c9dc5, 0x1000193];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high + code, 0x85ebca6b);
  }
  return `${rows.length}-${(low >>> 0).toString(36)}${(high >>> 0).toString(36)}`;
}

/** A source over rows that are all here, at most some thousand; `isSetAside` tells those no figure counts. */
export function localRows<Row>(
  key: string,
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  isSetAside: (row: Row) => boolean = () => false,
): RowSource<Row> {
  let answered: { readonly question: string; readonly rows: readonly Row[] } | undefined;
  return {
    key,
    async page({ offset, limit, ...question }) {
      const name = JSON.stringify(question);
      if (answered?.question !== name) {
        answered = { question: name, rows: answerLocally(rows, columns, question) };
      }
      return {
        total: answered.rows.length,
        setAside: answered.rows.filter(isSetAside).length,
        rows: answered.rows.slice(offset, offset + limit),
        sums: sumsOf(answered.rows, columns),
      };
    },
  };
}

/** Rows that hold every filter text, in the order asked for; missing values come last either way. */
export function answerLocally<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  { sort, filters }: TableQuestion,
): readonly Row[] {
  const wanted = columns.flatMap((column) => {
    const text = filters[column.id]?.trim().toLowerCase() ?? '';
    return text === '' ? [] : [{ column, text }];
  });
  const held = rows.filter((row) =>
    wanted.every(({ column, text }) => cellText(column, row).toLowerCase().includes(text)),
  );
  const by = columns.find(({ id }) => id === sort?.column);
  if (!by || !sort) return held;
  const sign = sort.descending ? -1 : 1;
  return held.toSorted((left, right) => compare(by.value(left), by.value(right), sign));
}

function compare(left: CellValue, right: CellValue, sign: number): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
  return sign * inOrder.compare(String(left), String(right));
}

function sumsOf<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
): Record<string, number> {
  const summed = columns.filter(({ sum }) => sum === true);
  return Object.fromEntries(
    summed.map(({ id, value }) => [
      id,
      rows.reduce((total, row) => total + (Number(value(row)) || 0), 0),
    ]),
  );
}

/** A cell as it reads; nothing for a missing value. */
export function cellText<Row>(column: TableColumn<Row>, row: Row): string {
  if (column.text) return shownNumber(column.text(row));
  const value = column.value(row);
  if (value === null) return '';
  return typeof value === 'number' ? value.toLocaleString('en') : shownNumber(value);
}

/** Ascending, then descending, then as delivered. */
export function nextSort(sort: TableSort | undefined, column: string): TableSort | undefined {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}
