import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { twin as cli } from './global-setup.ts';
import { copyStore, launchTwin, type RunningTwin } from './launch.ts';
import { TwinPage } from './twin-page.ts';

let twin: RunningTwin;
let window: TwinPage;
let folder: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-drafts-'));
  twin = await launchTwin({ store: await copyStore() });
  window = new TwinPage(twin.page);
  await window.sceneReady();
  await window.lookAtLandmark('月湖');
});

test.afterAll(async () => {
  await twin.close();
  await rm(twin.store, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

const desk = () => twin.page.getByRole('region', { name: '搭建台' });
const grid = () => twin.page.getByRole('grid', { name: '新建塔楼 楼盘表草稿' });
const room = (name: string) => grid().getByRole('gridcell', { name: new RegExp(`^${name} 室`) });

/** Clicks in the middle of the picture, where the draft is looked for. */
async function clickTheDraft(): Promise<void> {
  const box = await twin.page.locator('.scene-canvas canvas').first().boundingBox();
  if (!box) throw new Error('The scene has no canvas.');
  await twin.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

test('a footprint is drawn in the scene and gets floors, units and rooms', async () => {
  const { page } = twin;
  await page.getByRole('button', { name: '搭建台' }).click();
  await desk().getByRole('button', { name: '新建楼栋' }).click();
  await desk().getByRole('button', { name: '画轮廓' }).click();
  const box = await page.locator('.scene-canvas canvas').first().boundingBox();
  if (!box) throw new Error('The scene has no canvas.');
  for (const [across, down] of [
    [0.5, 0.5],
    [0.58, 0.5],
    [0.58, 0.62],
    [0.5, 0.62],
  ] as const) {
    await page.mouse.click(box.x + box.width * across, box.y + box.height * down);
    await page.waitForTimeout(300);
  }
  await page.keyboard.press('Enter');
  await desk().getByRole('button', { name: '取临时编号' }).click();
  await desk().getByRole('textbox', { name: '楼名' }).fill('新建塔楼');
  await desk().getByRole('textbox', { name: '地址' }).fill('共青路188号');
  await desk().getByRole('spinbutton', { name: '地上层数' }).fill('6');
  await desk().getByRole('button', { name: '定楼层' }).click();
  await desk().getByRole('textbox', { name: '单元，逗号隔开' }).fill('1,2');
  await desk().getByRole('button', { name: '排房间' }).click();
  await expect(grid().getByRole('gridcell')).toHaveCount(24);
  await expect(page.locator('canvas[data-role=drafts]')).toHaveAttribute('data-count', '1');
});

test('rooms are split and merged by keys, a number twice is told, and steps are undone', async () => {
  const { page } = twin;
  await room('302').first().click();
  await page.keyboard.press('s');
  await expect(room('302A')).toHaveCount(1);
  await room('501').first().click();
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('m');
  await expect(grid().getByRole('gridcell')).toHaveCount(24);
  await room('402').first().click();
  const number = page.getByRole('textbox', { name: '室号' });
  await number.fill('401');
  await number.press('Enter');
  const told = desk().getByText('1 单元的室号 401 重复。');
  await expect(told).toBeVisible();
  await window.picture('split-and-merge');
  await desk()
    .getByRole('button', { name: /^撤销一步/ })
    .click();
  await expect(told).toBeHidden();
});

test('saved as 待核实, exported in the police columns, imported and retired', async () => {
  const { page, app } = twin;
  await desk().getByRole('button', { name: '保存' }).click();
  await expect(desk().getByRole('status').first()).toContainText('待核实 · v1');
  await desk().getByRole('button', { name: '关闭', exact: true }).click();
  await expect(desk().getByRole('listitem').filter({ hasText: '新建塔楼' })).toContainText('24 间');
  await desk()
    .getByRole('button', { name: /^在场景中定位/ })
    .click();
  await page.waitForTimeout(2500);
  await window.sceneReady();
  await clickTheDraft();
  await expect(desk().getByRole('textbox', { name: '楼名' })).toHaveValue('新建塔楼');
  await clickTheDraft();
  await expect(grid().locator('[aria-selected=true]')).toHaveCount(1);
  await window.picture('room-picked');
  await desk().getByRole('button', { name: '关闭', exact: true }).click();
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
  await desk().getByRole('button', { name: '导出待核实…' }).click();
  await expect(desk().getByText(/搭建草稿：已写出 2 个文件/)).toBeVisible({ timeout: 30_000 });
  const files = (await readdir(folder)).filter((name) => !name.endsWith('.txt'));
  expect(files.sort()).toEqual(['待核实-房间.xlsx', '待核实-楼栋.geojson']);
  const paths = files.map((name) => path.join(folder, name));
  await cli('import', ...paths, '--incremental', '--snapshot', twin.store);
  await expect(desk().getByText('还没有草稿')).toBeVisible({ timeout: 60_000 });
  await desk()
    .getByRole('button', { name: /^已并入或已弃/ })
    .click();
  await expect(desk().getByRole('listitem').filter({ hasText: '新建塔楼' })).toContainText(
    '已并入',
  );
  await expect((await window.find('新建塔楼')).first()).toContainText('新建塔楼');
  await window.picture('merged');
  await page.keyboard.press('Escape');
  expect(twin.errors).toEqual([]);
});

test('交接: a beat is chosen, its sheet signed and shown again', async () => {
  const { page } = twin;
  await page.getByRole('button', { name: '社区警务' }).click();
  const panel = page.getByRole('region', { name: '社区警务', exact: true });
  await panel.getByRole('combobox', { name: '责任区' }).click();
  await page.locator('.ant-select-item-option').first().click();
  await panel.getByRole('button', { name: '签字留存' }).click();
  const preview = page.getByRole('dialog', { name: '打印预览' });
  await expect(preview.getByText(/^第 1 号，.*校验值 [0-9a-f]{64}$/)).toBeVisible();
  await expect(preview.getByText(/^首次交接/)).toBeVisible();
  await preview.getByRole('button', { name: '关闭预览' }).click();
  await panel.getByRole('list', { name: '已签的交接单' }).getByRole('button').first().click();
  await expect(preview.getByText(/^现行 \d+ 条、历史 \d+ 条/).first()).toBeVisible();
  await preview.getByRole('button', { name: '关闭预览' }).click();
});
