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

const divider = () => twin.page.getByRole('slider', { name: /^拖动分界线/ }).first();

/** Opens the rows of a list from the top until one has a photograph before and one after. */
async function openAPair(): Promise<void> {
  const rows = twin.page.getByRole('grid').first().getByRole('row');
  for (let at = 1; at < (await rows.count()); at++) {
    await rows.nth(at).click();
    await expect(window.record.getByRole('region', { name: '处置前后照片' })).toBeVisible();
    const isPair = await divider()
      .waitFor({ timeout: 3000 })
      .then(() => true)
      .catch(() => false);
    if (isPair) return;
  }
  throw new Error('No row of the list has two photographs.');
}

test('a list leaves the cases that have photographs, and a record compares before and after', async () => {
  await twin.page.getByRole('button', { name: '数字城管' }).click();
  const panel = twin.page.getByRole('region', { name: '数字城管', exact: true });
  await panel
    .getByRole('button', { name: /^立案数/ })
    .first()
    .click();
  const tools = twin.page.getByRole('toolbar', { name: '表格工具' }).first();
  const shown = tools.getByRole('status').first();
  await expect(shown).toHaveText(/\d/);
  const all = await shown.textContent();
  await twin.page.getByRole('checkbox', { name: '只看有照片' }).check();
  await expect(shown).not.toHaveText(all ?? '');
  await openAPair();
  const photograph = window.record.getByRole('img', { name: '处置前照片' });
  const width = await photograph.evaluate((image: HTMLImageElement) => image.naturalWidth);
  expect(width).toBe(400);
  await expect(window.record.getByText(/_处置前\.jpg$/)).toBeVisible();
  await window.picture('case-photographs');
});

test('both stand on the map where the case lies, until they are closed', async () => {
  await window.record.getByRole('button', { name: '在图上查看' }).click();
  const pin = twin.page.getByRole('region', { name: /^地图上的 / });
  await expect(pin.getByRole('img')).toHaveCount(2);
  await window.picture('photographs-on-the-map');
  await pin.getByRole('button', { name: '关闭地图上的标签' }).click();
  await expect(pin).toBeHidden();
});

test('the divider moves by keys and by dragging', async () => {
  await expect(divider()).toHaveAttribute('aria-valuetext', '处置前照片占 50%');
  await divider().press('ArrowRight');
  await expect(divider()).toHaveAttribute('aria-valuetext', '处置前照片占 51%');
  const box = await divider().boundingBox();
  if (!box) throw new Error('The divider is not drawn.');
  await twin.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await twin.page.mouse.down();
  await twin.page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2, { steps: 5 });
  await twin.page.mouse.up();
  const percent = Number(await divider().inputValue());
  expect(percent).toBeGreaterThan(10);
  expect(percent).toBeLessThan(30);
});

test('the photographs enlarge and scale, and close again', async () => {
  await window.record.getByRole('button', { name: '放大查看' }).click();
  const large = twin.page.getByRole('dialog', { name: /^处置前后照片/ });
  await expect(large.getByRole('slider')).toBeVisible();
  const fitted = (await large.locator('.picture-scaled').boundingBox())?.width ?? 0;
  await large.getByText('200 %').click();
  await expect
    .poll(async () => (await large.locator('.picture-scaled').boundingBox())?.width)
    .toBeGreaterThan(1.5 * fitted);
  await window.picture('case-photographs-large');
  await twin.page.keyboard.press('Escape');
  await expect(large).toBeHidden();
});

test('hazards show theirs, or say where to look for them', async () => {
  await twin.page.getByRole('button', { name: '安全生产' }).click();
  const panel = twin.page.getByRole('region', { name: '安全生产', exact: true });
  await panel.getByRole('button', { name: /隐患/ }).first().click();
  await twin.page.getByRole('grid').first().getByRole('row').nth(1).click();
  await expect(window.record.getByRole('region', { name: '整改前后照片' })).toBeVisible();
  expect(twin.errors).toEqual([]);
});
