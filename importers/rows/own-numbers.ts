import type { TableSpec, YearlyNumbers } from '../../contract/schema/table.ts';
import { isRunningNumber, writtenNumber, yearlyNumber } from '../../contract/yearly-numbers.ts';
import { quote } from '../../data/schema/ddl.ts';
import type { ImportContext } from '../import-context.ts';
import type { DeliveryPart } from './delivery.ts';
import {
  dateSql,
  mayRunSql,
  minuteOf,
  minuteOfNumber,
  ParentKeys,
  yearOfMinute,
} from './parent-keys.ts';
import type { RowRefinement } from './plain-delivery.ts';
import type { RowChecks } from './row-checks.ts';
import type { RowValues } from './row-values.ts';
import { yearMissing } from './year-of-parent.ts';
import { ledgerYears } from './ledger-year.ts';

const KEYS_A_READ = 50_000;

/**
 * Gives rows with numbers that may begin again each year their identity (编号按年重编). A row that the snapshot in use
 * has under its number alone keeps that.
 */
export class OwnNumbers {
  private readonly yearly: YearlyNumbers;
  /** Running numbers of the snapshot in use: those without a year, of an incremental delivery all. */
  readonly before: ParentKeys;

  private constructor(yearly: YearlyNumbers, before: ParentKeys) {
    this.yearly = yearly;
    this.before = before;
  }

  /** Undefined for a table whose numbers never begin again. */
  static async load(table: TableSpec, context: ImportContext): Promise<OwnNumbers | undefined> {
    const { yearly } = table;
    return yearly && new OwnNumbers(yearly, await numbersBefore(table, yearly, context));
  }

  /** The refinement of one file's rows; comes before those that look at the key. */
  refinement(part: DeliveryPart): RowRefinement {
    const { number: column, by } = this.yearly;
    const yearOf = ledgerYears(part.recognised);
    return (values, checks, row) => {
      const number = values[column];
      if (typeof number !== 'string' || !isRunningNumber(number)) return;
      const date = dateOf(values, by);
      const year = yearOf(row, date);
      if (year !== undefined) values[column] = this.identity(number, year, date);
      else if (checks.isRemoval) this.nameRemoved(number, values, checks);
    };
  }

  private identity(number: string, year: number, date: string | undefined): string {
    const old = this.before.numbered(number).find(({ key }) => key === number)?.minute;
    const isOld = old !== undefined && (yearOfMinute(old) === year || old === minuteOf(date));
    return isOld ? number : yearlyNumber(number, year);
  }

  /** A row that goes may be named by its number alone where only one year has it. */
  private nameRemoved(number: string, values: RowValues, checks: RowChecks): void {
    const { number: field } = this.yearly;
    const found = this.before.numbered(number);
    if (found.length > 1) {
      checks.reject(yearMissing(field, number));
    } else if (found[0]) values[field] = found[0].key;
  }
}

function dateOf(values: RowValues, by: readonly string[]): string | undefined {
  for (const name of by) {
    const date = values[name];
    if (typeof date === 'string') return date;
  }
  return undefined;
}

interface NumberRow {
  readonly number: string;
  readonly at: string | null;
}

async function numbersBefore(
  table: TableSpec,
  { number }: YearlyNumbers,
  { rowsBefore, mode }: ImportContext,
): Promise<ParentKeys> {
  const known = new ParentKeys();
  if (!rowsBefore) return known;
  const name = quote(number);
  // A figure space (8199) stands before a year.
  const unmarked = mode === 'incremental' ? '' : `AND instr(${name}, char(8199)) = 0`;
  const sql = (path: string) => `SELECT ${name} AS number, ${dateSql(table)} AS at FROM ${path}
    WHERE ${name} > ? AND ${mayRunSql(number)} ${unmarked}
    ORDER BY ${name} LIMIT ${KEYS_A_READ}`;
  for (let last = ''; ; ) {
    const rows = await rowsBefore<NumberRow>(table, sql, [last]);
    for (const row of rows)
      if (isRunningNumber(writtenNumber(row.number)))
        known.add(row.number, minuteOfNumber(row.number, [row.at], [0]));
    if (rows.length < KEYS_A_READ) return known;
    last = rows.at(-1)?.number ?? last;
  }
}
