import { fewAtATime } from './few-at-a-time.ts';
import type { ReadDb } from './port.ts';

/**
 * The same connection, whose statements run one after the other. Side by side they run no faster, and where one ends this thread
 * waits for the connection's lock, which another one holds while it is read on a thread of its own.
 */
export function inTurn(db: ReadDb): ReadDb {
  const one = fewAtATime(1);
  return {
    path: db.path,
    all: <Row extends object>(...statement: Parameters<ReadDb['all']>) =>
      one(() => db.all<Row>(...statement)),
    get: <Row extends object>(...statement: Parameters<ReadDb['get']>) =>
      one(() => db.get<Row>(...statement)),
    close: () => one(() => db.close()),
  };
}
