import { tableSpec } from '../../contract/schema/index.ts';
import { countRows } from '../../data/snapshot/compare.ts';
import type { SnapshotStore } from '../../data/snapshot/store.ts';

/** How many rows tables have in a kept snapshot, by name. */
export async function rowsOfTables(
  store: SnapshotStore,
  snapshotId: string,
  tables: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const snapshot = await store.open(snapshotId);
  try {
    const rows = new Map<string, number>();
    for (const name of tables) {
      const table = tableSpec(name);
      const has = snapshot.has(table.file);
      rows.set(name, has ? await countRows(snapshot.db, table.file, table) : 0);
    }
    return rows;
  } finally {
    await snapshot.close();
  }
}
