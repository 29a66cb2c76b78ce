import { setImmediate as turn } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { FedKeys, KeyFeed } from './key-feed.ts';

const parent = { table: 'hazard', key: 'hazard_no' };
let feed: KeyFeed;
let fed: FedKeys;
afterEach(() => {
  feed.close();
  fed.close();
});

function connect(): void {
  const { port1, port2 } = new MessageChannel();
  feed = new KeyFeed({ parent, port: port1 });
  fed = new FedKeys({ parent, port: port2 });
}

const passed = (...keys: string[]) => ({ keys, minutes: [] });

/** Whether it has come to an end after some turns of the event loop. */
async function isOver(waiting: Promise<unknown>): Promise<boolean> {
  let over = false;
  void waiting.then(() => (over = true));
  for (let count = 0; count < 20; count += 1) await turn();
  return over;
}

it('a row waits until the key it refers to has come', async () => {
  connect();
  feed.tell('begun');
  feed.tell(passed('YH2014000001'));
  expect(await fed.begun()).toBe(true);
  expect(await isOver(fed.arrival('YH2014000001'))).toBe(true);
  const second = fed.arrival('YH2014000002');
  expect(await isOver(second)).toBe(false);
  feed.tell(passed('YH2014000002', 'YH2014000003'));
  await second;
  expect([fed.has('YH2014000002'), fed.has('YH2014000004'), fed.size]).toEqual([true, false, 3]);
});

it('one without a parent waits until all keys have come', async () => {
  connect();
  feed.tell('begun');
  feed.tell(passed('YH2014000001'));
  const orphan = fed.arrival('YH2014000009');
  expect(await isOver(orphan)).toBe(false);
  feed.tell('done');
  await orphan;
  expect(fed.has('YH2014000009')).toBe(false);
});

it('rows of every year with a running number are known once all keys have come', async () => {
  connect();
  feed.tell('begun');
  feed.tell({ keys: ['7\u2007(2014)'], minutes: [16_100] });
  const waiting = fed.arrival('7');
  expect(await isOver(waiting)).toBe(false);
  feed.tell({ keys: ['7\u2007(2013)'], minutes: [15_800] });
  feed.tell('done');
  await waiting;
  expect(fed.numbered('7').map(({ minute }) => minute)).toEqual([15_800, 16_100]);
});

it('a parent whose rows are not read, since its files are those of last time, says nothing', async () => {
  connect();
  feed.close();
  expect(await fed.begun()).toBe(false);
});
