import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tableSpec } from '../../contract/schema/index.ts';
import { openWriter } from '../driver/sqlite.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { openKeyring } from '../sealing/keyring.ts';
import { beginBuild } from '../snapshot/build.ts';
import { cellsOf } from '../snapshot/row-cells.ts';
import type { SnapshotStore } from '../snapshot/store.ts';
import { openStore } from '../snapshot/store.ts';
import type { RowValues } from '../testing/deliveries.ts';
import { buildingRow, deliverRows, roomRow, TEST_PROFILE } from '../testing/deliveries.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { doubtfulRows } from './doubtful-rows.ts';
import { markReturnedLists } from './mark-lists.ts';

let folder: string;
let store: SnapshotStore;
let keys: Keyring;
let workspace: Workspace;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-lists-'));
  store = await openStore(join(folder, 'store'));
  keys = await openKeyring(join(folder, 'keys'));
  workspace = await openWorkspace(join(folder, 'workspace.sqlite'));
});

afterEach(async () => {
  await workspace.close();
  await rm(folder, { recursive: true, force: true });
});

const unitRow = (id: string, room: string, values: RowValues = {}): RowValues => ({
  unit_id: id,
  name: `单位${id}`,
  room_slot: room,
  ...values,
});

/** Publishes units, all of them flagged, and opens the snapshot. */
async function publish(units: readonly RowValues[]) {
  const build = await beginBuild(store, {
    profile: TEST_PROFILE,
    synthetic: true,
    keys,
    allowDrop: true,
  });
  await deliverRows(build, 'building', [buildingRow('B1')]);
  await deliverRows(build, 'room', [roomRow('R1', 'B1')]);
  const unit = tableSpec('unit');
  await build.deliver({
    table: unit,
    files: [
      {
        name: 'unit.csv',
        sha256: createHash('sha256').update(JSON.stringify(units)).digest('hex'),
        asOf: '2026-11-01',
      },
    ],
    rows: (async function* () {
      yield units.map((values, index) => ({
        file: 0,
        line: index + 2,
        cells: cellsOf(unit, values),
        flags: ['ODD'],
      }));
    })(),
    finish: () => ({ read: [units.length], rejected: [0] }),
  });
  await build.finish();
  return store.open((await store.currentId()) ?? '');
}

it('closes a list: rows come back changed, unchanged or not at all', async () => {
  const first = await publish([
    ...['U1', 'U2', 'U3'].map((id) => unitRow(id, 'R1')),
    ...['U4', 'U5'].map((id) => unitRow(id, 'R9')),
  ]);
  const rows = await doubtfulRows({
    snapshot: first,
    department: 'community-policing',
    keyring: keys,
  });
  expect(rows.map(({ naturalKey, reason }) => [naturalKey, reason])).toEqual([
    ['U1', 'ODD'],
    ['U2', 'ODD'],
    ['U3', 'ODD'],
    ['U4', '等待房间 R9'],
    ['U5', '等待房间 R9'],
  ]);
  const draft = { title: '单位核实', owner: '鼓楼所', dueOn: '2026-12-01', account: 'local' };
  const of = { department: 'community-policing', snapshotId: first.manifest.id };
  const number = await workspace.lists.make({ ...draft, ...of }, rows);
  expect(number).toMatch(/^TH-\d{4}-0001$/);
  await first.close();
  const second = await publish([
    unitRow('U1', 'R1', { name: '改名' }),
    unitRow('U2', 'R1'),
    unitRow('U4', 'R1'),
    unitRow('U5', 'R9'),
  ]);
  expect(await markReturnedLists(workspace.lists, second, keys, ['unit'])).toBe(5);
  expect((await workspace.lists.rows(number)).map(({ state }) => state)).toEqual([
    'changed',
    'unchanged',
    'withdrawn',
    'changed',
    'unchanged',
  ]);
  expect(await workspace.lists.all()).toMatchObject([
    { number, rows: 5, changed: 2, unchanged: 2, withdrawn: 1, owner: '鼓楼所' },
  ]);
  expect(await markReturnedLists(workspace.lists, second, keys, ['unit'])).toBe(0);
  await second.close();
});

it('takes rows of one check alone, and refuses an empty list', async () => {
  const snapshot = await publish([unitRow('U1', 'R1'), unitRow('U2', 'R9')]);
  const options = { snapshot, department: 'community-policing', keyring: keys };
  expect(await doubtfulRows({ ...options, flag: 'ODD' })).toHaveLength(1);
  expect(await doubtfulRows({ ...options, flag: 'OD' })).toEqual([]);
  const draft = { title: '', owner: '', dueOn: '', account: '', department: '', snapshotId: '' };
  await expect(workspace.lists.make(draft, [])).rejects.toMatchObject({ kind: 'invalid' });
  await snapshot.close();
});

it('numbers the lists of a year beyond 9,999, the latest last', async () => {
  const draft = { title: '核实', owner: '所', dueOn: '2026-12-01', account: 'local' };
  const of = { department: 'community-policing', snapshotId: 's' };
  const row = { table: 'unit', naturalKey: 'U1', rowHash: null, reason: 'ODD' };
  const first = await workspace.lists.make({ ...draft, ...of }, [row]);
  await workspace.close();
  const db = await openWriter(join(folder, 'workspace.sqlite'));
  await db.run('UPDATE returned_list SET number = ?', [first.replace(/0001$/, '9999')]);
  await db.close();
  workspace = await openWorkspace(join(folder, 'workspace.sqlite'));
  const make = () => workspace.lists.make({ ...draft, ...of }, [row]);
  const numbers = [first.replace(/0001$/, '9999'), await make(), await make()];
  expect(numbers.map((number) => number.slice(8))).toEqual(['9999', '10000', '10001']);
  expect((await workspace.lists.all()).map(({ number }) => number)).toEqual(numbers);
});
