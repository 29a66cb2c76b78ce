import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tableSpec } from '../../contract/schema/index.ts';
import { readRows } from '../give-back/table-rows.ts';
import { openKeyring, type Keyring } from '../sealing/keyring.ts';
import { publishTables, type RowValues, type TableRows } from '../testing/deliveries.ts';
import { makeOlder } from '../testing/older-layout.ts';
import type { BuildOptions } from './build-options.ts';
import { diffSnapshots } from './diff.ts';
import { rollback } from './rollback.ts';
import { openStore, type SnapshotStore } from './store.ts';
import { verifySnapshot } from './verify-snapshot.ts';

let folder: string;
let store: SnapshotStore;
let keys: Keyring;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-older-'));
  store = await openStore(join(folder, 'store'));
  keys = await openKeyring(join(folder, 'keys'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const publish = (tables: TableRows, options: Partial<BuildOptions> = {}) =>
  publishTables(store, keys, tables, options);

const page = (no: string, values: RowValues = {}): RowValues => ({
  page_no: no,
  column_no: 'L1',
  title: `信息${no}`,
  published_at: '2016-05-01',
  ...values,
});
const hazard = (no: string, values: RowValues = {}): RowValues => ({
  hazard_no: no,
  premises_no: 'P1',
  description: '通道堵塞',
  level: 'major',
  found_at: '2016-05-01',
  duty_person: '张三',
  ...values,
});

const FIRST = {
  hazard: [hazard('H1'), hazard('H2')],
  site_page: [page('1'), page('2'), page('3')],
  supervision_item: [{ item_no: 'D1', opened_at: '2016-05-01' }],
};

async function olderSnapshot(): Promise<string> {
  const { id } = await publish(FIRST);
  await makeOlder(store.folder, id);
  return id;
}

async function errorsOf(id: string) {
  const { findings } = await verifySnapshot(store, id, keys);
  return findings.filter(({ severity }) => severity === 'error');
}

async function pagesOf(id: string) {
  const snapshot = await store.open(id);
  try {
    const rows = await readRows(snapshot.db, tableSpec('site_page'), [1, 2, 3, 256], keys);
    return [...rows.values()].map(({ page_no, url }) => `${String(page_no)} ${String(url)}`);
  } finally {
    await snapshot.close();
  }
}

it('is opened, verified and given back; columns it lacks are blank', async () => {
  const id = await olderSnapshot();
  expect(await pagesOf(id)).toEqual(['1 null', '2 null', '3 null']);
  expect(await errorsOf(id)).toEqual([]);
});

it('is refreshed in place: rows alone that have a new value change, other files stay as they are', async () => {
  const id = await olderSnapshot();
  const pages = [page('1'), page('2', { url: 'http://a' }), page('3')];
  const next = await publish({ site_page: pages, hazard: FIRST.hazard });
  expect(
    next.changes.map(({ table, added, changed, removed }) => [table, added, changed, removed]),
  ).toEqual(expect.arrayContaining([['site_page', 0, 1, 0]]));
  expect(new Set(await pagesOf(next.id))).toEqual(new Set(['1 null', '2 http://a', '3 null']));
  expect(await errorsOf(next.id)).toEqual([]);
  const { tables } = await diffSnapshots(store, id, next.id);
  expect(tables.map(({ table, changedKeys }) => [table, changedKeys])).toEqual([
    ['site_page', ['2']],
  ]);
  await rollback(store, id);
  expect(await store.currentId()).toBe(id);
});

it('is added to, and its other tables are brought along', async () => {
  await olderSnapshot();
  const next = await publish(
    { site_page: [page('4', { url: 'http://b' })] },
    { mode: 'incremental' },
  );
  const snapshot = await store.open(next.id);
  expect(await snapshot.db.all('SELECT page_no, url FROM services.site_page ORDER BY 1')).toEqual([
    { page_no: '1', url: null },
    { page_no: '2', url: null },
    { page_no: '3', url: null },
    { page_no: '4', url: 'http://b' },
  ]);
  expect(await snapshot.db.all('SELECT item_no, score FROM services.supervision_item')).toEqual([
    { item_no: 'D1', score: null },
  ]);
  await snapshot.close();
  expect(await errorsOf(next.id)).toEqual([]);
});
