import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createHost } from '../data/host/index.ts';
import { openStore } from '../data/snapshot/store.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { listBatches } from './import-desk/batches.ts';
import { runProgram } from './program.ts';
import { refresh } from './refresh.ts';
import type { RefreshOptions } from './refresh-options.ts';

let folder: TestFolder;
let printed = '';

beforeAll(async () => {
  folder = await TestFolder.make();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const units = '单位编号,单位名称,地址\nU1,月湖茶馆,月湖街1号\n';
  await folder.text('in/community-policing/单位_内部.csv', units);
  await folder.text('in/hotline/工单.csv', '工单编号,流水号,派单时间\nG1,C1,2016-03-01 08:00:00\n');
});
afterAll(async () => {
  vi.restoreAllMocks();
  await folder.remove();
});

const bring = (options: Partial<RefreshOptions> = {}) =>
  refresh({
    paths: [folder.at('in')],
    storeFolder: folder.at('store'),
    keyFolder: folder.at('keys'),
    profile: 'haishu-2016',
    ...options,
  });

async function twin(...args: string[]): Promise<string> {
  printed = '';
  expect(await runProgram([...args, '--snapshot', folder.at('store')])).toBe(0);
  return printed;
}

it('the 密级 of a source stays with its rows, its batch and what is given back', async () => {
  await bring();
  const host = await createHost({
    ...{ storeFolder: folder.at('store'), keyFolder: folder.at('keys'), log: () => undefined },
    workspacePath: folder.at('store/workspace.sqlite'),
  });
  const client = host.client({ account: 'local', role: 'analyst' });
  const lineageOf = async (table: string, key: string) =>
    (await client.call('record.card', { table, key })).lineage;
  expect(await lineageOf('unit', 'U1')).toMatchObject({ line: 2, secrecy: 'internal' });
  expect(await lineageOf('work_order', 'G1')).toMatchObject({ line: 2, secrecy: null });
  expect((await client.call('snapshot.info', {})).secrecy).toEqual({
    highest: 'internal',
    isPartlyUnstated: true,
  });
  await host.close();
  const [batch] = await listBatches(await openStore(folder.at('store')));
  const levels = batch?.files.map(({ name, secrecy }) => [name.replace(/.*\//, ''), secrecy]);
  expect(levels).toEqual([
    ['单位_内部.csv', 'internal'],
    ['工单.csv', null],
  ]);
  const out = folder.at('out');
  await twin('export', '--for', 'community-policing', '--out', out);
  expect(await readFile(join(out, '单位_内部.csv.说明.txt'), 'utf8')).toContain('密级：内部');
  await twin('export', '--for', 'hotline', '--out', out);
  expect(await readFile(join(out, '工单.csv.说明.txt'), 'utf8')).toContain('来源未标明');
});

it('a file whose 密级 is stated anew is taken again', async () => {
  expect((await bring()).outcome).toBe('unchanged');
  const map = {
    files: [{ match: '工单.csv', columns: {}, defaults: {}, secrecy: 'work-secret' as const }],
  };
  expect((await bring({ map })).outcome).toBe('published');
  const list = await folder.text('list.txt', '地址\n月湖街1号\n');
  await twin('place', list, '--out', folder.at('placed.txt'), '--keys', folder.at('keys'));
  expect(await readFile(folder.at('placed.txt'), 'utf8')).toMatch(/\n密级：工作秘密\n$/);
  expect(await twin('snapshots')).toMatch(/\* \S+ {2}data as of \S+ {2}密级 工作秘密/);
});

it('keeps as many snapshots as the profile says, and says so', async () => {
  const profile = JSON.parse(
    await readFile(new URL('../data/profiles/haishu-2016/profile.json', import.meta.url), 'utf8'),
  );
  const path = await folder.text(
    'few/profile.json',
    JSON.stringify({ ...profile, keepSnapshots: 2 }),
  );
  for (const name of ['甲', '乙', '丙']) {
    await folder.text('in/community-policing/单位_内部.csv', `单位编号,单位名称\nU1,${name}\n`);
    await bring({ profile: path });
  }
  expect(await (await openStore(folder.at('store'))).list()).toHaveLength(2);
  expect(JSON.parse(await twin('snapshots', '--json'))).toMatchObject({
    terms: { snapshots: 2, openChanges: 1825, personalChanges: 365, reports: 365 },
    snapshots: [{ inUse: false }, { inUse: true }],
  });
});
