import { expect, type Locator, test } from '@playwright/test';
import { launchTwin, type RunningTwin } from './launch.ts';
import { systemsStoreFolder } from './paths.ts';
import { TwinPage } from './twin-page.ts';

let twin: RunningTwin;
let window: TwinPage;
let panel: Locator;
let map: Locator;

const DOUBLE_CLICK_MS = 600;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  twin = await launchTwin({ store: systemsStoreFolder() });
  window = new TwinPage(twin.page);
  panel = twin.page.getByRole('region', { name: '楼宇经济' });
  map = twin.page.getByRole('application', { name: '分析图' });
});

test.afterAll(() => twin.close());

test('one key shows the district as a plan, coloured by the panel’s own numbers', async () => {
  const { page } = twin;
  await page.getByRole('button', { name: '楼宇经济' }).click();
  await expect(panel.getByRole('button', { name: /^税收总额/ })).toBeVisible();
  await page.keyboard.press('m');
  await expect(map).toHaveAttribute('data-drawn', 'yes', { timeout: 60_000 });
  const legend = page.getByRole('region', { name: '分析图图例' });
  await expect(legend).toContainText('税收总额');
  const street = await streetUnderPointer();
  const bar = panel.getByRole('button', { name: new RegExp(`^${street.name}`) });
  await expect(bar).toContainText(street.value);
  await window.picture('plan');
});

test('a click on an area filters the panel, a second one takes it back', async () => {
  const { page } = twin;
  const { name, x, y } = await streetUnderPointer();
  await page.mouse.click(x, y);
  const filter = panel.getByRole('group', { name: '当前筛选' });
  await expect(filter).toContainText(name);
  // Two clicks nearer to one another would be a double click, which zooms.
  await page.waitForTimeout(DOUBLE_CLICK_MS);
  await page.mouse.click(x, y);
  await expect(filter).toBeHidden();
});

test('a lost drawing context makes the map anew', async () => {
  const canvas = await map.locator('canvas').elementHandle();
  await canvas?.evaluate((element) =>
    (element as HTMLCanvasElement)
      .getContext('webgl2')
      ?.getExtension('WEBGL_lose_context')
      ?.loseContext(),
  );
  await expect(async () =>
    expect(await canvas?.evaluate((each) => each.isConnected)).toBe(false),
  ).toPass();
  await expect(map).toHaveAttribute('data-drawn', 'yes');
  await expect(map.locator('canvas')).toHaveCount(1);
});

test('lines of three places, flows and hexagons say what they count', async () => {
  const { page } = twin;
  const legend = page.getByRole('region', { name: '分析图图例' });
  for (const [overlay, words] of [
    ['三地连线', /连线 [\d,]+ 户次/],
    ['街道间流向', /存续企业 [\d,]+ 户/],
    ['六边形计数', /[\d,]+ 条记录/],
  ] as const) {
    await page.getByRole('combobox', { name: '叠加' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: overlay }).click();
    await expect(legend).toContainText(words);
  }
  await window.picture('hexagons');
  await page.keyboard.press('Escape');
});

test('the lines of a selected firm are drawn in the scene with their legend', async () => {
  const { page } = twin;
  await panel.getByRole('button', { name: /^仅注册在外/ }).click();
  await panel.getByRole('button', { name: /^存续企业/ }).click();
  await page.getByRole('grid', { name: '企业' }).getByRole('row').nth(1).click();
  await page.getByRole('button', { name: '收起下方面板' }).click();
  await expect(page.getByRole('region', { name: '三地连线' })).toContainText('仅注册在外');
  await window.picture('arcs');
  expect(twin.errors).toEqual([]);
});

/** Moves over the map until the tip names a street that pays tax. */
async function streetUnderPointer(): Promise<{
  name: string;
  value: string;
  x: number;
  y: number;
}> {
  const { page } = twin;
  const box = await map.boundingBox();
  if (!box) throw new Error('The map has no size.');
  const tip = page.getByRole('tooltip').filter({ hasText: '税收总额' });
  for (const across of [0.62, 0.66, 0.7, 0.58, 0.54, 0.5, 0.46])
    for (const down of [0.5, 0.42, 0.46, 0.54, 0.36, 0.3, 0.58]) {
      const [x, y] = [box.x + box.width * across, box.y + box.height * down];
      await page.mouse.move(x, y);
      await page.waitForTimeout(120);
      const [text = ''] = await tip.allInnerTexts();
      const [, name, value] = /^(\S+街道)[\s\S]*?税收总额 ([\d.,]+ ?[万亿]?)/.exec(text) ?? [];
      if (name !== undefined && value !== undefined && value.trim() !== '0')
        return { name, value: value.trim(), x, y };
    }
  throw new Error('No street that pays tax lies under the pointer.');
}
