import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { copyStore, launchTwin, type RunningTwin } from './launch.ts';
import { districtFolder } from './paths.ts';
import { writeSecondDelivery } from './second-delivery.ts';
import { TwinPage } from './twin-page.ts';

/** Only the system's dialog is replaced: what it gives goes the way of a real choice. */
async function chooseWith(twin: RunningTwin, chosen: string): Promise<void> {
  await twin.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, chosen);
}

/** Longest time the page did not answer, in milliseconds, from now until asked. */
async function watchStalls(twin: RunningTwin): Promise<() => Promise<number>> {
  await twin.page.evaluate(() => {
    const state = { longest: 0 };
    (globalThis as { twinStall?: typeof state }).twinStall = state;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        state.longest = Math.max(state.longest, duration);
    }).observe({ type: 'longtask' });
  });
  return () =>
    twin.page.evaluate(
      () => (globalThis as { twinStall?: { longest: number } }).twinStall?.longest ?? -1,
    );
}

/** A row of a table by one of its cells. */
function rowOf(desk: Locator, text: string): Locator {
  return desk.getByRole('row').filter({ hasText: text }).first();
}

test('a delivery is chosen, previewed, tried, committed, seen, and undone', async () => {
  const store = await copyStore();
  const before = await readFile(path.join(store, 'current'), 'utf8');
  const delivery = await writeSecondDelivery(path.join(districtFolder(), 'exports'));
  const twin = await launchTwin({ store });
  const { page } = twin;
  const window = new TwinPage(page);
  await window.sceneReady();
  await chooseWith(twin, path.dirname(delivery.file));

  await page.getByRole('button', { name: '导入', exact: true }).click();
  const desk = page.getByRole('region', { name: '导入台' });
  await window.picture('1-files');
  await desk.getByRole('button', { name: '选择文件夹' }).click();
  await expect(rowOf(desk, '房间.xlsx')).toContainText('可导入');
  await expect(desk.getByText(/前 50 行/)).toBeVisible();
  await window.picture('2-preview');

  await desk.getByRole('button', { name: '下一步：映射与坐标' }).click();
  await expect(desk.getByText('房屋编码').first()).toBeVisible();
  await window.picture('3-mapping');

  await desk.getByRole('button', { name: '试运行', exact: true }).click();
  await expect(desk.getByText('试运行：提交后会有这些变化')).toBeVisible();
  const rooms = rowOf(desk, '房间');
  await expect(rooms.getByRole('cell').nth(1)).toHaveText('1');
  await expect(rooms.getByRole('cell').nth(2)).toHaveText('1');
  await expect(rooms.getByRole('cell').nth(4)).toHaveText('1');
  await window.picture('4-trial');
  expect(await readFile(path.join(store, 'current'), 'utf8')).toBe(before);

  const longestStall = await watchStalls(twin);
  await desk.getByRole('button', { name: '提交并发布' }).click();
  await expect(desk.getByText('已发布，窗口已切换到新数据')).toBeVisible();
  test.info().annotations.push({
    type: 'longest task of the page while importing, ms',
    description: String(await longestStall()),
  });
  await expect(page.getByText(/数据已更新到/)).toBeVisible();
  await window.picture('5-published');
  expect(await readFile(path.join(store, 'current'), 'utf8')).not.toBe(before);

  await desk.getByRole('tab', { name: '批次历史' }).click();
  await expect(rowOf(desk, '使用中')).toBeVisible();
  await window.picture('6-history');
  await desk.getByRole('button', { name: '撤销此批' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销此批' }).click();
  await expect(rowOf(desk, '已回退')).toBeVisible();
  expect(await readFile(path.join(store, 'current'), 'utf8')).toBe(before);
  await desk.getByRole('button', { name: '关闭导入台' }).click();
  await window.sceneReady();
  expect(twin.errors).toEqual([]);

  await twin.close();
  await rm(store, { recursive: true, force: true });
});

test('a first import starts in the empty window, shows coordinates and people masked, and can be cancelled', async () => {
  const store = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-empty-'));
  const twin = await launchTwin({ store });
  const { page } = twin;
  const window = new TwinPage(page);
  await chooseWith(twin, path.join(districtFolder(), 'exports'));

  await page.getByRole('button', { name: '导入台' }).click();
  const desk = page.getByRole('region', { name: '导入台' });
  await desk.getByRole('button', { name: '选择文件夹' }).click();
  await expect(rowOf(desk, '人口_').or(desk.getByRole('alert'))).toBeVisible();
  await window.picture('recognised');
  await rowOf(desk, '人口_').click();
  await expect(desk.getByText(/3302\*{10}/).first()).toBeVisible();
  expect(await desk.innerText()).not.toMatch(/(?<!\d)\d{17}[\dX](?!\d)/);
  await window.picture('people');

  await rowOf(desk, '楼栋.shp').click();
  await desk.getByRole('button', { name: '下一步：映射与坐标' }).click();
  await expect(desk.getByRole('radio', { name: /EPSG:4549/ })).toBeChecked();
  await window.picture('coordinates');

  await desk.getByRole('button', { name: '试运行', exact: true }).click();
  await desk.getByRole('button', { name: '取消' }).click();
  await expect(desk.getByText('已取消，没有留下任何改动。')).toBeVisible();
  await desk.getByRole('button', { name: '再试一次' }).click();
  await expect(desk.getByText('试运行：提交后会有这些变化')).toBeVisible();
  await desk.getByRole('tab', { name: /拒收的行/ }).click();
  await expect(desk.getByText('身份证号校验位不符。').first()).toBeVisible();
  await window.picture('rejects');

  await desk.getByRole('button', { name: '提交并发布' }).click();
  await window.picture('progress');
  await expect(desk.getByText('已发布，窗口已切换到新数据')).toBeVisible();
  await desk.getByRole('button', { name: '完成' }).click();
  await window.sceneReady();
  await window.picture('first-district');

  await twin.close();
  await rm(store, { recursive: true, force: true });
});

/** Presses 取消 in the very moment the desk says that the import is at a stage. */
async function cancelAt(twin: RunningTwin, stage: string): Promise<void> {
  await twin.page.evaluate((words) => {
    const watch = new MutationObserver(() => {
      const panel = document.querySelector('.progress-panel');
      if (panel?.querySelector('h3')?.textContent !== words) return;
      watch.disconnect();
      panel.querySelector('button')?.click();
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  }, stage);
}

/** What an import could leave in a store, published or half-written. */
async function written(store: string): Promise<readonly string[]> {
  const names = await readdir(store, { recursive: true });
  return names.filter((name) =>
    /^(current$|(snapshots|files|building|failed|history)\/)/.test(name),
  );
}

/** Buildings and rooms alone: read long before their tiles are built. */
async function buildingsAlone(): Promise<string> {
  const exports = path.join(districtFolder(), 'exports');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-buildings-'));
  await cp(path.join(exports, 'delivery.json'), path.join(folder, 'delivery.json'));
  const from = path.join(exports, 'community-policing');
  for (const name of await readdir(from))
    if (/^(楼栋|房间)/.test(name)) await cp(path.join(from, name), path.join(folder, name));
  return folder;
}

/** Chooses exports in an empty window, tries them and cancels their import at a stage. */
async function cancelFirstImport(stage: string, exports = path.join(districtFolder(), 'exports')) {
  const store = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-empty-'));
  const twin = await launchTwin({ store });
  await chooseWith(twin, exports);
  await twin.page.getByRole('button', { name: '导入台' }).click();
  const desk = twin.page.getByRole('region', { name: '导入台' });
  await desk.getByRole('button', { name: '选择文件夹' }).click();
  await desk.getByRole('button', { name: '下一步：映射与坐标' }).click();
  await desk.getByRole('button', { name: '试运行', exact: true }).click();
  await desk.getByRole('button', { name: '提交并发布' }).waitFor();
  const before = await written(store);
  await cancelAt(twin, stage);
  await desk.getByRole('button', { name: '提交并发布' }).click();
  const end = async () => {
    await twin.close();
    await rm(store, { recursive: true, force: true });
  };
  return { store, desk, before, end };
}

const TILES = '正在生成三维瓦片';

for (const [stage, told] of [
  ['正在按地址上图', '按地址上图时取消，没有发布'],
  [TILES, '生成瓦片时取消，没有发布'],
] as const)
  test(`an import that is cancelled at ${stage} leaves nothing but a batch that says so`, async () => {
    const exports = stage === TILES ? await buildingsAlone() : undefined;
    const { store, desk, before, end } = await cancelFirstImport(stage, exports);
    await expect(desk.getByText('已取消，没有留下任何改动。')).toBeVisible();
    expect(await written(store)).toEqual(before);

    await desk.getByRole('tab', { name: '批次历史' }).click();
    await expect(rowOf(desk, '试运行')).toBeVisible();
    await expect(desk.getByText('使用中')).toBeHidden();
    await expect(rowOf(desk, '已取消')).toContainText(told);
    await rowOf(desk, '已取消').getByRole('button', { name: '重新取件' }).click();
    await expect(rowOf(desk, '房间.xlsx')).toContainText('可导入');
    await end();
  });

test('an import that is cancelled while it is checked says whether it was still published', async () => {
  const { store, desk, before, end } = await cancelFirstImport('正在核验并发布');
  const gone = desk.getByText('已取消，没有留下任何改动。');
  const late = desk.getByText(/取消得太晚/);
  await expect(gone.or(late)).toBeVisible();
  const isLate = await late.isVisible();
  if (!isLate) expect(await written(store)).toEqual(before);

  await desk.getByRole('tab', { name: '批次历史' }).click();
  await expect(rowOf(desk, isLate ? '使用中' : '已取消')).toBeVisible();
  await expect(desk.getByText('使用中')).toHaveCount(isLate ? 1 : 0);
  expect(await readdir(path.join(store, 'building'))).toEqual([]);
  await end();
});

test('a file of one street alone must be confirmed before it takes the others away', async () => {
  const store = await copyStore();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-street-'));
  const exports = path.join(districtFolder(), 'exports');
  await cp(
    path.join(exports, 'community-policing', '人口_月湖派出所.csv'),
    path.join(folder, '人口_月湖派出所.csv'),
  );
  await cp(path.join(exports, 'delivery.json'), path.join(folder, 'delivery.json'));
  const twin = await launchTwin({ store });
  const window = new TwinPage(twin.page);
  await window.sceneReady();
  await chooseWith(twin, folder);

  await twin.page.getByRole('button', { name: '导入', exact: true }).click();
  const desk = twin.page.getByRole('region', { name: '导入台' });
  await desk.getByRole('button', { name: '选择文件夹' }).click();
  await desk.getByRole('button', { name: '下一步：映射与坐标' }).click();
  await desk.getByRole('button', { name: '试运行', exact: true }).click();
  await expect(desk.getByText(/现有行要从新快照中消失/)).toBeVisible();
  const commit = desk.getByRole('button', { name: '提交并发布' });
  await expect(commit).toBeDisabled();
  await window.picture('blocked');
  await desk.getByRole('checkbox').check();
  await expect(commit).toBeEnabled();

  await twin.close();
  await rm(store, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});
