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
  await window.sceneReady();
  await twin.page.getByRole('button', { name: '数字城管' }).click();
});

test.afterAll(() => twin.close());

const panel = () => twin.page.getByRole('region', { name: '数字城管', exact: true });

test('shows the closing rate with its definition, period and as-of date', async () => {
  await expect(panel()).toContainText('数据截至');
  const tooltip = twin.page.getByRole('tooltip', { name: /结案数 ÷ 应结案数/ });
  // Figures move up when the last of what a new snapshot is made ready of is there: the pointer goes after them.
  await expect(async () => {
    await twin.page.mouse.move(0, 0);
    await panel().getByText('结案率', { exact: true }).first().hover();
    await expect(tooltip).toBeVisible({ timeout: 3000 });
  }).toPass();
  await window.picture('city-panel');
});

test('a figure opens its cases, a case its record with every step', async () => {
  await panel()
    .getByRole('button', { name: /^结案数/ })
    .click();
  const list = twin.page.getByRole('grid', { name: /结案数/ });
  await list.getByRole('row').nth(2).click();
  const record = twin.page.getByRole('region', { name: '详情' });
  await expect(record.getByText('生命线')).toBeVisible();
  await expect(record).toContainText('监督中心');
  await window.picture('city-record');
});

test('a street chosen in the ranking limits figures and list, and can be taken out again', async () => {
  const rows = twin.page.getByText(/^[\d,]+ 行/).first();
  const all = await rows.textContent();
  const streets = panel().getByRole('list', { name: '各街道' });
  await streets.getByRole('button').first().click();
  await expect(panel().getByRole('group', { name: '当前筛选' })).toBeVisible();
  await expect(rows).not.toHaveText(all ?? '');
  await panel().getByRole('button', { name: '全部清除' }).click();
  await expect(rows).toHaveText(all ?? '');
});

test('command figures stand apart from supervision’s', async () => {
  await panel().getByText('指挥', { exact: true }).click();
  await expect(panel().getByText('准确派遣率').first()).toBeVisible();
  await expect(panel().getByRole('list', { name: '主要指标' })).not.toContainText('主动发现率');
  expect(twin.errors).toEqual([]);
});

test('综合评价 opens as a table of each rate and its points', async () => {
  await panel().getByRole('button', { name: '明细表' }).click();
  const table = twin.page.getByRole('grid', { name: /综合评价（街道）/ });
  await expect(table.getByRole('row')).toHaveCount(9);
  await expect(table).toContainText('满分 40');
});

test('按时立案率 says its limit, and opens the cases it counts', async () => {
  await panel().getByText('监督', { exact: true }).click();
  await panel().getByText('按时立案率', { exact: true }).hover();
  await expect(twin.page.getByRole('tooltip', { name: /受理后 1 工作时/ })).toBeVisible();
  await panel()
    .getByRole('button', { name: /^漏报数/ })
    .click();
  await expect(twin.page.getByRole('grid', { name: /漏报数/ })).toBeVisible();
});

test('a case is found by its whole number and stands on the map', async () => {
  const list = twin.page.getByRole('grid', { name: /漏报数/ });
  const number = await list.getByRole('row').nth(1).getByRole('gridcell').first().textContent();
  await (await window.find(number ?? '')).filter({ hasText: '案件' }).first().click();
  await expect(window.record.getByRole('heading', { name: number ?? '' })).toBeVisible();
  await expect(twin.page.getByRole('region', { name: `地图上的 ${number}` })).toBeVisible();
});

test('layers of points are put in order by dragging and by keys', async () => {
  const { page } = twin;
  await page.getByRole('button', { name: '图层', exact: true }).click();
  for (const title of ['部件', '案件'])
    await page.getByRole('switch', { name: `显示${title}` }).click();
  const order = page.getByRole('region', { name: '叠放次序' });
  const titles = () => order.getByRole('listitem').allInnerTexts();
  const handle = (place: number) => order.getByRole('button', { name: /^拖动排序/ }).nth(place);
  await handle(1).scrollIntoViewIfNeeded();
  const [top, bottom] = await titles();
  const [lower, upper] = [await handle(1).boundingBox(), await handle(0).boundingBox()];
  if (!lower || !upper) throw new Error('The list has no handles.');
  await page.mouse.move(lower.x + 8, lower.y + 8);
  await page.mouse.down();
  await page.mouse.move(upper.x + 8, upper.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect.poll(titles).toEqual([bottom, top]);
  await handle(0).press('ArrowDown');
  await expect.poll(titles).toEqual([top, bottom]);
  await page.keyboard.press('ArrowUp');
  await expect.poll(titles).toEqual([bottom, top]);
  await window.picture('layer-order');
});
