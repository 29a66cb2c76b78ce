import { rm } from 'node:fs/promises';
import type { FindingLine } from '../../contract/findings.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { ReadDb, WriteDb } from '../driver/port.ts';
import { openReader, openWriter } from '../driver/sqlite.ts';
import { insertAll, type JsonCell } from '../snapshot/bulk-insert.ts';

/** Name of the file in a batch's report folder. */
export const FINDINGS_FILE = 'findings.sqlite';

/** What became of the row: not loaded, or loaded with a mark. */
export type FindingState = 'rejected' | 'flagged';

/** A finding as it is kept. */
export interface KeptFinding extends FindingLine {
  readonly state: FindingState;
}

const LAYOUT = `
  PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
  CREATE TABLE finding (
    id INTEGER PRIMARY KEY, state TEXT NOT NULL, table_name TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    column_title TEXT NOT NULL, code TEXT NOT NULL, sentence TEXT, value TEXT NOT NULL
  ) STRICT;`;
const INDEX = 'CREATE INDEX finding_of_table ON finding (table_name, state, file, line, code)';
const COLUMNS = [
  'state',
  'table_name',
  'file',
  'line',
  'column_title',
  'code',
  'sentence',
  'value',
] as const;

/** Writes the findings of a batch, in the order they were made. */
export async function writeFindings(
  path: string,
  findings: AsyncIterable<readonly KeptFinding[]>,
): Promise<void> {
  await rm(path, { force: true });
  const db = await openWriter(path);
  try {
    await db.exec(LAYOUT);
    for await (const some of findings) await writeSome(db, some);
    await db.exec(INDEX);
  } finally {
    await db.close();
  }
}

function writeSome(db: WriteDb, findings: readonly KeptFinding[]): Promise<void> {
  const rows = findings.map(
    ({ state, table, file, line, column, code, sentence, value }): JsonCell[] => {
      return [state, table, file, line, column, code, sentence && JSON.stringify(sentence), value];
    },
  );
  return insertAll(db, 'finding', COLUMNS, rows);
}

/** Opens the findings of a batch to be read; undefined where the batch had none or they were cleared away. */
export function openFindings(path: string): Promise<ReadDb | undefined> {
  return openReader(path, { immutable: true }).catch(() => undefined);
}

/** A finding as SQLite gives it. */
export interface StoredFinding {
  readonly table_name: string;
  readonly file: string;
  readonly line: number;
  readonly column_title: string;
  readonly code: string;
  readonly sentence: string | null;
  readonly value: string;
}

/** Columns of a `StoredFinding`. */
export const FINDING_COLUMNS = 'table_name, file, line, column_title, code, sentence, value';

/** A finding as the contract has it. */
export function findingLine(stored: StoredFinding): FindingLine {
  const { table_name: table, file, line, column_title: column, code, sentence, value } = stored;
  const said = sentence === null ? null : (JSON.parse(sentence) as Sentence);
  return { table, file, line, column, code, sentence: said, value };
}
