import { access } from 'node:fs/promises';
import { KEY_DESTROYED } from '../../../contract/destroyed-keys.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import type { SqlValue } from '../../driver/port.ts';
import { openReader } from '../../driver/sqlite.ts';
import { CHUNK_BITS, CHUNK_ROWS } from '../../sealing/chunks.ts';
import type { SealedBlob } from '../../sealing/department-keys.ts';
import type { Keyring } from '../../sealing/keyring.ts';
import { storePaths } from '../layout.ts';
import type { SnapshotStore } from '../store.ts';
import { requireCurrent } from '../store.ts';
import type { ChangeKind, ColumnChange } from './change.ts';
import { CHANGE_KINDS, historyKind, historyPlace } from './change.ts';
import type { HistoryMeta } from './history-file.ts';
import { historyIds } from './retention.ts';
import { SEALED_COLUMN } from './write-history.ts';

/** A change of one row, as asked for. */
export interface RowEvent {
  /** Snapshot that brought the change. */
  readonly snapshotId: string;
  readonly at: string;
  readonly asOf: string;
  readonly kind: ChangeKind;
  readonly open: Readonly<Record<string, ColumnChange>>;
  /** Personal columns that differ. */
  readonly hidden: readonly string[];
  /** Their old values, only where a keyring was given. */
  readonly before?: Readonly<Record<string, SqlValue>>;
}

interface StoredChange extends HistoryMeta {
  readonly id: number;
  readonly kind: number;
  readonly open: string | null;
  readonly hidden: string | null;
}

/**
 * What became of a row (行变更历史), newest first, along the line of snapshots that leads to the one in use: changes that
 * were rolled back do not count. With a keyring old personal values are opened, which the caller has to log before.
 * Errors: `not-found` in an empty store, `forbidden` without the department's key.
 */
export async function rowHistory(
  store: SnapshotStore,
  table: string,
  key: string,
  keyring?: Keyring,
): Promise<RowEvent[]> {
  const kind = historyKind(tableSpec(table));
  const found = new Map<string, { previousId: string; events: RowEvent[] }>();
  for (const id of await historyIds(store.folder)) {
    const path = storePaths.historyFile(store.folder, id, kind);
    if (await isThere(path)) found.set(id, await eventsIn(path, table, key, keyring));
  }
  return alongLine(store, found);
}

/** A refresh that changed no row of this class left no file: the line goes on with the manifest's, or the next older. */
async function alongLine(
  store: SnapshotStore,
  found: ReadonlyMap<string, { readonly previousId: string; readonly events: RowEvent[] }>,
): Promise<RowEvent[]> {
  const events: RowEvent[] = [];
  let id: string | undefined = await requireCurrent(store);
  while (id !== undefined) {
    const here = found.get(id);
    if (here) events.push(...here.events);
    id = here?.previousId ?? (await previousOf(store, id));
  }
  return events;
}

/** Snapshot a snapshot was made from; undefined at the beginning of the line. */
export async function previousOf(store: SnapshotStore, id: string): Promise<string | undefined> {
  for (const kind of ['open', 'personal'] as const) {
    const path = storePaths.historyFile(store.folder, id, kind);
    if (await isThere(path)) return (await metaOf(path)).previous_id;
  }
  return store.manifest(id).then(
    (manifest) => manifest.previousId,
    () => undefined,
  );
}

async function metaOf(path: string): Promise<HistoryMeta> {
  const db = await openReader(path, { immutable: true });
  try {
    return (await db.get<HistoryMeta>('SELECT * FROM meta')) as HistoryMeta;
  } finally {
    await db.close();
  }
}

async function eventsIn(
  path: string,
  table: string,
  key: string,
  keyring: Keyring | undefined,
): Promise<{ previousId: string; events: RowEvent[] }> {
  const db = await openReader(path, { immutable: true });
  try {
    const rows = await db.all<StoredChange>(
      `SELECT change.id, change.kind, change.open, change.hidden, meta.* FROM change, meta
       WHERE table_name = ? AND natural_key = ? ORDER BY id DESC`,
      [table, key],
    );
    const open = async (row: StoredChange): Promise<RowEvent> => {
      const event = eventOf(row);
      if (!keyring || event.hidden.length === 0) return event;
      const chunk = row.id >> CHUNK_BITS;
      const blob = await db.get<SealedBlob>(
        'SELECT epoch, blob FROM change_sealed WHERE chunk = ?',
        [chunk],
      );
      if (!blob) return event;
      const keys = await keyring.forOpening(tableSpec(table).department.id);
      if (keys.isDestroyed(blob.epoch))
        return {
          ...event,
          before: Object.fromEntries(event.hidden.map((name) => [name, KEY_DESTROYED])),
        };
      const column = keys.open(historyPlace(table), chunk, blob)[SEALED_COLUMN] ?? [];
      const text = String(column[row.id & (CHUNK_ROWS - 1)] ?? '{}');
      return { ...event, before: JSON.parse(text) as Record<string, SqlValue> };
    };
    const meta = await db.get<HistoryMeta>('SELECT * FROM meta');
    return { previousId: meta?.previous_id ?? '', events: await Promise.all(rows.map(open)) };
  } finally {
    await db.close();
  }
}

function eventOf({ snapshot_id, at, as_of, kind, open, hidden }: StoredChange): RowEvent {
  return {
    snapshotId: snapshot_id,
    at,
    asOf: as_of,
    kind: CHANGE_KINDS[kind] ?? 'changed',
    open: open === null ? {} : (JSON.parse(open) as Record<string, ColumnChange>),
    hidden: hidden?.split(',') ?? [],
  };
}

/** Whether a history file was kept. */
export function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
