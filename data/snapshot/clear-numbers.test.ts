import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { citizenIdCheck } from '../../contract/citizen-number.ts';
import { type Keyring, openKeyring } from '../sealing/keyring.ts';
import { deliverRows, type RowValues, TEST_PROFILE } from '../testing/deliveries.ts';
import type { BuildOptions } from './build-options.ts';
import { beginBuild } from './build.ts';
import { openStore, type SnapshotStore } from './store.ts';

const FIRST_17 = '33029919750101123';
const OWNER = FIRST_17 + citizenIdCheck(FIRST_17);

let folder: string;
let store: SnapshotStore;
let keys: Keyring;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-clear-'));
  store = await openStore(join(folder, 'store'));
  keys = await openKeyring(join(folder, 'keys'));
  await publish([payer(OWNER), payer('T2')]);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const payer = (number: string): RowValues => ({ tax_no: number, enterprise_name: '商户' });

async function publish(rows: readonly RowValues[], options: Partial<BuildOptions> = {}) {
  const build = await beginBuild(store, {
    profile: TEST_PROFILE,
    synthetic: true,
    keys,
    ...options,
  });
  try {
    await deliverRows(build, 'tax_place', rows);
    return await build.finish();
  } finally {
    await build.abort();
  }
}

it('a table with numbers in clear takes no incremental delivery', async () => {
  const rows = [payer((await keys.forSealing('tax')).conceal(OWNER))];
  await expect(publish(rows, { mode: 'incremental' })).rejects.toThrow(/in clear/);
});

it('the delivery that conceals a number does not write it into the history', async () => {
  const before = new Set(await readdir(join(folder, 'store'), { recursive: true }));
  await publish([payer((await keys.forSealing('tax')).conceal(OWNER)), payer('T2')], {
    allowDrop: true,
  });
  const entries = await readdir(join(folder, 'store'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  const fresh = files.filter((path) => !before.has(path.slice(join(folder, 'store').length + 1)));
  expect(fresh.some((path) => path.includes('history'))).toBe(true);
  for (const path of fresh) expect((await readFile(path)).includes(OWNER), path).toBe(false);
});
