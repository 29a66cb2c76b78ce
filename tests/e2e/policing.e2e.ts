import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launchTwin, type RunningTwin } from './launch.ts';
import { TwinPage } from './twin-page.ts';

/** A page of A4 holds no more lines than this, whatever stands in them. */
const LINES_OF_A_PAGE = 60;

let twin: RunningTwin;
let window: TwinPage;
let folder: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-print-'));
  twin = await launchTwin();
  window = new TwinPage(twin.page);
});

test.afterAll(async () => {
  await twin.close();
  await rm(folder, { recursive: true, force: true });
});

test('社区警务 shows its figures, and a street narrows them', async () => {
  const { page } = twin;
  await page.getByRole('button', { name: '社区警务' }).click();
  const panel = page.getByRole('region', { name: '社区警务', exact: true });
  await expect(panel.getByRole('button', { name: /^采集率 [\d.]+%/ })).toBeVisible();
  await panel.getByRole('list', { name: '按街道' }).getByRole('button').first().click();
  await expect(panel.getByRole('group', { name: '当前筛选' })).toBeVisible();
  await panel.getByRole('button', { name: '全部清除' }).click();
  await window.picture('policing');
});

test('a list opens as a table, and a row as a record with what is linked to it', async () => {
  const { page } = twin;
  await page.getByRole('button', { name: /^超期未核实房间/ }).click();
  const table = page.getByRole('grid', { name: '超期未核实房间' });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await table.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(window.record.getByRole('heading', { name: /室$/ })).toBeVisible();
  await window.record.getByRole('button', { name: '展开关联图' }).click();
  await expect(window.record.getByRole('group', { name: '关联图' })).toBeVisible();
});

test('传承: a note on a room stays with the room', async () => {
  const { page } = twin;
  await window.record.getByRole('textbox', { name: '写一条走访备注' }).fill('房东下周来登记');
  await window.record.getByRole('button', { name: '保存备注' }).click();
  await expect(window.record.getByRole('region', { name: '走访备注' })).toContainText(
    '房东下周来登记',
  );
  await window.picture('room-with-note');
  await page.keyboard.press('Escape');
});

test('a list prints as a PDF with its rule, its source and the marker', async () => {
  const { page, app } = twin;
  const file = path.join(folder, 'list.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page
    .getByRole('toolbar', { name: '表格工具' })
    .getByRole('button', { name: '打印' })
    .click();
  const preview = page.getByRole('dialog', { name: '打印预览' });
  await expect(preview).toContainText('演示数据·虚构');
  await expect(preview).toContainText('数据截至');
  const lines = await preview.locator('tbody tr').count();
  expect(lines).toBeGreaterThan(LINES_OF_A_PAGE);
  await preview.getByRole('button', { name: '存为 PDF…' }).click();
  await expect
    .poll(() => pagesOf(file), { timeout: 30_000 })
    .toBeGreaterThanOrEqual(Math.ceil(lines / LINES_OF_A_PAGE));
  await preview.getByRole('button', { name: '关闭预览' }).click();
  await expect(preview).toBeHidden();
});

test('查询: a person is found by initials and opens masked', async () => {
  const options = await window.find('zw');
  const person = options.filter({ hasText: '人员' }).first();
  await expect(person).toBeVisible();
  await person.click();
  await expect(window.record.getByRole('button', { name: '查看全文' }).first()).toBeVisible();
  await expect(window.record.getByRole('article')).not.toContainText(/\d{17}[\dX]/);
});

test('the 楼盘表 follows the theme of rooms chosen in the panel', async () => {
  const { page } = twin;
  const options = await window.find('1-501');
  await options.filter({ hasText: '房间' }).first().click();
  await expect(window.matrix).toBeVisible();
  const dock = page.getByRole('region', { name: '楼盘表', exact: true });
  const room = window.matrix.getByRole('gridcell', { name: /^501 室/ }).first();
  await expect(room).toHaveAccessibleName(/自住|出租|空置|商用|其他/);
  await page.getByRole('button', { name: '人户一致', exact: true }).click();
  await expect(
    dock.getByText(/^(人户一致|人户分离|出租|空置|未采地址|单位用房) \d+ 间$/).first(),
  ).toBeVisible();
  await expect(room).toHaveAccessibleName(/人户一致|人户分离|出租|空置|未采地址|单位用房/);
  await window.picture('matrix-theme');
  await page.getByRole('button', { name: '人户一致', exact: true }).click();
});

test('今日 stands first on the rail and counts its lists', async () => {
  const { page } = twin;
  await page.getByRole('button', { name: '今日' }).click();
  const panel = page.getByRole('region', { name: '今日' });
  await expect(panel.getByRole('button', { name: /^居住证即将到期/ })).toBeVisible();
  expect(twin.errors).toEqual([]);
});

/** Pages of a PDF as Chromium writes it; 0 while there is none. */
async function pagesOf(file: string): Promise<number> {
  const pdf = await readFile(file, 'latin1').catch(() => '');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
