import { rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostClient, HostEventName, HostEvents } from '../../contract/host.ts';
import { replacePointer } from '../snapshot/pointer.ts';
import { openStore } from '../snapshot/store.ts';
import { DISTRICT } from '../testing/district.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';
import { createHost, type Host } from './index.ts';

let fixture: Fixture;
let host: Host | undefined;

beforeEach(async () => {
  fixture = await createFixture();
});
afterEach(async () => {
  await host?.close();
  host = undefined;
  await fixture.remove();
});

async function start(): Promise<HostClient> {
  host = await createHost({ ...fixture, checkResults: true });
  return host.client({ account: 'local', role: 'officer' });
}

function next<E extends HostEventName>(client: HostClient, event: E): Promise<HostEvents[E]> {
  return new Promise((resolve) => {
    const stop = client.listen(event, (payload) => {
      stop();
      resolve(payload);
    });
  });
}

/** The tiny district with one building renamed. */
const renamed = (name: string) => ({
  building: DISTRICT.building.map((each) =>
    each.building_id === 'B0003' ? { ...each, name } : each,
  ),
});

const nameOf = async (client: HostClient) =>
  (await client.call('building.card', { id: 'B0003' })).name;

describe('the snapshot in use', () => {
  it('of an empty store is missing, with a sentence how to import, until one is published', async () => {
    const client = await start();
    await expect(client.call('snapshot.info', {})).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringContaining('twin import'),
    });
    const changed = next(client, 'snapshot.changed');
    const id = await fixture.publish();
    expect(await changed).toMatchObject({ from: undefined, to: id });
    expect(await client.call('snapshot.info', {})).toMatchObject({ id });
  });

  it('is swapped without a restart and says what changed', async () => {
    const from = await fixture.publish();
    const client = await start();
    expect(await nameOf(client)).toBe('天一大厦');
    const changed = next(client, 'snapshot.changed');
    const to = await fixture.publish(renamed('天一中心'));
    const event = await changed;
    expect(event).toMatchObject({ from, to });
    expect(event.changes.find((change) => change.table === 'building')).toMatchObject({
      added: 0,
      changed: 1,
      removed: 0,
    });
    expect(await nameOf(client)).toBe('天一中心');
  });

  it('that cannot be opened is refused and the old one stays in use', async () => {
    const good = await fixture.publish();
    const cut = await fixture.publish(renamed('天一中心'));
    await cutOff(cut);
    await replacePointer(fixture.storeFolder, good);
    const client = await start();
    const refused = next(client, 'snapshot.refused');
    await replacePointer(fixture.storeFolder, cut);
    expect(await refused).toMatchObject({ id: cut, error: { kind: 'corrupt' } });
    expect(await nameOf(client)).toBe('天一大厦');
  });

  it('more than one refresh on is compared row by row', async () => {
    const from = await fixture.publish();
    await fixture.publish(renamed('天一中心'));
    const to = await fixture.publish({ ...renamed('天一广厦'), unit: DISTRICT.unit.slice(1) });
    await replacePointer(fixture.storeFolder, from);
    const client = await start();
    const changed = next(client, 'snapshot.changed');
    await replacePointer(fixture.storeFolder, to);
    const { changes } = await changed;
    expect(changes.map(({ table, changed: rows, removed }) => [table, rows, removed])).toEqual([
      ['building', 1, 0],
      ['unit', 0, 1],
    ]);
  });

  it('that was damaged before the start gives the reason to every call', async () => {
    const id = await fixture.publish();
    await writeFile(join(fixture.storeFolder, 'snapshots', id, 'manifest.json'), '{');
    const client = await start();
    await expect(client.call('snapshot.info', {})).rejects.toMatchObject({ kind: 'corrupt' });
  });

  it('lost calls under way to no swap', async () => {
    await fixture.publish();
    const client = await start();
    const changed = next(client, 'snapshot.changed');
    const asking = Array.from({ length: 50 }, () => client.call('room.classes', {}));
    await fixture.publish(renamed('天一中心'));
    expect(await Promise.all(asking)).toHaveLength(50);
    await changed;
  });

  it('without keys still shows buildings, and says which key file is missing for people', async () => {
    await fixture.publish();
    await rm(fixture.keyFolder, { recursive: true });
    const client = await start();
    expect(await nameOf(client)).toBe('天一大厦');
    await expect(client.call('room.card', { id: 'B0001-1-101' })).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('key file'),
    });
  });
});

describe('a reveal', () => {
  it('that cannot be logged gives nothing', async () => {
    const snapshotId = await fixture.publish();
    await writeFile(fixture.workspacePath, 'not a database, so that nothing can be logged in it');
    const client = await start();
    await expect(
      client.call('people.reveal', { row: 1, snapshotId, reason: '入户走访核对' }),
    ).rejects.toMatchObject({ kind: 'corrupt', message: expect.stringContaining('workspace') });
  });
});

/** Cuts a published file in half, as a full or failing disk would. */
async function cutOff(id: string): Promise<void> {
  const store = await openStore(fixture.storeFolder);
  const { files } = await store.manifest(id);
  const path = join(fixture.storeFolder, 'files', files.base?.name ?? '');
  await truncate(path, Math.floor((await stat(path)).size / 2));
}
