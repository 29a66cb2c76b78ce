import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { copyStore, launchTwin } from './launch.ts';
import { systemsStoreFolder } from './paths.ts';
import { TwinPage } from './twin-page.ts';

/** A made-up local grid: shift and turn in EPSG:4549. */
const ORIGIN = [612_345.678, 3_287_654.321] as const;
const TURN = (1.23 * Math.PI) / 180;
const KNOWN = [
  [646_900, 3_305_900],
  [649_800, 3_306_100],
  [647_300, 3_308_200],
  [650_100, 3_307_900],
  [648_600, 3_307_000],
] as const;

function toLocal([east, north]: readonly [number, number]): [number, number] {
  const [dx, dy] = [east - ORIGIN[0], north - ORIGIN[1]];
  return [Math.cos(TURN) * dx - Math.sin(TURN) * dy, Math.sin(TURN) * dx + Math.cos(TURN) * dy];
}

/** Components in the local grid, and a list of rows that go beside them. */
async function writeDelivery(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-grid-'));
  const rows = Array.from({ length: 40 }, (_, index) => {
    const [east, north] = toLocal([647_000 + index * 70, 3_306_000 + (index % 8) * 250]);
    const id = `33020301020${String(90_001 + index)}`;
    return `${id},路灯,0102,完好,${east.toFixed(3)},${north.toFixed(3)}`;
  });
  const header = '部件标识码,部件名称,小类,部件状态,X坐标,Y坐标';
  await writeFile(path.join(folder, '部件.csv'), `${[header, ...rows].join('\n')}\n`);
  await writeFile(path.join(folder, '撤去部件.txt'), 'component,3302030102000001\n');
  return folder;
}

/** Points as copied from a spreadsheet; the third is mistyped by ten metres. */
function pasted(): string {
  const rows = KNOWN.map(([east, north], index) => {
    const [x, y] = toLocal([east, north]);
    return [`I${index + 1}`, (x + (index === 2 ? 10 : 0)).toFixed(3), y.toFixed(3), east, north];
  });
  return rows.map((row) => row.join('\t')).join('\r\n');
}

/** Pastes as a spreadsheet's clipboard does. */
async function paste(into: Locator, text: string): Promise<void> {
  await into.evaluate((element, content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    const options = { clipboardData, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent('paste', options));
  }, text);
}

test('a file in an unknown local grid is placed by control points, one left out, sealed under a name', async () => {
  const store = await copyStore(systemsStoreFolder());
  const delivery = await writeDelivery();
  const twin = await launchTwin({ store });
  const { page } = twin;
  const window = new TwinPage(page);
  await window.sceneReady();
  await twin.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, delivery);

  await page.getByRole('button', { name: '导入', exact: true }).click();
  const desk = page.getByRole('region', { name: '导入台' });
  await desk.getByRole('button', { name: '选择文件夹' }).click();
  await desk.getByRole('button', { name: '下一步：映射与坐标' }).click();
  await expect(desk.getByText(/没有坐标系能把这些坐标放进本区/)).toBeVisible();
  await expect(desk.getByText('这批含撤去清单：1 行将撤去')).toBeVisible();
  await window.picture('1-no-system');

  await desk.getByRole('button', { name: /用控制点求地方坐标系/ }).click();
  const tool = page.getByRole('dialog');
  await tool.getByRole('button', { name: '图上取点：1' }).click();
  await expect(desk).toBeHidden();
  await expect(page.getByRole('region', { name: '取控制点' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(tool.getByLabel('经度（°） 1', { exact: true })).toHaveValue(/^121\.5\d{7}$/);
  await expect(tool.getByRole('button', { name: '图上取点：1' })).toBeFocused();
  await window.picture('1-picked');
  await page.keyboard.press('Control+z');
  await expect(tool.getByLabel('经度（°） 1', { exact: true })).toHaveValue('');
  await paste(tool.getByLabel('点名 1', { exact: true }), pasted());
  await expect(tool.getByText('EPSG:4549', { exact: false }).first()).toBeVisible();
  await expect(tool.getByRole('row').filter({ hasText: '疑似有误' })).toHaveCount(1);
  await window.picture('2-one-point-wrong');
  await tool.getByRole('checkbox', { name: '参与求参：I3' }).uncheck();
  await expect(tool.getByText(/中误差 0\.00\d m/)).toBeVisible();
  await expect(tool.getByText('检核点')).toBeVisible();
  await window.picture('3-left-out');

  await tool.getByRole('button', { name: /封存为 NB_LOCAL/ }).click();
  await expect(tool).toBeHidden();
  await expect(desk.getByRole('radio', { name: /NB_LOCAL/ })).toBeChecked();
  await window.picture('4-chosen');
  await desk.getByRole('button', { name: '试运行', exact: true }).click();
  await expect(desk.getByText('试运行：提交后会有这些变化')).toBeVisible();
  await window.picture('5-trial');
  expect(twin.errors).toEqual([]);

  await twin.close();
  await rm(store, { recursive: true, force: true });
  await rm(delivery, { recursive: true, force: true });
  await rm(path.join(process.env.HAISHU_TWIN_KEYS ?? '', 'NB_LOCAL.grid.sealed'));
});
