import { expect, type Page, test } from '@playwright/test';
import { openStore, requireCurrent } from '../../data/snapshot/store.ts';
import { launchTwin, type RunningTwin } from './launch.ts';
import { TwinPage } from './twin-page.ts';

/** More openings than contexts a Chromium keeps: one left behind would take the district's. */
const OPENINGS = 20;

let twin: RunningTwin;
let page: Page;
let district: TwinPage;
let viewBefore: readonly (string | null)[];

test.beforeAll(async () => {
  twin = await launchTwin();
  page = twin.page;
  district = new TwinPage(page);
  await district.sceneReady();
  const wholeDistrict = await districtView();
  await (await district.find('大厦')).filter({ hasText: '楼栋' }).first().click();
  await expect(district.matrix).toBeVisible();
  await expect.poll(districtView).not.toEqual(wholeDistrict);
  await district.sceneReady();
  await expect(page.getByText('画面静止')).toBeVisible();
  await page.mouse.move(1, 1);
  viewBefore = await districtView();
});
test.afterAll(() => twin.close());

const inside = () => page.getByRole('region', { name: '楼内', exact: true });
const picture = () => inside().locator('[data-ready=true]');

/** Scale and heading of the district's view, as the window shows them. */
async function districtView(): Promise<readonly (string | null)[]> {
  return [
    await page.locator('.status-scale').getAttribute('aria-label'),
    await page.getByRole('button', { name: '正北朝上' }).locator('svg').getAttribute('style'),
  ];
}

async function enter(): Promise<void> {
  await page.getByRole('button', { name: '进入楼内' }).click();
  await expect(picture()).toBeVisible();
}

test('a building opens floor by floor, keys walk through the floors', async () => {
  await enter();
  const floors = inside().getByRole('radiogroup', { name: '楼层' });
  await expect(floors.getByRole('radio', { name: '全部' })).toBeChecked();
  await picture().focus();
  await page.keyboard.press('ArrowDown');
  const top = floors.getByRole('radio').nth(1);
  await expect(top).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(floors.getByRole('radio').nth(2)).toBeChecked();
  await district.picture('interior-floor');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(floors.getByRole('radio', { name: '全部' })).toBeChecked();
});

test('each theme has a legend whose counts add up to the rooms', async () => {
  const rooms = await district.matrix.getByRole('gridcell').count();
  expect(rooms).toBeGreaterThan(0);
  const totals: number[] = [];
  for (const theme of ['出租', '隐患', '单位']) {
    await inside().locator('.ant-segmented-item', { hasText: theme }).click();
    const legend = inside().getByRole('region', { name: '楼内图例' });
    await expect(legend.getByRole('heading', { name: theme })).toBeVisible();
    const texts = await legend.locator('li .secondary').allTextContents();
    if (texts.length > 0)
      totals.push(texts.reduce((sum, text) => sum + Number.parseInt(text, 10), 0));
  }
  expect(new Set(totals).size).toBe(1);
});

test('the matrix beside the picture has its theme, and the legend counts the floor looked at', async () => {
  await inside().locator('.ant-segmented-item', { hasText: '单位' }).click();
  const shares = page.getByRole('region', { name: '楼盘表' }).locator('.matrix-legend');
  await expect(shares).toContainText('单位');
  await expect(shares).toContainText(/(无单位|一家|多家) \d+ 间/);
  const legend = inside().getByRole('region', { name: '楼内图例' });
  const counted = async () =>
    (await legend.locator('li .secondary').allTextContents()).reduce(
      (sum, text) => sum + Number.parseInt(text, 10),
      0,
    );
  const whole = await counted();
  const floor = inside().getByRole('radiogroup', { name: '楼层' }).getByRole('radio').nth(1);
  await floor.click();
  await expect(legend.getByRole('heading')).toContainText(
    new RegExp(`${await floor.innerText()} 层 (实测|推算|虚拟)`),
  );
  expect(await counted()).toBeLessThan(whole);
  await inside().getByRole('radio', { name: '全部' }).click();
  await expect.poll(counted).toBe(whole);
  await inside().locator('.ant-segmented-item', { hasText: '出租' }).click();
  await expect(shares).not.toContainText('无单位');
});

test('a click on the picture selects a room in the matrix and its card', async () => {
  const box = await picture().boundingBox();
  if (!box) throw new Error('the picture has no place');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(district.matrix.locator('[aria-selected=true]')).toBeVisible();
});

test('Esc leads from the room to the building and back to the very view of the district', async () => {
  await page.keyboard.press('Escape');
  await expect(district.matrix.locator('[aria-selected=true]')).toBeHidden();
  await page.keyboard.press('Escape');
  await page.mouse.move(1, 1);
  await expect(inside()).toBeHidden();
  await expect(district.matrix).toBeVisible();
  await district.sceneReady();
  expect(await districtView()).toEqual(viewBefore);
});

test('opening and closing many times leaves nothing behind', async () => {
  for (let opening = 0; opening < OPENINGS; opening++) {
    await enter();
    await page.keyboard.press('Escape');
    await expect(inside()).toBeHidden();
  }
  await district.sceneReady();
  const lost = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.cesium-widget canvas');
    return canvas?.getContext('webgl2')?.isContextLost();
  });
  expect(lost).toBe(false);
  expect(twin.errors.filter((text) => /context/i.test(text))).toEqual([]);
});

test('a floor and a unit that a view asks for and the building lacks are named, all of it is shown', async () => {
  const buildingId = await buildingWithUnits();
  const view = { buildingId, theme: 'tenure', explode: 0.35, section: 0 };
  const show = (interior: object) =>
    page.evaluate((given) => {
      window.postMessage({ type: 'twin-scene', scene: { interior: given } });
    }, interior);
  await show(view);
  await expect(picture()).toBeVisible();
  await show({ ...view, floorNo: 77, unitNo: '九九' });
  const told = inside().getByRole('alert');
  await expect(told).toContainText('本楼没有物理层 77');
  await expect(told).toContainText('本楼没有 九九单元');
  await expect(inside().getByRole('radio', { name: '全部' })).toBeChecked();
  await district.picture('interior-missing');
  await told.getByRole('button', { name: '关闭' }).click();
  await expect(told).toBeHidden();
});

async function buildingWithUnits(): Promise<string> {
  const store = await openStore(twin.store);
  const snapshot = await store.open(await requireCurrent(store));
  const found = await snapshot.db.get<{ building_id: string }>(
    `SELECT building_id FROM base.building b
     ORDER BY (SELECT count(DISTINCT unit_no) FROM base.room r WHERE r.building_slot = b.slot) DESC, slot LIMIT 1`,
  );
  await snapshot.close();
  if (!found) throw new Error('The store has no buildings.');
  return found.building_id;
}
