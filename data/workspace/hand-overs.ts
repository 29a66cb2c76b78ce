import { type HandOverSheet, handOverSheetSchema } from '../../contract/queries/hand-over.ts';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { WriteDb } from '../driver/port.ts';
import { chainHash, inTurnOn } from './chain.ts';

/** A hand-over as it was signed. */
export interface SignedHandOver {
  readonly number: number;
  readonly beatCode: string;
  readonly witness: string;
  readonly remark: string;
  readonly sheet: HandOverSheet;
  readonly account: string;
  /** ISO time. */
  readonly at: string;
  readonly hash: string;
}

/** 交接单 of a workspace. */
export interface HandOvers {
  sign(signed: Omit<SignedHandOver, 'number' | 'at' | 'hash'>): Promise<SignedHandOver>;
  /** The newest first, of one beat or of all. */
  list(beatCode: string | undefined, most: number): Promise<SignedHandOver[]>;
  /** Errors: `not-found`. */
  open(number: number): Promise<SignedHandOver>;
  /** Whether the record and all before it are as they were written. */
  isIntact(number: number): Promise<boolean>;
}

interface StoredHandOver {
  readonly number: number;
  readonly beatCode: string;
  readonly sheet: string;
  readonly account: string;
  readonly at: string;
  readonly previous: string;
  readonly hash: string;
}

const COLUMNS = `number, beat_code AS beatCode, sheet, account, at, previous_hash AS previous, hash`;
/** Records read at a time while the chain is walked. */
const PAGE = 50;

export function createHandOvers(db: WriteDb): HandOvers {
  const inTurn = inTurnOn(db);
  return {
    sign: (signed) => inTurn(() => sign(db, signed)),
    async list(beatCode, most) {
      const rows = await db.all<StoredHandOver>(
        `SELECT ${COLUMNS} FROM hand_over WHERE $beat IS NULL OR beat_code = $beat ORDER BY number DESC LIMIT $most`,
        { $beat: beatCode ?? null, $most: most },
      );
      return rows.map(read);
    },
    async open(number) {
      const row = await db.get<StoredHandOver>(
        `SELECT ${COLUMNS} FROM hand_over WHERE number = ?`,
        [number],
      );
      if (row) return read(row);
      throw new TwinError('not-found', say`There is no signed hand-over ${number}.`);
    },
    isIntact: (number) => isIntact(db, number),
  };
}

function read(row: StoredHandOver): SignedHandOver {
  const { number, beatCode, account, at, hash } = row;
  const { witness, remark, ...sheet } = JSON.parse(row.sheet) as HandOverSheet &
    Pick<SignedHandOver, 'witness' | 'remark'>;
  return {
    ...{ number, beatCode, account, at, hash },
    ...{ witness, remark },
    sheet: handOverSheetSchema.parse(sheet),
  };
}

async function sign(
  db: WriteDb,
  signed: Omit<SignedHandOver, 'number' | 'at' | 'hash'>,
): Promise<SignedHandOver> {
  const head = await db.get<{ number: number; hash: string }>(
    'SELECT number, hash FROM hand_over ORDER BY number DESC LIMIT 1',
  );
  const { beatCode, account, sheet, witness, remark } = signed;
  const [number, previous, at] = [
    (head?.number ?? 0) + 1,
    head?.hash ?? '',
    new Date().toISOString(),
  ];
  const text = JSON.stringify({ ...sheet, witness, remark });
  const hash = chainHash([number, beatCode, text, account, at, previous]);
  await db.run('INSERT INTO hand_over VALUES (?, ?, ?, ?, ?, ?, ?)', [
    ...[number, beatCode, text, account],
    ...[at, previous, hash],
  ]);
  return { ...signed, number, at, hash };
}

async function isIntact(db: WriteDb, upTo: number): Promise<boolean> {
  let [number, last] = [0, ''];
  while (number < upTo) {
    const rows = await db.all<StoredHandOver>(
      `SELECT ${COLUMNS} FROM hand_over WHERE number > ? AND number <= ? ORDER BY number LIMIT ${PAGE}`,
      [number, upTo],
    );
    for (const row of rows) {
      const { beatCode, sheet, account, at, previous, hash } = row;
      if (row.number !== number + 1 || previous !== last) return false;
      if (hash !== chainHash([row.number, beatCode, sheet, account, at, previous])) return false;
      [number, last] = [row.number, hash];
    }
    if (rows.length === 0) return false;
  }
  return true;
}
