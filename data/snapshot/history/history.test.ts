import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tableSpec } from '../../../contract/schema/index.ts';
import type { Keyring } from '../../sealing/keyring.ts';
import { openKeyring } from '../../sealing/keyring.ts';
import type { RowValues } from '../../testing/deliveries.ts';
import {
  buildingRow,
  deliverRows,
  residentRow,
  roomRow,
  TEST_PROFILE,
} from '../../testing/deliveries.ts';
import { beginBuild } from '../build.ts';
import { storePaths } from '../layout.ts';
import { rollback } from '../rollback.ts';
import type { SnapshotStore } from '../store.ts';
import { openStore } from '../store.ts';
import { removeOldHistory } from './retention.ts';
import { rowHistory } from './row-history.ts';

let folder: string;
let store: SnapshotStore;
let keys: Keyring;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-history-'));
  store = await openStore(join(folder, 'store'));
  keys = await openKeyring(join(folder, 'keys'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function publish(tables: Readonly<Record<string, readonly RowValues[]>>): Promise<string> {
  const options = { profile: TEST_PROFILE, synthetic: true, keys, allowDrop: true, keep: 2 };
  const build = await beginBuild(store, options);
  for (const [table, rows] of Object.entries(tables)) await deliverRows(build, table, rows);
  const manifest = await build.finish();
  return manifest === 'unchanged' ? '' : manifest.id;
}

const HOUSES = {
  building: [buildingRow('B1', { name: '旧楼' })],
  room: [roomRow('R1', 'B1'), roomRow('R2', 'B1')],
};
const person = (values: RowValues = {}, room = 'R1') =>
  residentRow('1', room, {
    phone: '12911112222',
    registered_address: '旧址',
    sex: 'male',
    ...values,
  });

it('tells of a row which open columns changed from what to what, newest first', async () => {
  await publish(HOUSES);
  const second = await publish({ building: [buildingRow('B1', { name: '新楼', lift_count: 2 })] });
  const third = await publish({ building: [buildingRow('B2')], room: [roomRow('R2', 'B2')] });
  expect(await rowHistory(store, 'building', 'B1')).toMatchObject([
    { snapshotId: third, kind: 'removed', open: { name: ['新楼', null] } },
    {
      snapshotId: second,
      kind: 'changed',
      open: { name: ['旧楼', '新楼'], lift_count: [null, 2] },
    },
  ]);
  expect(await rowHistory(store, 'building', 'B2')).toMatchObject([{ kind: 'added' }]);
  expect(await rowHistory(store, 'room', 'R2')).toMatchObject([
    { kind: 'changed', open: { building_slot: ['B1', 'B2'] } },
  ]);
});

it('names personal columns only; old values open with the department key and lie nowhere else', async () => {
  await publish({ ...HOUSES, resident: [person()] });
  await publish({ resident: [person({ phone: '12933334444', sex: 'female' }, 'R2')] });
  const [event] = await rowHistory(store, 'resident', '1');
  expect(event).toMatchObject({ kind: 'changed', open: { room_slot: ['R1', 'R2'] } });
  expect(event?.hidden).toEqual(['sex', 'phone']);
  expect(event?.before).toBeUndefined();
  const [opened] = await rowHistory(store, 'resident', '1', keys);
  expect(opened?.before).toEqual({ sex: 'male', phone: '12911112222' });
  const strange = await openKeyring(join(folder, 'strange'));
  await strange.forSealing('community-policing');
  await expect(rowHistory(store, 'resident', '1', strange)).rejects.toMatchObject({
    kind: 'forbidden',
  });
  const history = storePaths.history(store.folder);
  for (const name of await readdir(history)) {
    expect((await readFile(join(history, name))).includes('12911112222')).toBe(false);
  }
});

/** A row of any table with what it must have; `text` is its first open text beside the key. */
function plainRow(name: string, text: string): RowValues {
  const { columns, naturalKey } = tableSpec(name);
  const known = Object.entries(columns).filter(([, { references }]) => references === undefined);
  const noted = known.find(
    ([column, { type, privacy = 'open', codes }]) =>
      type === 'text' && privacy === 'open' && !codes && !naturalKey.includes(column),
  )?.[0];
  const needed = known.filter(([column, { required }]) => required || naturalKey.includes(column));
  const values = needed.map(([column, { type, codes }]) => {
    if (type === 'integer' || type === 'real') return [column, 1];
    return [column, Object.keys(codes ?? {})[0] ?? `${name}-1`];
  });
  return { ...Object.fromEntries(values), [noted ?? '']: text };
}

it('is written of a refresh that changes every file of the snapshot', async () => {
  const inOtherFiles = ['commercial_building', 'component', 'inspection', 'indicator'];
  const delivered = (text: string) => ({
    ...HOUSES,
    building: [buildingRow('B1', { name: text })],
    resident: [person({ sex: text === 'before' ? 'male' : 'female' })],
    ...Object.fromEntries(
      [...inOtherFiles, 'address_link'].map((name) => [name, [plainRow(name, text)]]),
    ),
  });
  await publish(delivered('before'));
  const second = await publish(delivered('after'));
  const keyOf = (name: string) => String(plainRow(name, '')[tableSpec(name).naturalKey[0] ?? '']);
  const changed: [string, string][] = [
    ['building', 'B1'],
    ['resident', '1'],
    ...inOtherFiles.map((name): [string, string] => [name, keyOf(name)]),
  ];
  for (const [name, key] of changed) {
    expect(await rowHistory(store, name, key), name).toMatchObject([
      { snapshotId: second, kind: 'changed' },
    ]);
  }
});

it('outlives the snapshots and forgets what was rolled back', async () => {
  const names = ['a', 'b', 'c', 'd'];
  for (const name of names) await publish({ building: [buildingRow('B1', { name })] });
  expect(await store.list()).toHaveLength(2);
  expect(await rowHistory(store, 'building', 'B1')).toHaveLength(3);
  await rollback(store);
  await publish({ building: [buildingRow('B1', { name: 'e' })] });
  const events = await rowHistory(store, 'building', 'B1');
  expect(events.map(({ open }) => open['name'])).toEqual([
    ['c', 'e'],
    ['b', 'c'],
    ['a', 'b'],
  ]);
});

it('goes by class when its time is over', async () => {
  await publish({ ...HOUSES, resident: [person()] });
  await publish({ building: [buildingRow('B1')], resident: [person({ phone: null })] });
  const inDays = (days: number) => Date.now() + days * 24 * 3600 * 1000;
  await removeOldHistory(store.folder, { open: 30, personal: 10 }, inDays(20));
  expect(await rowHistory(store, 'building', 'B1')).toHaveLength(1);
  expect(await rowHistory(store, 'resident', '1')).toEqual([]);
});
