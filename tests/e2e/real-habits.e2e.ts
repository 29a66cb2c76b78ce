import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { copyStore, launchTwin, type RunningTwin } from './launch.ts';
import { systemsStoreFolder } from './paths.ts';
import { TwinPage } from './twin-page.ts';

/** Where the files of this test lie, in degrees. */
const HERE = [121.5401, 29.8702] as const;

/** Lamps as a city elsewhere publishes them: no code, no type, sparse columns of its own, another place. */
function lamps([longitude, latitude]: readonly [number, number]): string {
  const rows = Array.from({ length: 30 }, (_, n) =>
    [longitude + (n % 6) * 4e-4, latitude + Math.floor(n / 6) * 4e-4, 3000 + n, 'AEP', ''].join(),
  );
  return ['Lon,Lat,OBJECTID,Ownership,Bulb_Type', ...rows, ''].join('\n');
}

/** Bicycle stands in the coordinates of a web map, said by the headers alone, in GBK; one is on the other side of the earth. */
function stations(): Buffer {
  const rows = Array.from({ length: 20 }, (_, n) => {
    const longitude = n === 7 ? 1121.55 : HERE[0] + 0.011 + n * 5e-4;
    return `${2000 + n},站点${n},${longitude},${HERE[1] + 0.004}`;
  });
  return iconv.encode(['站点编号,站点名称,百度经度,百度纬度', ...rows, ''].join('\r\n'), 'gbk');
}

/** Footprints whose `height` counts floors. */
function footprints(): string {
  const features = Array.from({ length: 12 }, (_, n) => {
    const [x, y] = [HERE[0] + (n % 4) * 8e-4, HERE[1] + Math.floor(n / 4) * 8e-4];
    const [east, north] = [x + 3e-4, y + 2e-4];
    const ring = [
      [x, y],
      [east, y],
      [east, north],
      [x, north],
      [x, y],
    ];
    return {
      type: 'Feature',
      properties: { id: 9000 + n, name: `样楼${n}`, height: 3 + n },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

async function writeFiles(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-habits-'));
  const files = {
    'far/lamps.csv': lamps([-86.28, 41.67]),
    'near/lamps.csv': lamps(HERE),
    'stands/站点.csv': stations(),
    'floors/footprints.json': footprints(),
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

/** Chooses a folder, from wherever the desk is. */
async function choose({ app }: RunningTwin, desk: Locator, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, folder);
  const folderButton = desk.getByRole('button', { name: '选择文件夹' });
  const back = desk.getByRole('button', { name: /上一步|再导入一批/ });
  await expect(folderButton.or(back).first()).toBeVisible();
  while (!(await folderButton.isVisible())) await back.first().click();
  await folderButton.click();
}

/** Takes what a list offers for a word. */
async function pick(page: Page, list: Locator, word: string): Promise<void> {
  await list.click();
  await page.keyboard.type(word);
  await expect(page.locator('.ant-select-item-option:visible').first()).toBeVisible();
  await page.locator('.ant-select-item-option:visible').first().click();
}

/** Imports as a part of the table; gives the row of a table that the trial shows. */
async function tryPart(desk: Locator, table: string): Promise<Locator> {
  await desk.getByText('增量：未交付的行保留').click();
  await desk.getByRole('button', { name: '试运行', exact: true }).click();
  await expect(desk.getByText('试运行：提交后会有这些变化')).toBeVisible();
  return desk.getByRole('row').filter({ hasText: table }).first();
}

test('files as cities publish them: another place, coordinates of a web map, floors called height', async () => {
  const store = await copyStore(systemsStoreFolder());
  const folder = await writeFiles();
  const twin = await launchTwin({ store });
  const { page } = twin;
  const window = new TwinPage(page);
  await window.sceneReady();
  await page.getByRole('button', { name: '导入', exact: true }).click();
  const desk = page.getByRole('region', { name: '导入台' });
  const next = desk.getByRole('button', { name: '下一步：映射与坐标' });
  const tables = desk.getByRole('combobox', { name: '此文件是' });

  await test.step('lamps elsewhere are refused with a way out', async () => {
    await choose(twin, desk, path.join(folder, 'far'));
    await pick(page, tables, '路灯');
    await expect(desk.getByRole('alert')).toContainText(
      /lamps\.csv：坐标系不明：首个位置是 -86\.28, 41\.67.*请不导入此文件/,
    );
    await next.click();
    await expect(desk.getByRole('button', { name: '试运行', exact: true })).toBeDisabled();
    await window.picture('1-elsewhere');
  });

  await test.step('the same lamps here get codes, and a type by name', async () => {
    await choose(twin, desk, path.join(folder, 'near'));
    await pick(page, tables, '路灯');
    await next.click();
    await desk.getByRole('checkbox', { name: /推算编码/ }).check();
    await pick(page, desk.getByRole('combobox', { name: '小类整列填' }), '街灯');
    const row = await tryPart(desk, '部件');
    await expect(row.getByRole('cell').nth(1)).toHaveText('30');
    await window.picture('2-lamps');
  });

  await test.step('headers say BD-09, and the stand that is wrong is named', async () => {
    await choose(twin, desk, path.join(folder, 'stands'));
    await pick(page, tables, '公共自行车');
    await next.click();
    await expect(desk.getByRole('radio', { name: /百度坐标 · BD-09/ })).toBeChecked();
    await desk.getByRole('checkbox', { name: /推算编码/ }).check();
    await tryPart(desk, '部件');
    await desk.getByRole('tab', { name: '拒收的行 1' }).click();
    await expect(desk.getByRole('row').filter({ hasText: '1121.55' })).toContainText('60 公里');
  });

  await test.step('floors in a column called height become floors, are published and counted', async () => {
    await choose(twin, desk, path.join(folder, 'floors'));
    await pick(page, tables, '大楼');
    await next.click();
    await pick(page, desk.getByRole('combobox', { name: 'id', exact: true }), '楼幢编号');
    await pick(page, desk.getByRole('combobox', { name: 'height', exact: true }), '地上层数');
    const row = await tryPart(desk, '楼栋');
    await expect(row.getByRole('cell').nth(1)).toHaveText('12');
    await desk.getByRole('button', { name: '提交并发布' }).click();
    await expect(desk.getByText('已发布，窗口已切换到新数据')).toBeVisible();
    await window.picture('3-floors');
  });
  expect(twin.errors).toEqual([]);

  await twin.close();
  await rm(store, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});
