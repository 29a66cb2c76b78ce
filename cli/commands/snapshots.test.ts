import { beforeEach, describe, expect, it } from 'vitest';
import { openKeyring } from '../../data/sealing/keyring.ts';
import { beginBuild } from '../../data/snapshot/build.ts';
import { openStore } from '../../data/snapshot/store.ts';
import {
  buildingRow,
  deliverRows,
  residentRow,
  TEST_PROFILE,
} from '../../data/testing/deliveries.ts';
import { commandLine } from '../testing/command-line.ts';

const cli = commandLine();
let stores = 0;

/** A folder of its own for each test. */
beforeEach(() => {
  stores += 1;
});
const inFolder = (name: string) => cli.at(`test-${stores}`, name);
const twin = (...args: string[]) => cli.run(...args, '--snapshot', inFolder('store'));
const keyOption = () => ['--keys', inFolder('keys')];

async function publish(name: string): Promise<string> {
  const store = await openStore(inFolder('store'));
  const keys = await openKeyring(inFolder('keys'));
  const build = await beginBuild(store, { profile: TEST_PROFILE, synthetic: true, keys });
  await deliverRows(build, 'building', [buildingRow('B1', { name })]);
  await deliverRows(build, 'resident', [residentRow('1', null)]);
  await build.finish();
  return (await store.currentId()) ?? '';
}

describe('twin verify', () => {
  it('prints one JSON object and ends with 0 when all is well', async () => {
    const id = await publish('旧');
    const { code, output: text } = await twin('verify', '--json', ...keyOption());
    expect(code).toBe(0);
    expect(JSON.parse(text)).toMatchObject({ snapshotId: id, ok: true });
  });

  it('says with which keys it cannot open the sealed rows', async () => {
    await publish('旧');
    const { code, output: text } = await twin('verify', '--keys', inFolder('other'));
    expect(code).toBe(0);
    expect(text).toContain('Copy the key folder');
  });

  it('ends with 1 and a sentence when there is nothing to check', async () => {
    const { code, output: text } = await twin('verify');
    expect(code).toBe(1);
    expect(text).toContain('twin import');
  });
});

describe('twin diff and rollback', () => {
  it('tell the changes, list the snapshots and go back', async () => {
    const first = await publish('旧');
    const second = await publish('新');
    expect((await twin('diff')).output).toContain('楼栋 (building): 0 new, 1 changed, 0 gone');
    expect(JSON.parse((await twin('diff', first, second, '--json')).output)).toMatchObject({
      tables: [{ table: 'building', changedKeys: ['B1'] }],
    });
    expect((await twin('diff', '--table', '楼栋', '--offset', '1', '--json')).output).toContain(
      '"changed":1,"removed":0,"addedKeys":[],"changedKeys":[]',
    );
    const misspelt = await twin('diff', '--table', 'bulding');
    expect([misspelt.code, misspelt.output]).toEqual([1, 'There is no table bulding.\n']);
    expect((await twin('history', '楼栋', 'B1')).output).toContain('楼名: 旧 → 新');
    expect((await twin('history', 'nothing', 'B1')).code).toBe(1);
    expect((await twin('rollback', '--list')).output).toContain(`* ${second}`);
    expect(JSON.parse((await twin('rollback', '--json')).output)).toEqual({
      from: second,
      to: first,
    });
    expect((await twin('rollback')).code).toBe(1);
  });

  it('end with 2 when called wrongly', async () => {
    await publish('旧');
    expect((await twin('diff', '--limit', 'many')).code).toBe(2);
  });
});
