import type { FindingLine } from '../../contract/findings.ts';

const ROWS_A_CHECK = 3;

/** The first rows of each check of a file. */
export interface FindingExamples {
  readonly refused: readonly FindingLine[];
  readonly marked: readonly FindingLine[];
}

/** Keeps the first rows of each check of each file. */
export class ExampleKeeper {
  private readonly kept = new Map<string, FindingLine[]>();

  add(state: keyof FindingExamples, line: FindingLine): void {
    const { table, file, code } = line;
    if (this.hasEnough(state, table, file, code)) return;
    const key = keyOf(state, table, file);
    this.kept.set(key, [...(this.kept.get(key) ?? []), line]);
  }

  hasEnough(state: keyof FindingExamples, table: string, file: string, code: string): boolean {
    const rows = this.kept.get(keyOf(state, table, file)) ?? [];
    return rows.filter((line) => line.code === code).length >= ROWS_A_CHECK;
  }

  of(table: string, file: string): FindingExamples {
    const rows = (state: keyof FindingExamples) => this.kept.get(keyOf(state, table, file)) ?? [];
    return { refused: rows('refused'), marked: rows('marked') };
  }
}

function keyOf(state: keyof FindingExamples, table: string, file: string): string {
  return `${state}|${table}|${file}`;
}
