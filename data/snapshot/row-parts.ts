import type { TableSpec } from '../../contract/schema/table.ts';
import type { WriteDb } from '../driver/port.ts';
import { immutableUri, openHub } from '../driver/sqlite.ts';
import { createTableSql, list, quote, storedColumns } from '../schema/ddl.ts';
import type { DeliveredRow } from './delivery.ts';
import { rowPlan } from './row-plan.ts';
import { TableWriter } from './table-writer.ts';
import { tablePath } from './workbench.ts';

/** Rows of a table that lie ready in another file (分片): those of one source file of it. */
export interface RowPart {
  /** Index into the delivery's files. */
  readonly file: number;
  readonly path: string;
  /** What the rows there name as their source file. */
  readonly sourceFileId: number;
  /** Lines whose rows are left out. */
  readonly without: readonly number[];
}

/** A row whose references are slots already, in the order of the table's referring columns. */
export interface PlacedRow {
  readonly row: DeliveredRow;
  readonly slots: readonly (number | null)[];
}

/** Writes a part of a table without sealed columns; gives the number of its rows. */
export async function writePart(
  { path, sourceFileId }: Pick<RowPart, 'path' | 'sourceFileId'>,
  table: TableSpec,
  rows: AsyncIterable<readonly PlacedRow[]>,
): Promise<number> {
  const db = await openHub(path);
  try {
    await db.run(`ATTACH ? AS ${table.file}`, [path]);
    await db.exec(
      `PRAGMA ${table.file}.journal_mode = OFF; PRAGMA ${table.file}.synchronous = OFF`,
    );
    await db.exec(createTableSql(table, table.file));
    const plan = rowPlan(table);
    const fileIds = [sourceFileId];
    const nothing = { keys: undefined, slots: undefined, firstId: 1, replace: false };
    const writer = new TableWriter({ db, plan, fileIds, ...nothing });
    let written = 0;
    for await (const batch of rows) {
      for (const row of batch) if (writer.add(row)) await writer.flush();
      written += batch.length;
    }
    await writer.end();
    return written;
  } finally {
    await db.close();
  }
}

/** Takes parts into a table after its other rows, numbered on in the order they come. `fileIds` go by file index. */
export async function takeParts(
  db: WriteDb,
  table: TableSpec,
  parts: AsyncIterable<RowPart>,
  fileIds: readonly number[],
): Promise<void> {
  const columns = storedColumns(table).map(({ name }) => name);
  const values = columns.map((name) => (name === 'source_file_id' ? '?' : quote(name)));
  for await (const { file, path, sourceFileId, without } of parts) {
    await db.run('ATTACH ? AS part', [immutableUri(path)]);
    try {
      await db.run(
        `INSERT INTO ${tablePath(table)} (${list(columns)}) SELECT ${values.join(', ')}
         FROM part.${quote(table.name)} WHERE source_file_id = ?
           AND source_line NOT IN (SELECT value FROM json_each(?)) ORDER BY id`,
        [fileIds[file] ?? 0, sourceFileId, JSON.stringify(without)],
      );
    } finally {
      await db.exec('DETACH part');
    }
  }
}
