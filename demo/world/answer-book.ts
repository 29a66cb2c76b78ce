import type { SystemId } from '../../contract/systems.ts';
import type { PlantedRow, SystemAnswers } from '../report.ts';

/** Collects what a test should find in the exports. */
export interface AnswerBook {
  /** Data rows of a file, planted ones counted; `name` is its path below the export folder. */
  file(name: string, rows: number): void;
  /** Good rows of a table over all its files. */
  count(system: SystemId, table: string, rows: number): void;
  /** A row an importer must reject, hold or flag. */
  plant(row: PlantedRow): void;
  /** One planted truth (an overdue case, a duplicate pair …) under its kind, with the ids that prove it found. */
  truth(system: SystemId, kind: string, entry: unknown): void;
  result(): BookResult;
}

export interface BookResult {
  readonly files: Readonly<Record<string, number>>;
  readonly planted: readonly PlantedRow[];
  readonly systems: Readonly<Partial<Record<SystemId, SystemAnswers>>>;
}

/** Opens an empty book. */
export function openAnswerBook(): AnswerBook {
  const files: Record<string, number> = {};
  const planted: PlantedRow[] = [];
  const systems: Partial<
    Record<SystemId, { counts: Record<string, number>; truths: Record<string, unknown[]> }>
  > = {};
  const page = (system: SystemId) => (systems[system] ??= { counts: {}, truths: {} });
  return {
    file: (name, rows) => {
      files[name] = (files[name] ?? 0) + rows;
    },
    count: (system, table, rows) => {
      const { counts } = page(system);
      counts[table] = (counts[table] ?? 0) + rows;
    },
    plant: (row) => {
      planted.push(row);
    },
    truth: (system, kind, entry) => {
      (page(system).truths[kind] ??= []).push(entry);
    },
    result: () => ({ files, planted, systems }),
  };
}
