import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { beijingTime } from '../beijing-time.ts';
import type { WriteDb } from '../driver/port.ts';
import { inTransaction, inTurnOn } from './chain.ts';

/** What an import made of a row of a returned list: 已改, 未改, 已撤. */
export const LIST_STATES = { changed: '已改', unchanged: '未改', withdrawn: '已撤' } as const;
export type ListState = keyof typeof LIST_STATES;

/** A row as it goes on a list. Without a digest it was held, so it was in no table. */
export interface ListedRow {
  readonly table: string;
  readonly naturalKey: string;
  readonly rowHash: Uint8Array | null;
  readonly reason: string;
}

/** A row of a list with what became of it. */
export interface ReturnedRow extends ListedRow {
  readonly position: number;
  readonly state: ListState | null;
  readonly markedSnapshot: string | null;
}

export interface ListDraft {
  /** Department id. */
  readonly department: string;
  readonly title: string;
  /** Who is to see to it. */
  readonly owner: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly snapshotId: string;
  readonly account: string;
}

/** A returned list (退回清单) with how far it has come. */
export interface ReturnedList extends ListDraft {
  /** `TH-2026-0001`. */
  readonly number: string;
  readonly madeAt: string;
  readonly rows: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly withdrawn: number;
}

export interface RowMark {
  readonly list: string;
  readonly position: number;
  readonly state: ListState;
}

/** Returned lists of a workspace. */
export interface ReturnedLists {
  /** Gives the number of the list. */
  make(draft: ListDraft, rows: readonly ListedRow[]): Promise<string>;
  all(): Promise<ReturnedList[]>;
  rows(number: string): Promise<ReturnedRow[]>;
  /** Rows of these tables that an import may still settle: unmarked or 未改. */
  awaited(tables: readonly string[]): Promise<(ReturnedRow & { readonly list: string })[]>;
  mark(snapshotId: string, marks: readonly RowMark[]): Promise<void>;
}

export function createReturnedLists(db: WriteDb): ReturnedLists {
  const inTurn = inTurnOn(db);
  return {
    make: (draft, rows) => inTurn(() => makeList(db, draft, rows)),
    all: () => db.all<ReturnedList>(ALL_SQL),
    rows: (number) => rowsOf(db, number),
    awaited: (tables) =>
      db.all(
        `${ROW_SQL} WHERE (state IS NULL OR state = 'unchanged')
        AND table_name IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(tables)],
      ),
    mark: (snapshotId, marks) => inTurn(() => markRows(db, snapshotId, marks)),
  };
}

/** What counts a list in its year: four digits and, beyond 9,999, more. */
const COUNT_SQL = `CAST(substr(number, length('TH-2026-') + 1) AS INTEGER)`;

const ALL_SQL = `
  SELECT number, department, title, owner, due_on AS dueOn, snapshot_id AS snapshotId, account,
    made_at AS madeAt, count(position) AS rows, count(*) FILTER (WHERE state = 'changed') AS changed,
    count(*) FILTER (WHERE state = 'unchanged') AS unchanged,
    count(*) FILTER (WHERE state = 'withdrawn') AS withdrawn
  FROM returned_list LEFT JOIN returned_list_row ON list_number = number GROUP BY number
  ORDER BY substr(number, 1, length('TH-2026-')), ${COUNT_SQL}`;

const ROW_SQL = `
  SELECT list_number AS list, position, table_name AS "table", natural_key AS naturalKey,
    row_hash AS rowHash, reason, state, marked_snapshot AS markedSnapshot FROM returned_list_row`;

async function makeList(
  db: WriteDb,
  draft: ListDraft,
  rows: readonly ListedRow[],
): Promise<string> {
  if (rows.length === 0) throw emptyList();
  const madeAt = new Date().toISOString();
  return inTransaction(db, async () => {
    const number = await nextNumber(db, beijingTime().slice(0, 4));
    const { department, title, owner, dueOn, snapshotId, account } = draft;
    await db.run('INSERT INTO returned_list VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
      ...[number, department, title, owner, dueOn],
      ...[snapshotId, account, madeAt],
    ]);
    const listed = rows.map(({ table, naturalKey, rowHash, reason }, index) => {
      const hash = rowHash === null ? null : Buffer.from(rowHash).toString('hex');
      return [number, index + 1, table, naturalKey, hash, reason];
    });
    await db.run(
      `INSERT INTO returned_list_row (list_number, position, table_name, natural_key, row_hash, reason)
       SELECT value->>0, value->>1, value->>2, value->>3, unhex(value->>4), value->>5 FROM json_each(?)`,
      [JSON.stringify(listed)],
    );
    return number;
  });
}

/** Numbers run through the year. */
async function nextNumber(db: WriteDb, year: string): Promise<string> {
  const head = `TH-${year}-`;
  const row = await db.get<{ last: number | null }>(
    `SELECT max(${COUNT_SQL}) AS last FROM returned_list WHERE number LIKE ?`,
    [`${head}%`],
  );
  return head + String((row?.last ?? 0) + 1).padStart(4, '0');
}

async function rowsOf(db: WriteDb, number: string): Promise<ReturnedRow[]> {
  const rows = await db.all<ReturnedRow>(`${ROW_SQL} WHERE list_number = ? ORDER BY position`, [
    number,
  ]);
  if (rows.length > 0) return rows;
  throw new TwinError(
    'not-found',
    say`There is no returned list ${number}; twin lists shows them.`,
  );
}

async function markRows(db: WriteDb, snapshotId: string, marks: readonly RowMark[]): Promise<void> {
  const at = new Date().toISOString();
  await inTransaction(db, () =>
    db.run(
      `UPDATE returned_list_row SET state = mark.value->>2, marked_at = ?, marked_snapshot = ?
       FROM json_each(?) AS mark WHERE list_number = mark.value->>0 AND position = mark.value->>1`,
      [
        at,
        snapshotId,
        JSON.stringify(marks.map(({ list, position, state }) => [list, position, state])),
      ],
    ),
  );
}

function emptyList(): TwinError {
  return new TwinError('invalid', say`No row answers to this, so there is nothing to return.`);
}
