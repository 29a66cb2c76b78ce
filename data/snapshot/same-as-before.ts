import type { BuildState } from './build-state.ts';
import { latestDate } from './compose-manifest.ts';
import type { SourceFileRecord } from './manifest.ts';

/**
 * Whether what was delivered says nothing the snapshot in use does not say: no row comes, goes, differs, is held or refused
 * anew, and the files state no other date (截至), 密级, coordinate system or columns. Files all of whose rows were refused
 * state nothing; the ledger has them from the report of their batch.
 */
export function isSameAsBefore({ previous, moved, changes, sources }: BuildState): boolean {
  if (!previous) return false;
  return [...moved].every((table) => {
    const { added = 0, changed = 0, removed = 0 } = changes.get(table) ?? {};
    if (added + changed + removed > 0) return false;
    const before = previous.sources.filter((record) => record.table === table);
    return statesTheSame(before, sources.get(table) ?? []);
  });
}

function statesTheSame(
  before: readonly SourceFileRecord[],
  now: readonly SourceFileRecord[],
): boolean {
  const [old, given] = [before.filter(isHeard), now.filter(isHeard)];
  const known = new Set(old.map(statement));
  return (
    heldRows(before) === heldRows(now) &&
    isSameDate(old, given) &&
    given.every((one) => known.has(statement(one)) && !isDoubtful(one))
  );
}

/** A day of saving that nobody stated is no news. */
function isSameDate(old: readonly SourceFileRecord[], given: readonly SourceFileRecord[]): boolean {
  const [before, now] = [latestDate(old), latestDate(given)];
  return (
    now === before || given.every(({ asOf, dateIsOfSaving }) => dateIsOfSaving || asOf <= before)
  );
}

function heldRows(records: readonly SourceFileRecord[]): number {
  return records.reduce((sum, { account }) => sum + account.held, 0);
}

/** Not every one of its rows was refused. */
function isHeard({ account }: SourceFileRecord): boolean {
  return account.read === 0 || account.rejected < account.read;
}

/** How its cells are written is no news of their values. */
function statement({ secrecy, crs, columns }: SourceFileRecord): string {
  return JSON.stringify([secrecy, crs, columns?.map(({ writing: _, ...column }) => column)]);
}

/**
 * It was read in this build and has rows that are held, or refused where a full delivery takes the place of those before it:
 * which they are is not compared. What an incremental one was refused the ledger has from the report of its batch.
 */
function isDoubtful({ batch, mode, account }: SourceFileRecord): boolean {
  const { held, rejected } = account;
  return batch === undefined && (mode === 'incremental' ? held : held + rejected) > 0;
}

/** Whether a first delivery brings nothing: it had rows, and every one was refused. */
export function isEmptyHanded({ previous, sources }: BuildState): boolean {
  const records = [...sources.values()].flat();
  const taken = records.reduce((sum, { account }) => sum + account.accepted + account.held, 0);
  return !previous && taken === 0 && records.some(({ account }) => account.rejected > 0);
}
