import { afterAll, beforeAll, expect, it } from 'vitest';
import { deserialize, serialize } from 'node:v8';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { openStore } from '../snapshot/store.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';
import { type BookFile, packBook, unpackBook } from './book-file.ts';
import { economyBook } from './book.ts';

let fixture: Fixture;
let snapshot: OpenSnapshot;

beforeAll(async () => {
  fixture = await createFixture();
  const id = await fixture.publish();
  snapshot = await (await openStore(fixture.storeFolder)).open(id);
});
afterAll(async () => {
  await snapshot.close();
  await fixture.remove();
});

it('the book comes back from its file as it was: rooms lead to the same firms and leases', async () => {
  const { today: _today, ground: _ground, ...book } = await economyBook({ snapshot });
  const written = { ...book, rooms: [...book.rooms.values()].flat() };
  const file = deserialize(serialize(packBook(written))) as BookFile;
  const read = await unpackBook(file);
  for (const part of ['firms', 'leases', 'visits', 'rooms', 'tax', 'commercial'] as const)
    expect(read[part]).toEqual(written[part]);
  expect(read.firms.length).toBeGreaterThan(3);
  const inUse = read.rooms.find(({ firms, lease }) => firms.length > 0 && lease !== undefined);
  expect(read.firms).toContain(inUse?.firms[0]);
  expect(read.leases).toContain(inUse?.lease);
});
