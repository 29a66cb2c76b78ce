import { tableSpec } from '../../contract/schema/index.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import { KeySet } from '../../data/snapshot/key-set.ts';

/** A column whose value is the key of a row of another table: 案件流程.案件编号 → 案件. */
export interface Parent {
  readonly field: string;
  readonly table: string;
  /** Column of that table. */
  readonly key: string;
}

/** The keys rows may refer to. */
export interface KnownKeys {
  readonly size: number;
  has(key: string): boolean;
}

const KEYS_A_READ = 50_000;

/** The keys of a table of the build, in 12 bytes each. */
export class ParentKeys implements KnownKeys {
  private readonly keys = new KeySet();
  size = 0;

  static async load(db: ReadDb, { table, key }: Parent): Promise<ParentKeys> {
    const { file, identity } = tableSpec(table);
    const id = identity === 'slot' ? 'slot' : 'id';
    const known = new ParentKeys();
    if (!(await hasTable(db, table))) return known;
    for (let last = -1; ; ) {
      const rows = await db.all<{ id: number; key: string | null }>(
        `SELECT ${id} AS id, ${key} AS key FROM ${file}.${table} WHERE ${id} > ? ORDER BY ${id} LIMIT ?`,
        [last, KEYS_A_READ],
      );
      for (const row of rows) known.add(row.key);
      if (rows.length < KEYS_A_READ) return known;
      last = rows[rows.length - 1]?.id ?? last;
    }
  }

  has(key: string): boolean {
    return this.keys.has(key);
  }

  /** Notes the key of a row. */
  add(key: string | null): void {
    if (key === null) return;
    this.keys.add(key, 1);
    this.size += 1;
  }
}

/** Whether the build or the snapshot before it has the table. */
export async function hasTable(db: ReadDb, table: string): Promise<boolean> {
  const found = await db.get('SELECT 1 FROM pragma_table_list WHERE schema = ? AND name = ?', [
    tableSpec(table).file,
    table,
  ]);
  return found !== undefined;
}

/** Rows a table has in the build; 0 for one that was never delivered. */
export async function countRows(db: ReadDb, table: string): Promise<number> {
  if (!(await hasTable(db, table))) return 0;
  const { file } = tableSpec(table);
  const row = await db.get<{ rows: number }>(`SELECT count(*) AS rows FROM ${file}.${table}`);
  return row?.rows ?? 0;
}
