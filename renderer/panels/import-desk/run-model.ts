import type { Batch, ImportResult, TableOutcome } from '../../../contract/imports.ts';

/** Minutes and seconds of a duration; minutes are 0 below one. */
export function splitSeconds(seconds: number): {
  readonly minutes: number;
  readonly seconds: number;
} {
  const whole = Math.max(1, Math.round(seconds));
  return { minutes: Math.floor(whole / 60), seconds: whole % 60 };
}

/** Tables that more rows leave than is allowed without asking. */
export function blockedTables(result: ImportResult): readonly TableOutcome[] {
  return result.tables.filter(({ blocked }) => blocked);
}

/** Something a person must confirm before it is published. */
export function needsConfirmation(result: ImportResult): boolean {
  return waitsForPerson(result, { allowDrop: false, acceptCrs: false, allowOlder: false });
}

/** What a person confirmed of a trial. */
export interface Confirmed {
  readonly allowDrop: boolean;
  readonly acceptCrs: boolean;
  readonly allowOlder: boolean;
}

/** Whether something is left that a person has not confirmed: leaving rows, coordinate systems and older files each apart. */
export function waitsForPerson(
  result: ImportResult,
  { allowDrop, acceptCrs, allowOlder }: Confirmed,
): boolean {
  return (
    (blockedTables(result).length > 0 && !allowDrop) ||
    (result.doubts.length > 0 && !acceptCrs) ||
    (result.older.length > 0 && !allowOlder)
  );
}

/** Nothing would change; rows that are held wait in the snapshot for what they name, so they are something. */
export function changesNothing({ tables }: ImportResult): boolean {
  return tables.every(
    ({ added, changed, removed, held }) => added + changed + removed + held === 0,
  );
}

/** Every row that was read was refused. */
export function allRefused({ files }: ImportResult): boolean {
  return (
    files.some(({ read }) => read > 0) && files.every(({ read, rejected }) => rejected === read)
  );
}

/** What can be done with a batch: undo the one in use, use another that is kept. */
export function batchAction(
  batch: Batch,
  batches: readonly Batch[],
): { readonly kind: 'undo' | 'use'; readonly to: Batch } | undefined {
  if (!batch.kept) return undefined;
  if (batch.state !== 'current') return { kind: 'use', to: batch };
  const before = batches.find(({ id, kept }) => kept && id === batch.previousId);
  return before && { kind: 'undo', to: before };
}
