import { constants, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotFileName, TableSpec } from '../../contract/schema/table.ts';
import { TABLES } from '../../contract/schema/index.ts';
import type { ReadDb, SqlValue, WriteDb } from '../driver/port.ts';
import { immutableUri, openHub } from '../driver/sqlite.ts';
import { migrateSnapshotFile, SCHEMA_VERSION } from '../migrations/index.ts';
import { addLackingColumns } from '../schema/added-columns.ts';
import { createTableSql, quote, sealedTable } from '../schema/ddl.ts';
import { attachUnderConstruction, copyHousekeeping, copyRows } from './bench-files.ts';
import { attachPublished } from './open-snapshot.ts';

export interface WorkbenchOptions {
  /** Folder of this build. */
  readonly folder: string;
  /** Files of the snapshot in use. */
  readonly previous: ReadonlyMap<SnapshotFileName, string>;
  /** Largest size of a built file in bytes. */
  readonly maxFileBytes?: number;
  /** Tables that will be delivered: their previous version is not copied only to be dropped. */
  readonly expected?: readonly string[];
}

/**
 * One connection with the files of the snapshot in use attached under their names; a file that is touched is replaced
 * by a new, empty one of this build, whose tables are then written or copied from the previous one.
 */
export class Workbench {
  readonly db: WriteDb;
  private readonly options: WorkbenchOptions;
  private readonly built = new Map<SnapshotFileName, string>();
  private readonly missing = new Set<TableSpec>();
  /** Made with their file, nothing in them yet. */
  private readonly empty = new Set<TableSpec>();
  private readonly expected: Set<string>;
  private completing: Promise<void> = Promise.resolve();
  private attachments = 0;

  private constructor(db: WriteDb, options: WorkbenchOptions) {
    this.db = db;
    this.options = options;
    this.expected = new Set(options.expected);
  }

  static async open(options: WorkbenchOptions): Promise<Workbench> {
    const db = await openHub(options.folder);
    try {
      await db.exec('PRAGMA temp_store = MEMORY');
      for (const [file, path] of options.previous) {
        if (file !== 'tiles') await attachPublished(db, file, path);
      }
      return new Workbench(db, options);
    } catch (error) {
      await db.close();
      throw error;
    }
  }

  /** Files written by this build, with their paths. */
  get touched(): ReadonlyMap<SnapshotFileName, string> {
    return this.built;
  }

  get maxFileBytes(): number | undefined {
    return this.options.maxFileBytes;
  }

  hasPrevious(file: SnapshotFileName): boolean {
    return this.options.previous.has(file);
  }

  /** Begins a new version of a file, once. Its tables are missing until they are created or copied. */
  async touch(file: SnapshotFileName): Promise<void> {
    if (this.built.has(file)) return;
    const path = join(this.options.folder, `${file}.sqlite`);
    await this.attachBuilt(file, path);
    await migrateSnapshotFile(this.db, file, file);
    this.built.set(file, path);
    for (const table of TABLES) if (table.file === file) this.missing.add(table);
    const had = await this.withPrevious(file, (schema) => copyHousekeeping(this.db, file, schema));
    if (!had) await this.createEmpty(file);
  }

  /**
   * Has a table as it was, to be changed in place: its file, if nothing was written to it yet, as a copy of the
   * previous one with all tables and indexes. What is deleted there is overwritten.
   */
  async carryTable(table: TableSpec): Promise<void> {
    const { file } = table;
    const previous = this.options.previous.get(file);
    if (this.built.has(file) || previous === undefined) return this.keepTable(table);
    const path = join(this.options.folder, `${file}.sqlite`);
    await copyFile(previous, path, constants.COPYFILE_FICLONE);
    await this.attachBuilt(file, path);
    this.built.set(file, path);
    await addLackingColumns(this.db, file);
    await this.db.exec(
      `PRAGMA ${file}.user_version = ${SCHEMA_VERSION}; PRAGMA ${file}.secure_delete = ON; DELETE FROM ${file}.source_file`,
    );
  }

