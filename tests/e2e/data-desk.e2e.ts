import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { launchTwin, type RunningTwin } from './launch.ts';
import { districtFolder, systemsStoreFolder } from './paths.ts';
import { TwinPage } from './twin-page.ts';

/** A header nobody knows, a phone that is none, a name that is missing, a room that never came. */
const UNITS = [
  '单位编号,单位名称,上岗人数,联系电话,房屋编码',
  'X9001,甲公司,3,87654321,',
  'X9002,乙公司,4,abc,',
  'X9003,,5,,',
  'X9004,丁公司,6,,NO-SUCH-ROOM',
].join('\n');

/** Drops files or folders on the window the way a file manager does. */
async function drop({ page }: RunningTwin, ...files: readonly string[]): Promise<void> {
  const input = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await input.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  await input.detach();
}

/** Only the system's dialog is replaced: what it gives goes the way of a real choice. */
async function chooseWith(twin: RunningTwin, chosen: string): Promise<void> {
  await twin.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, chosen);
}

function rowOf(desk: Locator, text: string): Locator {
  return desk.getByRole('row').filter({ hasText: text }).first();
}

async function tried(desk: Locator): Promise<void> {
  await desk.getByRole('button', { name: '试运行', exact: true }).click();
  await expect(desk.getByText('试运行：提交后会有这些变化')).toBeVisible();
}

