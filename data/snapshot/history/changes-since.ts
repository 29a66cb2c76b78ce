import { openReader } from '../../driver/sqlite.ts';
import { HISTORY_KINDS, storePaths } from '../layout.ts';
import { requireCurrent, type SnapshotStore } from '../store.ts';
import type { ColumnChange } from './change.ts';
import { CHANGE_KINDS, type ChangeKind } from './change.ts';
import { isThere, previousOf } from './row-history.ts';

/** A change of a row between two snapshots of the line in use. */
export interface DatedChange {
  readonly table: string;
  readonly key: string;
  readonly kind: ChangeKind;
  readonly open: Readonly<Record<string, ColumnChange>>;
  /** Personal columns that differ, by name alone. */
  readonly hidden: readonly string[];
  readonly snapshotId: string;
  /** As-of date of that snapshot, `YYYY-MM-DD`. */
  readonly asOf: string;
}

interface StoredChange {
  readonly table: string;
  readonly key: string;
  readonly kind: number;
  readonly open: string | null;
  readonly hidden: string | null;
  readonly asOf: string;
}

/**
 * What changed in some tables after a snapshot, the newest first, along the line that leads to the one in use; from the
 * beginning of what is kept where `since` is undefined or no longer on the line.
 */
export async function changesSince(
  store: SnapshotStore,
  since: string | undefined,
  tables: readonly string[],
): Promise<DatedChange[]> {
  const changes: DatedChange[] = [];
  let id: string | undefined = await requireCurrent(store);
  while (id !== undefined && id !== since) {
    for (const kind of HISTORY_KINDS) {
      const path = storePaths.historyFile(store.folder, id, kind);
      if (await isThere(path)) changes.push(...(await changesIn(path, id, tables)));
    }
    id = await previousOf(store, id);
  }
  return changes;
}

async function changesIn(
  path: string,
  snapshotId: string,
  tables: readonly string[],
): Promise<DatedChange[]> {
  const db = await openReader(path, { immutable: true });
  try {
    const rows = await db.all<StoredChange>(
      `SELECT table_name AS "table", natural_key AS key, kind, open, hidden, meta.as_of AS asOf FROM change, meta
       WHERE table_name IN (SELECT value FROM json_each(?)) ORDER BY id`,
      [JSON.stringify(tables)],
    );
    return rows.map(({ kind, open, hidden, ...change }) => ({
      ...change,
      snapshotId,
      kind: CHANGE_KINDS[kind] ?? 'changed',
      open: open === null ? {} : (JSON.parse(open) as DatedChange['open']),
      hidden: hidden?.split(',') ?? [],
    }));
  } finally {
    await db.close();
  }
}
