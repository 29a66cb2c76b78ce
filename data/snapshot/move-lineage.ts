import type { TableSpec } from '../../contract/schema/table.ts';
import type { WriteDb } from '../driver/port.ts';
import { tablePath } from './workbench.ts';

/** Rows with neighbouring row numbers that come from another place of a file than before: all lines moved by `shift`. */
export interface LineageRun {
  readonly from: number;
  to: number;
  readonly fileId: number;
  readonly shift: number;
}

const RUNS_A_STATEMENT = 4096;

/** Has rows name the place in the files where they were found now. */
export async function moveLineage(
  db: WriteDb,
  table: TableSpec,
  runs: readonly LineageRun[],
): Promise<void> {
  const sql = `UPDATE ${tablePath(table)} AS t
    SET source_file_id = run.file_id, source_line = t.source_line + run.shift
    FROM (SELECT json_extract(value, '$[0]') AS first, json_extract(value, '$[1]') AS last,
        json_extract(value, '$[2]') AS file_id, json_extract(value, '$[3]') AS shift
      FROM json_each(?)) AS run
    WHERE t.id BETWEEN run.first AND run.last`;
  for (let at = 0; at < runs.length; at += RUNS_A_STATEMENT) {
    const some = runs.slice(at, at + RUNS_A_STATEMENT);
    const packed = some.map(({ from, to, fileId, shift }) => [from, to, fileId, shift]);
    await db.run(sql, [JSON.stringify(packed)]);
  }
}
