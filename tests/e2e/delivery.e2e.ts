import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { twin as runTwin } from './global-setup.ts';
import { copyStore, launchTwin } from './launch.ts';
import { districtFolder } from './paths.ts';
import { writeSecondDelivery } from './second-delivery.ts';
import { TwinPage } from './twin-page.ts';

test('a second delivery of rooms swaps the open window to the new snapshot by itself', async () => {
  const store = await copyStore();
  const before = await readdir(path.join(store, 'files'));
  const twin = await launchTwin({ store });
  const window = new TwinPage(twin.page);
  await window.sceneReady();

  const delivery = await writeSecondDelivery(path.join(districtFolder(), 'exports'));
  const report = JSON.parse(await runTwin('import', delivery.file, '--snapshot', store, '--json'));
  expect(report.changes).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ table: 'room', added: 1, changed: 1, removed: 1 }),
    ]),
  );

  await expect(twin.page.getByText(/数据已更新到/)).toBeVisible();
  await expect(twin.page.getByText('新增 1').first()).toBeVisible();
  await window.sceneReady();
  await window.picture('swapped');
  const after = await readdir(path.join(store, 'files'));
  const untouched = before.filter((name) => /^(people|economy)-/.test(name));
  expect(after).toEqual(expect.arrayContaining(untouched));

  await twin.close();
  await rm(store, { recursive: true, force: true });
});
