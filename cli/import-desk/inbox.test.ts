import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Inbox } from '../../contract/imports.ts';
import type { SnapshotStore } from '../../data/snapshot/store.ts';
import { recogniseFolder } from '../../importers/recognise.ts';
import { TestFolder } from '../../importers/testing/folder.ts';
import { dbf, pointShp } from '../../importers/testing/shapes.ts';
import { Grants } from './grants.ts';
import { InboxWatch } from './inbox.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

it('does not propose a shapefile the snapshot was made from, whatever files go with it', async () => {
  await folder.bytes('部件.shp', pointShp([121.55, 29.87]));
  await folder.bytes('部件.dbf', dbf(['ObjID', 'C', 16], ['3302030118000231']));
  for (const extension of ['shx', 'prj', 'cpg', 'qix'])
    await folder.text(`部件.${extension}`, extension === 'cpg' ? 'GBK' : '');
  const map = { files: [{ match: '部件.shp', table: 'component', columns: {}, defaults: {} }] };
  const { files } = await recogniseFolder([folder.path], map);
  const sources = files.map(({ file, sha256 }) => ({ name: file.name, sha256 }));
  const store = {
    currentId: () => Promise.resolve('000001'),
    manifest: () => Promise.resolve({ sources }),
  } as unknown as SnapshotStore;
  const told: Inbox[] = [];
  const inbox = new InboxWatch({
    store,
    grants: new Grants(),
    onChange: (state) => told.push(state),
    quietMilliseconds: 20,
  });
  inbox.watch(folder.path);
  await expect.poll(() => told.length, { timeout: 10_000 }).toBeGreaterThan(1);
  inbox.stop();
  expect(files).toHaveLength(1);
  expect(told.at(-1)?.proposals).toEqual([]);
});
