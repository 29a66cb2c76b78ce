import {
  isRunningNumber,
  runningValue,
  writtenNumber,
  yearlyNumber,
  yearOfNumber,
} from '../../contract/yearly-numbers.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb, SqlValue } from '../../data/driver/port.ts';
import { quote } from '../../data/schema/ddl.ts';
import { KeySet } from '../../data/snapshot/key-set.ts';

/** A column whose value is the key of a row of another table: 案件流程.案件编号 → 案件. */
export interface Parent {
  readonly field: string;
  readonly table: string;
  /** Column of that table. */
  readonly key: string;
}

/** A row with a number that may begin again each year: its key, and its minute since 1970 where it has a date. */
export interface NumberedRow {
  readonly key: string;
  readonly minute: number | undefined;
}

/** Keys of a batch; of those that are running numbers the minutes since 1970 too. */
export interface PassedKeys {
  readonly keys: readonly string[];
  readonly minutes: readonly (number | undefined)[];
}

/** The keys rows may refer to. */
export interface KnownKeys {
  readonly size: number;
  has(key: string): boolean;
  /** The rows of all years that have a running number, by time. */
  numbered(number: string): readonly NumberedRow[];
  /** Whether the numbers of the year of a minute are known up to it, and none that is higher than this one. */
  tellsOf(number: string, minute: number): boolean;
}

interface KeyRow {
  readonly id: number;
  readonly key: string | null;
  readonly at: string | null;
}

const KEYS_A_READ = 50_000;
/** Numbers kept with keys are positive: a minute, or that there is none. */
const NO_TIME = 1;
const MINUTE_ZERO = 1_000_000_000;
const MS_A_MINUTE = 60_000;

/** The keys of a table of the build, in 12 bytes each. */
export class ParentKeys implements KnownKeys {
  private readonly keys = new KeySet();
  /** Years that stand behind numbers. */
  private readonly years = new Set<number>();
  /** Highest running number by year. */
  private readonly highest = new Map<number, number>();
  /** Of rows with running numbers. */
  private lastMinute = Number.NEGATIVE_INFINITY;
  size = 0;

  static async load(db: ReadDb, { table, key: column }: Parent): Promise<ParentKeys> {
    const spec = tableSpec(table);
    const id = spec.identity === 'slot' ? 'slot' : 'id';
    const known = new ParentKeys();
    if (!(await hasTable(db, table))) return known;
    for (let last = -1; ; ) {
      const rows = await db.all<KeyRow>(
        `SELECT ${id} AS id, ${column} AS key, ${dateSql(spec)} AS at FROM ${spec.file}.${table} WHERE ${id} > ? ORDER BY ${id} LIMIT ?`,
        [last, KEYS_A_READ],
      );
      for (const { key, at } of rows)
        if (key !== null) known.add(key, minuteOfNumber(key, [at], [0]));
      if (rows.length < KEYS_A_READ) return known;
      last = rows[rows.length - 1]?.id ?? last;
    }
  }

  has(key: string): boolean {
    return this.keys.has(key);
  }

  /** Notes the key of a row, with its time where its number may begin again. */
  add(key: string, minute?: number): void {
    this.keys.add(key, minute === undefined ? NO_TIME : MINUTE_ZERO + minute);
    this.size += 1;
    if (minute !== undefined) this.addNumbered(key, minute);
  }

  /** Notes the keys of a batch. */
  addAll({ keys, minutes }: PassedKeys): void {
    for (let at = 0; at < keys.length; at += 1) this.add(keys[at] as string, minutes[at]);
  }

  private addNumbered(key: string, minute: number): void {
    const marked = yearOfNumber(key);
    if (marked !== undefined) this.years.add(marked);
    const year = marked ?? yearOfMinute(minute);
    const value = runningValue(writtenNumber(key));
    if (value > (this.highest.get(year) ?? 0)) this.highest.set(year, value);
    if (minute > this.lastMinute) this.lastMinute = minute;
  }

  tellsOf(number: string, minute: number): boolean {
    const highest = this.highest.get(yearOfMinute(minute)) ?? 0;
    return this.lastMinute >= minute && highest <= runningValue(number);
  }

  numbered(number: string): NumberedRow[] {
    const found: NumberedRow[] = [];
    const note = (key: string) => {
      const kept = this.keys.get(key);
      if (kept === undefined) return;
      found.push({ key, minute: kept === NO_TIME ? undefined : kept - MINUTE_ZERO });
    };
    note(number);
    for (const year of this.years) {
      const key = yearlyNumber(number, year);
      if (key !== number) note(key);
    }
    return found.sort(byTime);
  }
}

/** Keys of two sources as one. */
export function joined(one: KnownKeys, other: KnownKeys): KnownKeys {
  return {
    size: one.size,
    has: (key) => one.has(key) || other.has(key),
    tellsOf: (number, minute) => one.tellsOf(number, minute) && other.tellsOf(number, minute),
    numbered(number) {
      const own = one.numbered(number);
      const keys = new Set(own.map(({ key }) => key));
      return [...own, ...other.numbered(number).filter(({ key }) => !keys.has(key))].sort(byTime);
    },
  };
}

function byTime(one: NumberedRow, other: NumberedRow): number {
  return (one.minute ?? Number.NEGATIVE_INFINITY) - (other.minute ?? Number.NEGATIVE_INFINITY);
}

/** Minutes from 1970 to the time of a text like `2013-12-31 08:00:00` or `2013-12-31`; undefined where it tells none. */
export function minuteOf(text: SqlValue | undefined): number | undefined {
  if (typeof text !== 'string') return undefined;
  const minute = Math.floor(
    Date.parse(`${text.replace(' ', 'T')}${text.includes(':') ? 'Z' : ''}`) / MS_A_MINUTE,
  );
  return Number.isInteger(minute) ? minute : undefined;
}

export function yearOfMinute(minute: number): number {
  return new Date(minute * MS_A_MINUTE).getUTCFullYear();
}

/** The time to note with a key of a table with yearly numbers: of running numbers only. `dates` are places in the cells. */
export function minuteOfNumber(
  key: string,
  cells: readonly (SqlValue | undefined)[],
  dates: readonly number[],
): number | undefined {
  if (yearOfNumber(key) === undefined && !isRunningNumber(key)) return undefined;
  const at = dates.find((place) => typeof cells[place] === 'string');
  return at === undefined ? undefined : minuteOf(cells[at]);
}

/** SQL that leaves out numbers with eight digits in a row, which are no running ones (`isRunningNumber` tells of the rest). */
export function mayRunSql(column: string): string {
  return `${quote(column)} NOT GLOB '*[1-9]${'[0-9]'.repeat(7)}*'`;
}

/** SQL of the date that tells the year of a row's number. */
export function dateSql({ yearly }: TableSpec): string {
  return yearly ? `coalesce(${yearly.by.map(quote).join(', ')}, NULL)` : 'NULL';
}

/** Whether the build or the snapshot before it has the table. */
export async function hasTable(db: ReadDb, table: string): Promise<boolean> {
  const found = await db.get('SELECT 1 FROM pragma_table_list WHERE schema = ? AND name = ?', [
    tableSpec(table).file,
    table,
  ]);
  return found !== undefined;
}

/** Rows a table has in the build; 0 for one that was never delivered. */
export async function countRows(db: ReadDb, table: string): Promise<number> {
  if (!(await hasTable(db, table))) return 0;
  const { file } = tableSpec(table);
  const row = await db.get<{ rows: number }>(`SELECT count(*) AS rows FROM ${file}.${table}`);
  return row?.rows ?? 0;
}