  /** The table is delivered now, or stays as it was. */
  arrived(table: TableSpec): void {
    this.expected.delete(table.name);
  }

  /** Takes over a file that another workbench completed, for reading. */
  async adopt(file: SnapshotFileName, path: string): Promise<void> {
    if (this.hasPrevious(file)) await this.db.exec(`DETACH ${file}`);
    await attachPublished(this.db, file, path);
    this.built.set(file, path);
  }

  /** Makes a table anew, empty. */
  async createTable(table: TableSpec): Promise<void> {
    await this.touch(table.file);
    this.missing.delete(table);
    if (this.empty.delete(table)) return;
    await this.db.exec(`DROP TABLE IF EXISTS ${tablePath(table)}`);
    await this.db.exec(`DROP TABLE IF EXISTS ${table.file}.${quote(sealedTable(table))}`);
    await this.db.exec(createTableSql(table, table.file));
  }

  /** Brings a table of the previous version into the new file. */
  async keepTable(table: TableSpec): Promise<void> {
    await this.touch(table.file);
    if (!this.missing.has(table)) return;
    await this.createTable(table);
    await this.withPrevious(table.file, (previous) => copyRows(this.db, table, previous));
  }

  /** Brings all tables that are still missing in touched files. */
  complete(): Promise<void> {
    return this.bring(() => true);
  }

  /** Brings those among them that no delivery will replace. */
  completeKept(): Promise<void> {
    return this.bring((table) => !this.expected.has(table.name));
  }

  /** Runs `work` with the previous version of a file attached under the name it is given, if there is one. */
  async withPrevious(
    file: SnapshotFileName,
    work: (schema: string) => Promise<void>,
  ): Promise<boolean> {
    const path = this.options.previous.get(file);
    if (path === undefined) return false;
    this.attachments += 1;
    const schema = `previous_${this.attachments}`;
    await this.db.run(`ATTACH ? AS ${schema}`, [immutableUri(path)]);
    try {
      await work(schema);
      return true;
    } finally {
      await this.db.exec(`DETACH ${schema}`);
    }
  }

  /** Rows of a table of the snapshot in use, whatever this build did to it; `sql` is given the table's path. */
  async rowsBefore<Row extends object>(
    table: TableSpec,
    sql: (path: string) => string,
    params: readonly SqlValue[],
  ): Promise<Row[]> {
    let rows: Row[] = [];
    await this.withPrevious(table.file, async (schema) => {
      rows = await this.db.all<Row>(sql(`${schema}.${quote(table.name)}`), params);
    });
    return rows;
  }

  /** The tables built so far and, for the rest, the previous snapshot's. Closing is the workbench's business. */
  lookup(): ReadDb {
    const { db } = this;
    return {
      path: this.options.folder,
      all: async (sql, params) => {
        await this.completeKept();
        return db.all(sql, params);
      },
      get: async (sql, params) => {
        await this.completeKept();
        return db.get(sql, params);
      },
      close: () => Promise.resolve(),
    };
  }

  close(): Promise<void> {
    return this.db.close();
  }

  private bring(wanted: (table: TableSpec) => boolean): Promise<void> {
    this.completing = this.completing.then(async () => {
      for (const table of [...this.missing].filter(wanted)) await this.keepTable(table);
    });
    return this.completing;
  }

  /** Tables of a new file lie in the order of their declaration, whichever is delivered first. */
  private async createEmpty(file: SnapshotFileName): Promise<void> {
    for (const table of TABLES.filter((one) => one.file === file)) {
      await this.db.exec(createTableSql(table, file));
      this.missing.delete(table);
      this.empty.add(table);
    }
  }

  private async attachBuilt(file: SnapshotFileName, path: string): Promise<void> {
    if (this.hasPrevious(file)) await this.db.exec(`DETACH ${file}`);
    await attachUnderConstruction(this.db, file, path, this.options.maxFileBytes);
  }
}

/** `base."room"`. */
export function tablePath(table: TableSpec): string {
  return `${table.file}.${quote(table.name)}`;
}
