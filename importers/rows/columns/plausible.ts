import { type Sentence, say } from '../../../contract/sentence.ts';
import type { ColumnContext, ColumnReader } from './context.ts';

/** First day of dates that can be (data-dictionary §10.3); the survey of components (部件普查) began later (§1.5). */
const FIRST_DAY = '1900-01-01';
const FIRST_DAYS: Readonly<Record<string, string>> = { 'component.init_date': '2004-01-01' };
const FIRST_YEAR = 1800;
/** 1,000,000 万元 in 元 (data-dictionary §3.4). */
const MOST_CAPITAL_YUAN = 1e10;
/** More than any one building of the district has. */
const MOST_USED_SQUARE_METRES = 300_000;

/** What real values seldom leave (data-dictionary §2.2, §3.4). */
const USUAL: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'building.floors_up': [1, 70],
  'building.floors_down': [0, 6],
  'enterprise.capital_yuan': [0, MOST_CAPITAL_YUAN],
  'enterprise.area_used_square_metres': [1, MOST_USED_SQUARE_METRES],
};

/** Floor area of a dwelling (住宅), m² (data-dictionary §2.2). */
export const DWELLING_SQUARE_METRES = [5, 5000] as const;

/** What is said of a number that may be right and seldom is. */
export function seldomOutside(least: number, most: number): Sentence {
  return say`Seldom below ${least} or above ${most}; it was taken over as it stands.`;
}

/** Reads as `read` does and marks what is seldom so (RANGE): the row and its value stay. */
export function plausibleReader(context: ColumnContext, read: ColumnReader): ColumnReader {
  const { table, field, column, asOf } = context;
  const key = `${table.name}.${field}`;
  if (column.type === 'date' || column.type === 'datetime')
    return notBefore(context, read, FIRST_DAYS[key] ?? FIRST_DAY);
  const isYear = column.type === 'integer' && field.startsWith('year_');
  const usual = isYear ? ([FIRST_YEAR, Number(asOf.slice(0, 4))] as const) : USUAL[key];
  return usual ? within(context, read, usual) : read;
}

function notBefore({ field }: ColumnContext, read: ColumnReader, first: string): ColumnReader {
  const sentence = say`Seldom before ${first}; it was taken over as it stands.`;
  return (cell, checks) => {
    const value = read(cell, checks);
    if (value !== null && (value as string) < first)
      checks.warn({ code: 'RANGE', field, value: cell, sentence });
    return value;
  };
}

function within(
  { field }: ColumnContext,
  read: ColumnReader,
  [least, most]: readonly [number, number],
): ColumnReader {
  const sentence = seldomOutside(least, most);
  return (cell, checks) => {
    const value = read(cell, checks);
    if (value !== null && ((value as number) < least || (value as number) > most))
      checks.warn({ code: 'RANGE', field, value: cell, sentence });
    return value;
  };
}
