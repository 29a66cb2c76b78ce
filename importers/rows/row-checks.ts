import type { Sentence } from '../../contract/sentence.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import type { Cell } from '../readers/source.ts';

/** Something wrong with one cell or row. The value is the raw cell: masked only where it is written down. */
export interface Finding {
  readonly code: string;
  /** Field of the table, or undefined for the row as a whole. */
  readonly field?: string;
  readonly value?: Cell;
  /** What a person of the department reads, where the check says more than its own words. */
  readonly sentence?: Sentence;
}

/** Collects what is wrong with the row being read; one is reused for all rows of a file. */
export class RowChecks {
  flags: string[] = [];
  warnings: Finding[] = [];
  problem: Finding | undefined;
  /** The row asks to remove the one with its natural key. */
  isRemoval = false;

  reset(): void {
    this.problem = undefined;
    this.isRemoval = false;
    if (this.flags.length > 0) this.flags = [];
    if (this.warnings.length > 0) this.warnings = [];
  }

  /** Marks the row (存疑) without listing a value. */
  flag(code: string): void {
    if (!this.flags.includes(code)) this.flags.push(code);
  }

  /** Marks the row and lists the cell: for what is loaded as it stands. */
  mark(code: string, field: string, value: SqlValue | undefined): void {
    this.warn({ code, field, value: cellOf(value) });
  }

  /** Marks the row and lists the cell: for what is loaded without this value. */
  warn(finding: Finding): void {
    this.flag(finding.code);
    this.warnings.push(finding);
  }

  /** A row that goes needs no values but its key: what is wrong with the others is left alone. */
  forgiveAllBut(fields: readonly string[]): void {
    const { problem } = this;
    if (problem?.field !== undefined && !fields.includes(problem.field)) this.problem = undefined;
    this.flags = ['ROW_REMOVED'];
    this.warnings = [];
  }

  /** Refuses the row; the first reason stands. */
  reject(finding: Finding): void {
    this.problem ??= finding;
  }
}

function cellOf(value: SqlValue | undefined): Cell {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