test('a dropped delivery is mapped, tried, published and seen in the ledger; the next one is known', async () => {
  test.setTimeout(400_000);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-desk-'));
  const store = path.join(folder, 'store');
  await cp(systemsStoreFolder(), store, { recursive: true });
  const twin = await launchTwin({ store });
  const { page } = twin;
  const window = new TwinPage(page);
  await window.sceneReady();
  const current = () => readFile(path.join(store, 'current'), 'utf8');
  const before = await current();
  const desk = page.getByRole('region', { name: '导入台' });

  await test.step('a dropped folder of the police can be given up while it is being published', async () => {
    await drop(twin, path.join(districtFolder(), 'systems', 'community-policing'));
    await expect(rowOf(desk, '人口_')).toContainText('可导入');
    await desk.getByRole('button', { name: '下一步：映射与坐标' }).click();
    await desk.getByRole('radio', { name: /^增量/ }).check();
    await tried(desk);
    await desk.getByRole('button', { name: '提交并发布' }).click();
    await desk.getByRole('button', { name: '取消' }).click();
    await expect(desk.getByText('已取消，没有留下任何改动。')).toBeVisible();
    expect(await current()).toBe(before);
    expect(await readdir(path.join(store, 'building'))).toEqual([]);
  });

  await test.step('a dropped file with an unknown column is mapped and the mapping kept', async () => {
    const file = path.join(folder, '单位_20160701.csv');
    await writeFile(file, UNITS);
    await drop(twin, file);
    await expect(rowOf(desk, '单位_20160701.csv')).toContainText('可导入');
    await expect(desk.getByText('这些行里有 1 行会被拒收')).toBeVisible();
    await desk.getByRole('button', { name: '下一步：映射与坐标' }).click();
    await desk.getByRole('combobox', { name: '上岗人数' }).click();
    await page.getByTitle('从业人数', { exact: true }).click();
    await desk.getByRole('button', { name: /记住此映射/ }).click();
    await expect(desk.getByText('已记住')).toBeVisible();
    await window.picture('mapped');
  });

  await test.step('the trial says what is refused and why; publishing swaps the running view', async () => {
    await desk.getByRole('radio', { name: /^增量/ }).check();
    await tried(desk);
    await desk.getByRole('tab', { name: '拒收的行 1' }).click();
    await expect(rowOf(desk, '必填的「单位名称」是空的。')).toBeVisible();
    await desk.getByRole('button', { name: '提交并发布' }).click();
    await expect(desk.getByText('已发布，窗口已切换到新数据')).toBeVisible();
    await expect(page.getByText(/数据已更新到/)).toBeVisible();
    await expect(page.getByText('新增 2').first()).toBeVisible();
    await window.picture('published');
    expect(await current()).not.toBe(before);
  });

  await test.step('the quality ledger leads to the rows of the file', async () => {
    await desk.getByRole('tab', { name: '质量台账' }).click();
    await desk.getByText('文件', { exact: true }).first().click();
    await desk.getByRole('row').filter({ hasText: '单位_20160701.csv' }).click();
    const rows = desk.getByRole('grid', { name: /可疑的行/ });
    await expect(rows.getByRole('row').filter({ hasText: '拒收' })).toContainText('单位名称');
    await expect(rows.getByRole('row').filter({ hasText: '暂存' })).toContainText('NO-SUCH-ROOM');
    await expect(rows.getByRole('row').filter({ hasText: '存疑' })).toContainText('X9002');
    await desk.getByRole('button', { name: /存疑 电话号码格式不符/ }).click();
    await expect(rows.getByRole('row').filter({ hasText: '拒收' })).toHaveCount(0);
    await window.picture('ledger');
    const out = path.join(folder, 'ledger');
    await mkdir(out);
    await chooseWith(twin, out);
    await desk.getByRole('button', { name: '导出 xlsx…' }).click();
    await expect(desk.getByText(/已写出 1 个文件、1 行/)).toBeVisible();
    expect(await readdir(out)).toEqual(['质量台账 单位_20160701.csv.xlsx']);
  });

  await test.step('differences, give-back and returned lists work on what was published', async () => {
    await desk.getByRole('tab', { name: '快照差异' }).click();
    await desk.getByRole('button', { name: '实有单位' }).click();
    await expect(desk.getByRole('button', { name: 'X9001', exact: true })).toBeVisible();
    await window.picture('differences');

    await desk.getByRole('tab', { name: '回流' }).click();
    const out = path.join(folder, 'back');
    await mkdir(out);
    await chooseWith(twin, out);
    await rowOf(desk, '公安分局').getByRole('button', { name: '写到文件夹…' }).click();
    await expect(desk.getByText(/公安分局：已写出 \d+ 个文件/)).toBeVisible();
    expect((await readdir(out)).some((name) => name.startsWith('单位_20160701'))).toBe(true);

    await desk.getByRole('tab', { name: '退回清单' }).click();
    const form = desk.getByRole('region', { name: '生成清单' });
    await form.getByRole('combobox', { name: '部门' }).click();
    await page.getByTitle(/^公安分局（待核实/).click();
    await form.getByLabel('责任人').fill('王科');
    await form.getByPlaceholder('要求完成').fill('2026-12-31');
    await form.getByPlaceholder('要求完成').press('Enter');
    await form.getByRole('button', { name: '生成清单' }).click();
    await expect(desk.getByRole('grid', { name: /的各行/ })).toContainText('X9002');
    await window.picture('lists');
  });

  await test.step('what arrives in the inbox is proposed, and its mapping is known from last time', async () => {
    const inbox = path.join(folder, 'inbox');
    await mkdir(inbox);
    await chooseWith(twin, inbox);
    await desk.getByRole('tab', { name: '导入', exact: true }).click();
    await desk.getByRole('button', { name: '再导入一批' }).click();
    await desk.getByRole('button', { name: '选择收件文件夹' }).click();
    await expect(desk.getByText('没有新文件')).toBeVisible();
    await writeFile(
      path.join(inbox, '单位_20160801.csv'),
      UNITS.replace('乙公司,4,abc', '乙公司,4,'),
    );
    await expect(desk.getByText('1 个新文件')).toBeVisible();
    await desk.getByRole('button', { name: '查看这一批' }).click();
    await expect(rowOf(desk, '单位_20160801.csv')).toContainText('可导入');
    await expect(desk.getByText('沿用上次映射')).toBeVisible();
    await window.picture('inbox');
    await desk.getByRole('button', { name: '下一步：映射与坐标' }).click();
    await desk.getByRole('radio', { name: /^增量/ }).check();
    await tried(desk);
    await desk.getByRole('button', { name: '提交并发布' }).click();
    await expect(desk.getByText('已发布，窗口已切换到新数据')).toBeVisible();
    await desk.getByRole('tab', { name: '退回清单' }).click();
    await expect(desk.getByText('已改').first()).toBeVisible();
    await expect(rowOf(desk, '王科').getByRole('cell').nth(6)).toHaveText('1');
    await window.picture('settled');
  });

  expect(twin.errors).toEqual([]);
  await twin.close();
  await rm(folder, { recursive: true, force: true });
});
