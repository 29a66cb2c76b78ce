import { createHash } from 'node:crypto';
import type { WriteDb } from '../driver/port.ts';

/** Hash that binds a row of the workspace to the one before it: over its fields and that one's hash. */
export function chainHash(fields: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

const TURNS = new WeakMap<WriteDb, InTurn>();

/**
 * Does one write of a connection after the other: a chain cannot fork, and nothing falls into a transaction that another
 * write has begun and may roll back. Writes must not wait for writes inside them.
 */
export function inTurnOn(db: WriteDb): InTurn {
  const known = TURNS.get(db);
  if (known) return known;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn: InTurn = (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  TURNS.set(db, inTurn);
  return inTurn;
}

/**
 * Does one write whole or not at all. SQLite may have undone it already, as on a full disk: then the error that tells why
 * is thrown, not that there is nothing to undo.
 */
export async function inTransaction<Result>(
  db: WriteDb,
  work: () => Promise<Result>,
): Promise<Result> {
  await db.exec('BEGIN IMMEDIATE');
  try {
    const result = await work();
    await db.exec('COMMIT');
    return result;
  } catch (error) {
    await db.exec('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
