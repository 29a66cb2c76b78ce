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
  feed.tell(['YH1']);
  expect(await fed.begun()).toBe(true);
  expect(await isOver(fed.arrival('YH1'))).toBe(true);
  const second = fed.arrival('YH2');
  expect(await isOver(second)).toBe(false);
  feed.tell(['YH2', 'YH3']);
  await second;
  expect([fed.has('YH2'), fed.has('YH4'), fed.size]).toEqual([true, false, 3]);
});

it('one without a parent waits until all keys have come', async () => {
  connect();
  feed.tell('begun');
  feed.tell(['YH1']);
  const orphan = fed.arrival('YH9');
  expect(await isOver(orphan)).toBe(false);
  feed.tell('done');
  await orphan;
  expect(fed.has('YH9')).toBe(false);
});

it('a parent whose rows are not read, since its files are those of last time, says nothing', async () => {
  connect();
  feed.close();
  expect(await fed.begun()).toBe(false);
});
