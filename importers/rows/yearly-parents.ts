import { say } from '../../contract/sentence.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { isRunningNumber, yearOfNumber } from '../../contract/yearly-numbers.ts';
import type { ImportContext } from '../import-context.ts';
import type { DeliveryPart } from './delivery.ts';
import { ledgerYears } from './ledger-year.ts';
import type { KnownKeys, Parent } from './parent-keys.ts';
import type { RowRefinement } from './plain-delivery.ts';
import type { RowChecks } from './row-checks.ts';
import { StepTurns } from './step-turns.ts';
import type { TableRule } from './table-rule.ts';
import { meantRow, yearMissing } from './year-of-parent.ts';

export interface LoadedParent extends Parent {
  readonly keys: KnownKeys;
}

/** Finds the rows that numbers mean which begin again each year, and marks rows of unknown parents. */
export class ParentFinder {
  private readonly table: TableSpec;
  private readonly parent: LoadedParent;
  private readonly turns: StepTurns | undefined;
  /** Column with the date of a row; undefined where the parent's numbers never begin again. */
  private readonly at: string | undefined;

  private constructor({ table, steps }: TableRule, parent: LoadedParent, turns?: StepTurns) {
    this.table = table;
    this.parent = parent;
    this.turns = turns;
    const isYearly = tableSpec(parent.table).yearly?.number === parent.key;
    this.at = isYearly ? (steps?.at ?? table.yearly?.by[0]) : undefined;
  }

  static async load(
    rule: TableRule,
    parent: LoadedParent,
    context: ImportContext,
  ): Promise<ParentFinder> {
    const { steps, table } = rule;
    const isList = steps?.list === parent.field;
    const turns = isList ? await StepTurns.load(table, steps, context) : undefined;
    return new ParentFinder(rule, parent, turns);
  }

  /** The refinement of one file's rows. Rows of one list stand together, so the last key is remembered. */
  refinement(part: DeliveryPart): RowRefinement {
    const { field, keys } = this.parent;
    const yearOf = ledgerYears(part.recognised);
    let last: unknown;
    let isKnown = true;
    return (values, checks, row) => {
      const key = values[field];
      if (key === null || key === undefined) return;
      if (key !== last) {
        last = key;
        isKnown = keys.has(String(key));
      }
      if (typeof key === 'string' && this.at !== undefined && isRunningNumber(key)) {
        const date = values[this.at];
        const text = typeof date === 'string' ? date : undefined;
        const sequence = this.turns && values[this.turns.sequence];
        values[field] = this.find(key, text, yearOf(row, text), sequence, checks);
      } else if (!isKnown) checks.mark('ORPHAN', field, key);
    };
  }

  private find(
    number: string,
    date: string | undefined,
    year: number | undefined,
    sequence: unknown,
    checks: RowChecks,
  ): string {
    const { field, keys } = this.parent;
    const meant = meantRow({ number, year, date }, keys);
    const chosen = this.turns?.choose(meant, sequence) ?? meant;
    if (chosen.isDoubtful) this.doubt(number, chosen.key, checks);
    else if (!keys.has(chosen.key)) checks.mark('ORPHAN', field, number);
    return chosen.key;
  }

  private doubt(number: string, key: string, checks: RowChecks): void {
    const { field, keys } = this.parent;
    if (checks.isRemoval && this.table.naturalKey.includes(field)) {
      return checks.reject(yearMissing(field, number));
    }
    const year = String(yearOfNumber(key) ?? '');
    const sentence = keys.has(key)
      ? say`Which year’s ${number} is meant cannot be told for sure; it was taken for ${year === '' ? number : year}.`
      : say`Which year’s ${number} is meant cannot be told for sure; the row waits for one of its own year and is joined to none so far.`;
    checks.warn({ code: 'NUMBER_YEAR_DOUBT', field, value: number, sentence });
  }
}
