import { afterAll, beforeAll, expect, it } from 'vitest';
import { writtenNumber } from '../contract/yearly-numbers.ts';
import { openStore } from '../data/snapshot/store.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';
import type { RefreshOptions } from './refresh-options.ts';

let folder: TestFolder;
beforeAll(async () => {
  folder = await TestFolder.make();
});
afterAll(() => folder.remove());

async function importText(name: string, text: string, options: Partial<RefreshOptions>) {
  await folder.text(`${name}/hotline/工单.csv`, text);
  return refresh({
    paths: [folder.at(name)],
    storeFolder: folder.at('store'),
    keyFolder: folder.at('keys'),
    ...options,
  });
}

async function orders(): Promise<unknown[]> {
  const store = await openStore(folder.at('store'));
  const snapshot = await store.open((await store.currentId()) ?? '');
  try {
    const rows = await snapshot.db.all<{ no: string; at: string }>(
      'SELECT order_no AS no, substr(dispatch_at, 1, 10) AS at FROM services.work_order ORDER BY 1',
    );
    return rows.map(({ no, at }) => [writtenNumber(no), at]);
  } finally {
    await snapshot.close();
  }
}

const CHANGES = `工单编号,流水号,派单时间,增删标志
G1,,,删除
G2,C2,2016-04-02 08:00:00,修改
G4,C4,2016-04-04 08:00:00,新增
G9,C9,,D
G5,C5,2016-04-05 08:00:00,冻结
`;

it('an incremental file takes away what it marks as deleted, and says so before', async () => {
  const first = ['G1', 'G2', 'G3'].map((no) => `${no},C1,2016-03-01 08:00:00`).join('\n');
  await importText('full', `工单编号,流水号,派单时间\n${first}\n`, {});
  const options = { mode: 'incremental' } as const;
  const tried = await importText('changes', CHANGES, { ...options, dryRun: true });
  expect(tried.blocks).toHaveLength(1);
  expect(tried.changes).toMatchObject([{ table: 'work_order', added: 1, changed: 1, removed: 1 }]);
  const done = await importText('changes', CHANGES, { ...options, allowDrop: true });
  expect(done.files[0]).toMatchObject({ read: 5, accepted: 3, held: 0, rejected: 1, unchanged: 1 });
  expect(done.files[0]?.flags.ROW_REMOVED).toBe(2);
  expect(done.files[0]?.unknownColumns).toEqual([]);
  expect(await orders()).toEqual([
    ['G2', '2016-04-02'],
    ['G3', '2016-03-01'],
    ['G4', '2016-04-04'],
  ]);
  expect((await importText('changes', CHANGES, options)).outcome).toBe('unchanged');
});

it('是否删除 is yes or no; in a full delivery a deleted row is refused by name', async () => {
  const text = `工单编号,流水号,派单时间,是否删除
G2,C2,2016-05-02 08:00:00,否
G3,C3,2016-05-03 08:00:00,1
G4,C4,2016-05-04 08:00:00,
`;
  const done = await importText('whole', text, { allowDrop: true });
  expect(done.files[0]).toMatchObject({ read: 3, accepted: 2, rejected: 1 });
  expect(await orders()).toEqual([
    ['G2', '2016-05-02'],
    ['G4', '2016-05-04'],
  ]);
});

it('marks on rooms are refused with a remedy', async () => {
  await folder.text(
    'rooms/registry/房间.csv',
    '房屋编码,楼幢编号,楼层,室号,变更类型\nR1,B1,1,101,新增\n',
  );
  const paths = [folder.at('rooms')];
  const places = { storeFolder: folder.at('store'), keyFolder: folder.at('keys') };
  await expect(refresh({ paths, ...places, mode: 'incremental' })).rejects.toThrow(
    /变更类型.*--removed/,
  );
});
