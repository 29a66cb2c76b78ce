import type { QualityFile, QualityState } from '../../../contract/queries/quality.ts';
import { tableSpec } from '../../../contract/schema/index.ts';

/** What the lines of the ledger stand for. */
export const LEDGER_LEVELS = ['department', 'table', 'file'] as const;
export type LedgerLevel = (typeof LEDGER_LEVELS)[number];

/** A line of the ledger (台账): a department, a table, or a file as one table took it. */
export interface LedgerLine {
  readonly id: string;
  /** Department as the schema names it. */
  readonly department: string;
  /** Systems and tables the line covers. */
  readonly systems: readonly string[];
  readonly tables: readonly string[];
  /** Undefined but for a file. */
  readonly file: string | undefined;
  /** Latest of its files. */
  readonly asOf: string;
  readonly read: number;
  readonly loaded: number;
  readonly held: number;
  readonly rejected: number;
  readonly flagged: number;
  readonly checks: readonly LedgerCheck[];
}

/** Rows of one table that one check found. */
export interface LedgerCheck {
  readonly table: string;
  readonly state: QualityState;
  readonly code: string;
  readonly rows: number;
}

type Summed = 'read' | 'loaded' | 'held' | 'rejected' | 'flagged';

/** Lines of the ledger at a level, in the order their first file has. */
export function ledgerLines(files: readonly QualityFile[], level: LedgerLevel): LedgerLine[] {
  const lines = new Map<string, QualityFile[]>();
  for (const file of files) {
    const id = lineId(file, level);
    lines.set(id, [...(lines.get(id) ?? []), file]);
  }
  return [...lines].map(([id, own]) => lineOf(id, own, level));
}

function lineId({ table, file }: QualityFile, level: LedgerLevel): string {
  if (level === 'department') return tableSpec(table).department.id;
  return level === 'table' ? table : `${table} ${file}`;
}

function lineOf(id: string, files: readonly QualityFile[], level: LedgerLevel): LedgerLine {
  const tables = [...new Set(files.map(({ table }) => table))];
  const specs = tables.map(tableSpec);
  const sum = (of: Summed) => files.reduce((total, file) => total + file[of], 0);
  return {
    id,
    department: specs[0]?.department.title ?? '',
    systems: [...new Set(specs.map(({ system }) => system))],
    tables,
    file: level === 'file' ? files[0]?.file : undefined,
    asOf: files.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), ''),
    read: sum('read'),
    loaded: sum('loaded'),
    held: sum('held'),
    rejected: sum('rejected'),
    flagged: sum('flagged'),
    checks: summedChecks(files),
  };
}

/** Checks of all files together, refused rows first, the most frequent first. */
function summedChecks(files: readonly QualityFile[]): LedgerCheck[] {
  const checks = new Map<string, LedgerCheck>();
  for (const { table, checks: own } of files) {
    for (const { state, code, rows } of own) {
      const id = `${table} ${state} ${code}`;
      checks.set(id, { table, state, code, rows: (checks.get(id)?.rows ?? 0) + rows });
    }
  }
  const order = (state: QualityState) => ['rejected', 'held', 'flagged'].indexOf(state);
  return [...checks.values()].sort(
    (one, other) => order(one.state) - order(other.state) || other.rows - one.rows,
  );
}
