import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../data/snapshot/store.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

it('reads a folder under the department’s new name, and names each file’s department as of its day', async () => {
  await folder.text(
    'in/区应急管理局/生产经营单位.csv',
    '单位编号,生产经营单位,详细地址,所属行业,风险等级\nP1,甲公司,中山路1号,工业,一般\n',
  );
  await folder.text('in/delivery.json', '{"profile":"haishu-2016","asOf":"2018-12-31"}');
  const places = { storeFolder: folder.at('store'), keyFolder: folder.at('keys') };
  const titleOf = async (id: string | undefined) => {
    const { sources } = await (await openStore(places.storeFolder)).manifest(id ?? '');
    return sources.find(({ table }) => table === 'premises')?.department;
  };
  const before = await refresh({ ...places, paths: [folder.at('in')] });
  expect(await titleOf(before.snapshotId)).toEqual({ id: 'work-safety', title: '安监局' });
  await folder.text(
    'in/区应急管理局/生产经营单位.csv',
    '单位编号,生产经营单位,详细地址,所属行业,风险等级\nP1,甲公司,中山路2号,工业,一般\n',
  );
  await folder.text('in/delivery.json', '{"profile":"haishu-2016","asOf":"2019-01-01"}');
  const after = await refresh({ ...places, paths: [folder.at('in')] });
  expect(await titleOf(after.snapshotId)).toEqual({ id: 'work-safety', title: '应急管理局' });
});
