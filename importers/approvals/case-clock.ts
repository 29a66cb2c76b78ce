import { approvalPause } from '../../contract/schema/approvals.ts';
import {
  type Pause,
  type TimeLimit,
  type WorkingClock,
  workingClock,
} from '../../contract/working-time.ts';
import { momentOf } from '../../data/city/moments.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import type { ImportContext } from '../import-context.ts';
import { DeliveryLedger } from '../rows/delivery.ts';
import { hasTable } from '../rows/parent-keys.ts';
import { readBatches } from '../rows/plain-delivery.ts';
import { RowChecks } from '../rows/row-checks.ts';
import { rowView, type RowValues } from '../rows/row-values.ts';

/** What the clocks of cases run by: promised limits of matters, pauses of cases, office hours. */
export interface CaseClocks {
  readonly clock: WorkingClock;
  /** Item code → promised limit, where its unit is known. */
  readonly promises: ReadonlyMap<string, TimeLimit>;
  readonly pauses: ReadonlyMap<string, readonly Pause[]>;
}

/** By what stands for an import. */
const CLOCKS = new WeakMap<object, Promise<CaseClocks>>();

/** Read once for all files of a delivery. */
export function caseClocks(context: ImportContext): Promise<CaseClocks> {
  const known = CLOCKS.get(context.base) ?? readClocks(context);
  CLOCKS.set(context.base, known);
  return known;
}

async function readClocks(context: ImportContext): Promise<CaseClocks> {
  const db = context.lookup();
  return {
    clock: workingClock(context.profile.workingTime, 'approvals'),
    promises: await readPromises(db),
    pauses: await readPauses(db, context),
  };
}

async function readPromises(db: ReadDb): Promise<Map<string, TimeLimit>> {
  if (!(await hasTable(db, 'approval_item'))) return new Map();
  const rows = await db.all<{ code: string; value: number; unit: 'work_day' | 'day' }>(
    `SELECT item_code AS code, promised_limit AS value, promised_unit AS unit
     FROM services.approval_item WHERE promised_limit > 0 AND promised_unit IS NOT NULL`,
  );
  return new Map(rows.map(({ code, value, unit }) => [code, { value, unit }]));
}

/** Pauses of this import, which are delivered after the cases, and those that are there where it does not replace them. */
async function readPauses(
  db: ReadDb,
  context: ImportContext,
): Promise<Map<string, readonly Pause[]>> {
  const found = new Map<string, Map<string, Pause>>();
  const note = ({ case_no, from_at, to_at }: RowValues, isGone = false) => {
    const [own, from] = [String(case_no), String(from_at)];
    const pauses = found.get(own) ?? new Map<string, Pause>();
    found.set(own, pauses);
    if (isGone) pauses.delete(from);
    else
      pauses.set(from, { from: momentOf(from), ...(to_at ? { to: momentOf(String(to_at)) } : {}) });
  };
  const files = context.filesOf?.(approvalPause.name) ?? [];
  const replaces = files.length > 0 && context.mode !== 'incremental';
  if (!replaces) for (const row of await pausesBefore(db)) note(row);
  const view = rowView(approvalPause);
  const checks = new RowChecks();
  const ledger = new DeliveryLedger(approvalPause, files, context);
  for await (const { rows, read } of readBatches(approvalPause, ledger, () => () => undefined)) {
    for (const row of rows) {
      const cells = read(row, checks);
      if (cells) note(view(cells), checks.isRemoval);
    }
  }
  return new Map([...found].map(([own, pauses]) => [own, [...pauses.values()]]));
}

async function pausesBefore(db: ReadDb): Promise<RowValues[]> {
  if (!(await hasTable(db, approvalPause.name))) return [];
  return db.all<RowValues>('SELECT case_no, from_at, to_at FROM services.approval_pause');
}
