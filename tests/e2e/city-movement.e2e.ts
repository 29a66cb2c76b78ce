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
});

test.afterAll(() => twin.close());

const panel = () => twin.page.getByRole('region', { name: '数字城管', exact: true });
const bar = () => twin.page.getByRole('region', { name: '时间轴', exact: true });
const legend = () => twin.page.getByRole('region', { name: '图例' });

const shown = async (): Promise<number> =>
  Number(await bar().locator('[data-shown]').getAttribute('data-shown'));

test('the time bar changes how many cases the map draws, by preset and by keyboard', async () => {
  await twin.page.getByRole('switch', { name: /案件/ }).click();
  await window.sceneReady();
  await twin.page.getByRole('button', { name: '时间轴', exact: true }).click();
  const all = await shown();
  expect(all).toBeGreaterThan(0);
  await bar().getByRole('button', { name: '30 天' }).click();
  await expect.poll(shown).toBeLessThan(all);
  const month = await shown();
  await bar().getByRole('slider', { name: '开始日期' }).press('PageUp');
  await expect.poll(shown).toBeLessThan(month);
  await window.picture('time-bar');
});

test('the panel and the map count the same cases, and a class chosen limits both', async () => {
  await twin.page.getByRole('button', { name: '数字城管' }).click();
  await bar().getByRole('button', { name: '本月' }).click();
  const reported = async (): Promise<string> =>
    (await panel()
      .getByRole('button', { name: /^上报数/ })
      .textContent()) ?? '';
  const counted = async (): Promise<number> => Number((await reported()).replaceAll(/[^\d]/g, ''));
  await expect.poll(async () => (await counted()) - (await shown())).toBe(0);
  const before = await shown();
  await panel()
    .getByRole('list', { name: '问题小类（按数量）' })
    .getByRole('button')
    .first()
    .click();
  await expect.poll(shown).toBeLessThan(before);
  await expect.poll(async () => (await counted()) - (await shown())).toBe(0);
  await panel().getByRole('button', { name: '全部清除' }).click();
  await expect.poll(shown).toBe(before);
});

test('tracks are played by the clock', async () => {
  await panel().getByText('巡查', { exact: true }).click();
  await expect(panel().getByText('区格覆盖率').first()).toBeVisible();
  await panel().getByText('地图显示轨迹').click();
  await window.sceneReady();
  const clock = bar().getByRole('status');
  const started = await clock.textContent();
  await bar().getByRole('button', { name: '播放' }).click();
  await expect(clock).not.toHaveText(started ?? '');
  await expect(bar()).toContainText(/在岗 [1-9]/);
  await bar().getByRole('button', { name: '暂停' }).click();
  await expect(legend()).toContainText('巡查轨迹');
  await window.picture('tracks');
});

test('hot spots lie over the ground with their legend and list', async () => {
  await panel().getByText('高发', { exact: true }).click();
  await panel().getByText('核密度').click();
  await expect(legend()).toContainText('件/km²');
  await window.sceneReady();
  await window.picture('hot-spots');
  const classes = panel().getByRole('list', { name: '问题小类（按数量）' });
  const counted = legend().getByText(/件$/).first();
  const all = await counted.textContent();
  await classes.getByRole('button').first().click();
  await expect(counted).not.toHaveText(all ?? '');
  await panel().getByRole('button', { name: '全部清除' }).click();
  await legend().getByRole('button', { name: '不叠加' }).click();
  await expect(legend()).not.toContainText('件/km²');
});

test('a component opens from the panel with its patrols and cases', async () => {
  await panel().getByText('部件', { exact: true }).click();
  await panel()
    .getByRole('button', { name: /^部件数/ })
    .click();
  const list = twin.page.getByRole('grid', { name: /部件 · 数据截至/ });
  await list.getByRole('row').nth(2).click();
  await expect(window.record.getByRole('heading', { name: '巡查与案件' })).toBeVisible();
  await expect(window.record).toContainText('最近巡查');
  await window.picture('component');
  expect(twin.errors).toEqual([]);
});
