import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Preparation } from '../../contract/host.ts';
import { createPortClient, fromNodePort } from '../../contract/port-client.ts';
import { KeptFiles } from '../kept/kept-files.ts';
import { openStore } from '../snapshot/store.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';
import { POINT_ROWS } from '../testing/point-rows.ts';
import { createHost } from './index.ts';
import { Preparing } from './prepare.ts';
import { createPreparer } from './preparer.ts';

let fixture: Fixture;
let snapshotId: string;

beforeEach(async () => {
  fixture = await createFixture();
  snapshotId = await fixture.publish(POINT_ROWS);
});
afterEach(() => fixture.remove());

/** What is told while the snapshot is made ready for the first time, or again. */
async function toldWhilePreparing(): Promise<(Preparation | undefined)[]> {
  const kept = new KeptFiles(path.join(path.dirname(fixture.workspacePath), 'kept'));
  const told: (Preparation | undefined)[] = [];
  const preparer = createPreparer(fixture.storeFolder, kept, (progress) => told.push(progress));
  const snapshot = await (await openStore(fixture.storeFolder)).open(snapshotId);
  await preparer.prepare({ ...snapshot, kept }, true);
  await kept.settled();
  await snapshot.close();
  return told;
}

it('a snapshot nobody opened before says what it is made ready of, how far, and when that is over; the next time nothing', async () => {
  const told = await toldWhilePreparing();
  expect(told.pop()).toBeUndefined();
  const steps = told.map((each) => each!);
  const [{ total }] = steps as [Preparation];
  const done = steps.map((each) => each.done);
  expect(new Set(done)).toEqual(new Set(Array.from({ length: total + 1 }, (_, at) => at)));
  expect(done).toEqual([...done].sort((one, other) => one - other));
  expect(await toldWhilePreparing()).toEqual([]);
});

it('a window hears of it, from its first question that waits', async () => {
  const host = await createHost({ ...fixture, log: () => undefined });
  const { port1, port2 } = new MessageChannel();
  host.serve(fromNodePort(port1), { account: 'local', role: 'administrator' });
  const client = createPortClient(fromNodePort(port2));
  const first = new Promise<Preparation | undefined>((resolve) => {
    client.listen('snapshot.preparing', ({ progress }) => resolve(progress));
  });
  await client.call('city.deadlines', {});
  expect(await first).toMatchObject({ done: 0, subject: 'clocks' });
  client.close();
  await host.close();
});

it.each([
  ['economy-first-exact@1', 'economy'],
  ['today.officer.rooms-unverified@1', 'lists'],
  ['component.last_passed_at@1', 'passes'],
])('what somebody waits for, %s, begins first', async (file, subject) => {
  const snapshot = await (await openStore(fixture.storeFolder)).open(snapshotId);
  const told: string[] = [];
  const preparing = new Preparing(
    () => snapshot,
    true,
    (progress) => told.push(progress.subject),
  );
  preparing.want(file);
  await preparing.run();
  await snapshot.close();
  expect(told[0]).toBe(subject);
});

it('steps of one subject share what they read, and the next subject begins without it', async () => {
  const snapshot = await (await openStore(fixture.storeFolder)).open(snapshotId);
  const views: string[][] = [];
  const subjects: string[] = [];
  const newView = () => {
    const reads: string[] = [];
    views.push(reads);
    const all: typeof snapshot.db.all = (sql, params) => {
      reads.push(sql);
      return snapshot.db.all(sql, params);
    };
    return { ...snapshot, db: { ...snapshot.db, all } };
  };
  await new Preparing(newView, true, ({ subject }) => subjects.push(subject)).run();
  await snapshot.close();
  const changes = subjects.filter((subject, at) => subject !== subjects[at - 1]).length;
  expect(changes).toBeGreaterThan(3);
  expect(views).toHaveLength(1 + changes);
  const areas = views.map((reads) => reads.filter((sql) => /FROM base\.area/.test(sql)).length);
  expect(areas.filter((count) => count > 0).length).toBeGreaterThan(1);
});
