import { expect, test } from '@playwright/test';
import { launchTwin, type RunningTwin } from './launch.ts';
import { systemsStoreFolder } from './paths.ts';
import { TwinPage } from './twin-page.ts';

let twin: RunningTwin;
let window: TwinPage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  twin = await launchTwin({ store: systemsStoreFolder() });
  window = new TwinPage(twin.page);
});

test.afterAll(() => twin.close());

test('楼宇经济: figures, the cube as a filter, a tower floor by floor', async () => {
  const { page } = twin;
  await page.getByRole('button', { name: '楼宇经济' }).click();
  const panel = page.getByRole('region', { name: '楼宇经济' });
  await expect(panel.getByRole('button', { name: /^税收总额 [\d.]+ 亿元/ })).toBeVisible();
  const published = panel.getByRole('region', { name: '与公布数对照' });
  await published.scrollIntoViewIfNeeded();
  await expect(published.getByRole('row', { name: /^商务楼宇/ })).toContainText('186');
  await window.picture('published');
  await panel.getByRole('button', { name: /^税收总额/ }).click();
  const buildings = page.getByRole('grid', { name: '楼宇' });
  await buildings.getByRole('row').nth(1).click();
  await expect(window.record.getByRole('region', { name: '楼层栈' })).toBeVisible();
  await window.picture('tower');
  await panel.getByRole('button', { name: /仅办公在本区/ }).click();
  await expect(panel.getByRole('group', { name: '当前筛选' })).toContainText('仅办公在本区');
});

test('a firm shows its three places and what they rest on', async () => {
  const { page } = twin;
  const panel = page.getByRole('region', { name: '楼宇经济' });
  await panel.getByRole('button', { name: /^存续企业/ }).click();
  await page.getByRole('grid', { name: '企业' }).getByRole('row').nth(1).click();
  const places = window.record.getByRole('region', { name: '三地与依据' });
  await expect(places).toContainText('仅办公在本区');
  await expect(places).toContainText(/地址匹配 · \d{4}-\d{2}-\d{2}/);
  expect(await page.locator('body').innerText()).not.toMatch(/引税|迁税/);
  await expect(window.record.getByRole('list', { name: /^类别沿革/ })).toContainText(
    '仅办公在本区',
  );
  await expect(window.record.getByRole('region', { name: '走访服务' })).toBeVisible();
  await window.picture('firm');
});

test('安全生产: overdue hazards, one with its neighbours, the teams', async () => {
  const { page } = twin;
  await page.getByRole('button', { name: '安全生产' }).click();
  const panel = page.getByRole('region', { name: '安全生产' });
  await panel.getByRole('button', { name: /^超期数/ }).click();
  await page.getByRole('grid', { name: '超期隐患' }).getByRole('row').nth(1).click();
  await expect(window.record.getByRole('region', { name: '上下左右' })).toBeVisible();
  await window.picture('hazard');
  await panel.getByRole('button', { name: '中队履职' }).click();
  await expect(page.getByRole('grid', { name: '中队履职' })).toContainText('安监中队');
  expect(twin.errors).toEqual([]);
});
