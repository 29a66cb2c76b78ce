import type { TableSpec } from '../../contract/schema/table.ts';
import { list, quote } from '../../data/schema/ddl.ts';
import type { ImportContext } from '../import-context.ts';
import { mayRunSql } from './parent-keys.ts';
import type { StepList } from './table-rule.ts';
import type { MeantRow } from './year-of-parent.ts';

const FIRST = 1;
/** Between the next step and the one after it. */
const AGAIN = 1.5;

/**
 * Tells which year's list a step goes on with where several of one number are open (轮次): the one whose last step its
 * sequence number follows most closely.
 */
export class StepTurns {
  /** Column with the sequence number of a step. */
  readonly sequence: string;
  /** Last sequence number by list. */
  private readonly last: Map<string, number>;
  /** Steps of before may come again, as an incremental delivery brings them. */
  private readonly mayRepeat: boolean;

  private constructor(sequence: string, before?: Map<string, number>) {
    this.sequence = sequence;
    this.last = before ?? new Map();
    this.mayRepeat = before !== undefined;
  }

  /** Knows the lists of the snapshot in use where a delivery goes on with them. */
  static async load(
    table: TableSpec,
    { list: column, sequence }: StepList,
    { mode, rowsBefore }: ImportContext,
  ): Promise<StepTurns> {
    if (mode !== 'incremental' || !rowsBefore) return new StepTurns(sequence);
    const rows = await rowsBefore<{ list: string; last: number }>(
      table,
      (path) => `SELECT ${list([column])} AS list, max(${quote(sequence)}) AS last FROM ${path}
        WHERE ${mayRunSql(column)} GROUP BY 1`,
      [],
    );
    return new StepTurns(sequence, new Map(rows.map((row) => [row.list, row.last])));
  }

  /** The list of a step among those that began before it, and notes the step there. */
  choose(meant: MeantRow, sequence: unknown): MeantRow {
    if (typeof sequence !== 'number') return meant;
    const chosen = this.beginsAgain(meant, sequence)
      ? { ...meant, key: meant.own, isDoubtful: true }
      : this.goesOn(meant, sequence);
    this.last.set(chosen.key, Math.max(sequence, this.last.get(chosen.key) ?? 0));
    return chosen;
  }

  /** The list of the year before has begun, so this is one of its own year, which nobody delivered. */
  private beginsAgain({ key, own }: MeantRow, sequence: number): boolean {
    return sequence === FIRST && key !== own && !this.mayRepeat && this.last.has(key);
  }

  /** A step that several lists may have next is doubtful, and so is one that none has: it is taken for the last. */
  private goesOn(meant: MeantRow, sequence: number): MeantRow {
    if (sequence === FIRST && !meant.isDoubtful && !this.last.has(meant.key)) return meant;
    const keys = new Set(meant.others.map(({ key }) => key));
    if (this.last.has(meant.own)) keys.add(meant.own);
    if (keys.size < 2 && !meant.isDoubtful) return meant;
    const ways = [...keys].map((key) => ({ key, way: this.wayTo(key, sequence) }));
    const least = Math.min(...ways.map(({ way }) => way));
    const [only, ...more] = ways.filter(({ way }) => way === least);
    const isNear = least < (meant.isDoubtful ? AGAIN : Number.POSITIVE_INFINITY);
    if (only && more.length === 0 && isNear) return { ...meant, key: only.key, isDoubtful: false };
    return { ...meant, isDoubtful: true };
  }

  /** The next step is nearest, one of before that comes again follows, then those that leave some out. */
  private wayTo(key: string, sequence: number): number {
    const gap = sequence - (this.last.get(key) ?? 0);
    if (gap > 0) return gap;
    return this.mayRepeat ? AGAIN : Number.POSITIVE_INFINITY;
  }
}
