import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHost } from '../host/index.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';
import { openStore } from '../snapshot/store.ts';
import { DISTRICT } from '../testing/district.ts';
import { dueItems } from './due.ts';

const TERMS = { openChanges: 1825, personalChanges: 365, reports: 365, snapshots: 5 };

describe('what is over', () => {
  let store: string;
  beforeEach(async () => {
    store = await mkdtemp(join(tmpdir(), 'twin-due-'));
    for (const folder of ['history', 'reports', 'snapshots']) await mkdir(join(store, folder));
  });
  afterEach(() => rm(store, { recursive: true, force: true }));

  it('is told by class, with the day the next is', async () => {
    const [old, recent] = ['000001-20250101-080000-aaaa', '000002-20260601-080000-bbbb'];
    for (const id of [old, recent]) {
      await mkdir(join(store, 'reports', id));
      await writeFile(join(store, 'history', `${id}.personal.sqlite`), '');
      await writeFile(join(store, 'history', `${id}.open.sqlite`), '');
    }
    await mkdir(join(store, 'snapshots', recent));
    const classes = await dueItems(store, TERMS, Date.parse('2026-07-01T00:00:00Z'));
    expect(classes).toEqual([
      { class: 'openChanges', count: 2, oldestOn: '2025-01-01', due: 0, nextOn: '2030-01-01' },
      { class: 'personalChanges', count: 2, oldestOn: '2025-01-01', due: 1, nextOn: '2027-06-02' },
      { class: 'reports', count: 1, oldestOn: '2025-01-01', due: 1, nextOn: null },
      { class: 'snapshots', count: 1, oldestOn: '2026-06-01', due: 0, nextOn: null },
    ]);
  });
});

describe('terms an administrator sets', () => {
  let fixture: Fixture;
  beforeEach(async () => {
    fixture = await createFixture();
  });
  afterEach(() => fixture.remove());

  it('say before what they will remove, are logged, and hold for the next import', async () => {
    await fixture.publish();
    await fixture.publish({ unit: DISTRICT.unit.slice(1) });
    const host = await createHost({ ...fixture, log: () => undefined });
    const client = host.client({ account: 'a', role: 'administrator' });
    const { terms, profileTerms } = await client.call('retention.show', {});
    expect(terms).toEqual(profileTerms);
    const shorter = { ...terms, snapshots: 1 };
    const { classes } = await client.call('retention.show', { terms: shorter });
    expect(classes.find((one) => one.class === 'snapshots')).toMatchObject({ count: 2, due: 2 });
    expect((await client.call('retention.show', {})).terms).toEqual(terms);
    const wish = { terms: shorter, reason: '档案规定' };
    expect(await client.call('retention.set', wish)).toEqual({ auditNumber: 1 });
    expect((await client.call('retention.show', {})).terms).toEqual(shorter);
    await host.close();
    const store = await openStore(fixture.storeFolder);
    const last = await fixture.publish({ unit: DISTRICT.unit.slice(2) });
    expect(await store.list()).toEqual([last]);
  });

  it('are set by an administrator alone', async () => {
    await fixture.publish();
    const host = await createHost({ ...fixture, log: () => undefined });
    const officer = host.client({ account: 'b', role: 'officer' });
    const wish = { terms: TERMS, reason: '试' };
    await expect(officer.call('retention.set', wish)).rejects.toMatchObject({ kind: 'forbidden' });
    await host.close();
  });
});
