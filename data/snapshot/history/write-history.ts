import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotFileName, TableSpec } from '../../../contract/schema/table.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import type { WriteDb } from '../../driver/port.ts';
import { immutableUri, openHub, openWriter } from '../../driver/sqlite.ts';
import type { BuildState } from '../build-state.ts';
import { bulkInsert, bulkInsertSql, type JsonCell } from '../bulk-insert.ts';
import { ChunkSealer } from '../chunk-sealer.ts';
import { CHUNK_BITS } from '../../sealing/chunks.ts';
import { HISTORY_KINDS, type HistoryKind } from '../layout.ts';
import { CHANGE_KINDS, historyKind, historyPlace, type RowChange } from './change.ts';
import { addedRows, changedRows, type ComparedTable, removedRows } from './compare-rows.ts';
import { countChanges, type HistoryMeta, indexHistory, layOutHistory } from './history-file.ts';

/** Finished history files of a build, by kind. */
export type HistoryFiles = ReadonlyMap<HistoryKind, string>;

/** Column of a change's sealed values. */
export const SEALED_COLUMN = 'before';

interface HistoryInput {
  readonly state: BuildState;
  /** Folder of this build. */
  readonly folder: string;
  readonly meta: Omit<HistoryMeta, 'previous_id'>;
  readonly previousFiles: ReadonlyMap<SnapshotFileName, string>;
  /** All files of the new snapshot, indexed. */
  readonly paths: ReadonlyMap<SnapshotFileName, string>;
}

/**
 * Records what each row of the tables that differ became since the snapshot in use (变更历史), one file a class of tables.
 * Rows of a table that had none before are not listed: the snapshot says where they came from.
 */
export async function writeHistory(input: HistoryInput): Promise<HistoryFiles> {
  const { state, folder } = input;
  const written = new Map<HistoryKind, string>();
  if (!state.previous) return written;
  await mkdir(folder, { recursive: true });
  for (const kind of HISTORY_KINDS) {
    const path = join(folder, `history.${kind}.sqlite`);
    const tables = [...state.changes.values()]
      .filter(({ added, changed, removed }) => added + changed + removed > 0)
      .map(({ table }) => tableSpec(table))
      .filter((table) => historyKind(table) === kind && input.previousFiles.has(table.file));
    if (tables.length > 0 && (await writeFile(input, path, tables))) written.set(kind, path);
  }
  return written;
}

async function writeFile(
  { state, meta, previousFiles, paths }: HistoryInput,
  path: string,
  tables: readonly TableSpec[],
): Promise<boolean> {
  const db = await openWriter(path);
  const reader = await openHub(path);
  try {
    await layOutHistory(db, { ...meta, previous_id: state.previous?.id ?? '' });
    await attachBoth(reader, 'base', previousFiles, paths);
    for (const file of new Set(tables.map((table) => table.file))) {
      if (file !== 'base') await attachBoth(reader, file, previousFiles, paths);
      for (const table of tables)
        if (table.file === file) await writeTable(state, db, reader, table);
      if (file !== 'base') await detachBoth(reader, file, previousFiles, paths);
    }
    await indexHistory(db);
    return (await countChanges(db)) > 0;
  } finally {
    await reader.close();
    await db.close();
  }
}

async function attachBoth(
  db: WriteDb,
  file: SnapshotFileName,
  previous: ReadonlyMap<SnapshotFileName, string>,
  paths: ReadonlyMap<SnapshotFileName, string>,
): Promise<void> {
  const [older, newer] = [previous.get(file), paths.get(file)];
  if (older !== undefined) await db.run(`ATTACH ? AS older_${file}`, [immutableUri(older)]);
  if (newer !== undefined) await db.run(`ATTACH ? AS newer_${file}`, [immutableUri(newer)]);
}

/** SQLite attaches ten files at most, and a refresh of everything has seven, each in two versions. */
async function detachBoth(
  db: WriteDb,
  file: SnapshotFileName,
  previous: ReadonlyMap<SnapshotFileName, string>,
  paths: ReadonlyMap<SnapshotFileName, string>,
): Promise<void> {
  if (previous.has(file)) await db.run(`DETACH older_${file}`);
  if (paths.has(file)) await db.run(`DETACH newer_${file}`);
}

async function writeTable(
  state: BuildState,
  db: WriteDb,
  reader: WriteDb,
  table: TableSpec,
): Promise<void> {
  const compared: ComparedTable = {
    db: reader,
    table,
    older: `older_${table.file}`,
    newer: `newer_${table.file}`,
    bases: { older: 'older_base', newer: 'newer_base' },
    keys: await state.keysOf(table),
    renewal: state.renewals.get(table.name),
  };
  const { added = 0, changed = 0, removed = 0 } = state.changes.get(table.name) ?? {};
  const writer = await ChangeWriter.open(db, compared);
  if (added > 0 && !(await isFirst(compared))) await writer.writeAll(addedRows(compared));
  if (changed > 0) await writer.writeAll(changedRows(compared));
  if (removed > 0) await writer.writeAll(removedRows(compared));
  await writer.end();
}

async function isFirst({ db, older, table }: ComparedTable): Promise<boolean> {
  return !(await db.get(`SELECT 1 AS one FROM ${older}."${table.name}" LIMIT 1`));
}

const COLUMNS = ['id', 'table_name', 'natural_key', 'kind', 'open', 'hidden'];

class ChangeWriter {
  private readonly sql = bulkInsertSql('main.change', COLUMNS);
  private readonly db: WriteDb;
  private readonly table: TableSpec;
  private readonly sealer: ChunkSealer | undefined;
  private nextId: number;

  private constructor(db: WriteDb, { table, keys }: ComparedTable, firstId: number) {
    this.db = db;
    this.table = table;
    this.nextId = firstId;
    const place = { target: 'main.change_sealed', table: historyPlace(table.name) };
    this.sealer = keys && new ChunkSealer(db, keys, place, [{ name: SEALED_COLUMN, at: 0 }]);
  }

  /** Each table begins a new sealed chunk, since departments have different keys. */
  static async open(db: WriteDb, compared: ComparedTable): Promise<ChangeWriter> {
    const row = await db.get<{ last: number | null }>('SELECT max(id) AS last FROM change');
    return new ChangeWriter(db, compared, (((row?.last ?? -1) >> CHUNK_BITS) + 1) << CHUNK_BITS);
  }

  async writeAll(changes: AsyncIterable<readonly RowChange[]>): Promise<void> {
    for await (const batch of changes) {
      const rows = batch.map((change) => this.stored(change));
      await bulkInsert(this.db, this.sql, rows);
      await this.sealer?.flush();
    }
  }

  async end(): Promise<void> {
    await this.sealer?.end();
  }

  private stored({ key, kind, open, hidden, hiddenBefore }: RowChange): JsonCell[] {
    const id = this.nextId;
    this.nextId += 1;
    const before = hidden.length === 0 ? null : JSON.stringify(hiddenBefore);
    this.sealer?.add(id, [before]);
    const openText = Object.keys(open).length === 0 ? null : JSON.stringify(open);
    const hiddenText = hidden.length === 0 ? null : hidden.join(',');
    return [id, this.table.name, key, CHANGE_KINDS.indexOf(kind), openText, hiddenText];
  }
}
