import { expect, test } from '@playwright/test';
import type { SceneState } from '../../contract/scene.ts';
import { launchTwin, type RunningTwin } from './launch.ts';
import { CANVAS, contrast, difference, mean, sceneBrightness } from './scene-pixels.ts';
import { TwinPage } from './twin-page.ts';
import { countWebgl, webglCount } from './webgl-count.ts';

const IDLE_MS = 2_000;
const THEME_CHANGES = 20;
/** Brightness of an empty picture varies less than this. */
const SOMETHING = 4;

let twin: RunningTwin;
let district: TwinPage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  twin = await launchTwin();
  district = new TwinPage(twin.page);
  await district.sceneReady();
});
test.afterAll(() => twin.close());

const button = (name: string) => twin.page.getByRole('button', { name, exact: true });
const legend = () => twin.page.getByRole('region', { name: '图例', exact: true });

/** Waits until the view is drawn and the last second had no frame. */
async function still(): Promise<void> {
  await district.sceneReady();
  await expect(twin.page.getByText('画面静止')).toBeVisible({ timeout: 60_000 });
}

/** Scale and heading of the view, as the window shows them. */
async function view(): Promise<readonly (string | null)[]> {
  return [
    await twin.page.locator('.status-scale').getAttribute('aria-label'),
    await button('正北朝上').locator('svg').getAttribute('style'),
  ];
}

test('the first run times a few frames and says what it chose', async () => {
  await button('显示设置').click();
  const settings = twin.page.locator('.settings');
  await expect(settings).toContainText(/自动选为“[低中高]”：实测每帧 \d+ ms/, { timeout: 60_000 });
  const kept = await twin.page.evaluate(() => localStorage.getItem('haishu-twin.preferences'));
  expect(JSON.parse(kept ?? '{}')).toMatchObject({
    quality: { choice: 'auto', measured: { frameMs: expect.any(Number) } },
  });
  await twin.page.keyboard.press('Escape');
});

test('nothing is drawn while nothing changes', async () => {
  await still();
  await countWebgl(twin.page);
  await twin.page.waitForTimeout(IDLE_MS);
  expect((await webglCount(twin.page)).draws).toBe(0);
  await button('放大').click();
  await expect.poll(async () => (await webglCount(twin.page)).draws).toBeGreaterThan(0);
});

test('each quality draws the district, coarser while it moves and in full at rest', async () => {
  const scales = async () =>
    await twin.page.locator(CANVAS).evaluate((canvas: HTMLCanvasElement) => {
      const seen: number[] = [];
      const whenReady: number[] = [];
      Object.assign(canvas, { scalesSeen: seen, scalesWhenReady: whenReady });
      new MutationObserver(() => seen.push(canvas.width / canvas.clientWidth)).observe(canvas, {
        attributeFilter: ['width'],
      });
      const root = document.documentElement;
      new MutationObserver(() => {
        if (root.dataset['scene'] === 'ready') whenReady.push(canvas.width / canvas.clientWidth);
      }).observe(root, { attributeFilter: ['data-scene'] });
    });
  await scales();
  const settings = twin.page.locator('.settings');
  for (const [level, coarsest] of [
    ['低', 0.6],
    ['中', 0.8],
    ['高', 1],
  ] as const) {
    await button('显示设置').click();
    await settings.locator('.ant-segmented-item', { hasText: new RegExp(`^${level}$`) }).click();
    await button('显示设置').click();
    await expect(settings).toBeHidden();
    await button(level === '中' ? '缩小' : '放大').click();
    await twin.page.waitForTimeout(500);
    await still();
    const { seen, whenReady } = await twin.page.locator(CANVAS).evaluate((canvas) => {
      const { scalesSeen, scalesWhenReady } = canvas as unknown as Record<string, number[]>;
      return { seen: scalesSeen?.splice(0) ?? [], whenReady: scalesWhenReady?.splice(0) ?? [] };
    });
    expect(Math.min(1, ...seen)).toBeCloseTo(coarsest, 1);
    expect(seen.at(-1) ?? 1).toBe(1);
    expect(whenReady, 'ready is told of a picture in full').not.toHaveLength(0);
    expect(new Set(whenReady)).toEqual(new Set([1]));
    expect(contrast(await sceneBrightness(twin.page))).toBeGreaterThan(SOMETHING);
    await district.picture(`quality-${coarsest}`);
  }
});

test('the sun of a date and time changes the light, by keyboard too; off gives the old light back', async () => {
  const card = twin.page.getByRole('dialog', { name: '太阳位置' });
  const own = await sceneBrightness(twin.page);
  await button('太阳位置').click();
  await card.getByRole('textbox', { name: '日期' }).fill('2026-02-30');
  await expect(card.getByRole('alert')).toBeVisible();
  await card.getByRole('textbox', { name: '日期' }).fill('2026-03-05');
  await card.getByRole('button', { name: '夏至 12:00' }).click();
  await expect(card).toContainText('太阳高度角 8');
  await expect(card.getByRole('textbox', { name: '日期' })).toHaveValue('2026-06-21');
  await still();
  const noon = mean(await sceneBrightness(twin.page));
  await district.picture('sun-noon');
  await card.getByRole('slider', { name: '时刻' }).focus();
  await twin.page.keyboard.press('ArrowRight');
  await expect(card).toContainText('12:05');
  await card.getByRole('button', { name: '日落' }).click();
  await expect(card).toContainText('太阳在地平线下');
  await still();
  expect(mean(await sceneBrightness(twin.page))).toBeLessThan(noon * 0.8);
  await card.getByRole('switch').click();
  await twin.page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await still();
  expect(difference(await sceneBrightness(twin.page), own)).toBeLessThan(2);
});

test('theme after theme leaves no texture, buffer or listener behind', async () => {
  const devtools = await twin.page.context().newCDPSession(twin.page);
  await devtools.send('Performance.enable');
  const alive = async () => {
    await still();
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const { textures, buffers } = await webglCount(twin.page);
    const listeners = metrics.find(({ name }) => name === 'JSEventListeners')?.value;
    return { textures, buffers, listeners: listeners ?? Number.NaN };
  };
  const change = async (times: number) => {
    for (let turn = 0; turn < times; turn++) {
      const themes: SceneState['themes'] = turn % 2 === 0 ? {} : { room: { id: 'room.tenure' } };
      await twin.page.evaluate((given) => {
        window.postMessage({ type: 'twin-scene', scene: { themes: given } });
      }, themes);
      await expect(legend()).toBeVisible({ visible: turn % 2 === 1 });
    }
  };
  await change(4);
  const before = await alive();
  await change(THEME_CHANGES);
  const after = await alive();
  expect(after.textures).toBeLessThanOrEqual(before.textures);
  expect(after.buffers).toBeLessThanOrEqual(before.buffers);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + THEME_CHANGES / 2);
});

test('a lost WebGL context comes back to the same view, selection and theme', async () => {
  await (await district.find('大厦')).filter({ hasText: '楼栋' }).first().click();
  await expect(district.matrix).toBeVisible();
  await twin.page.mouse.move(1, 1);
  await twin.page.waitForTimeout(500);
  await still();
  const title = await district.record.getByRole('heading').first().textContent();
  const colours = await legend().textContent();
  const [seen, picture] = [await view(), await sceneBrightness(twin.page)];
  const old = await twin.page.locator(CANVAS).elementHandle();
  await old?.evaluate((canvas) => {
    const gl = (canvas as HTMLCanvasElement).getContext('webgl2');
    gl?.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await expect.poll(() => old?.evaluate((canvas) => canvas.isConnected)).toBe(false);
  await still();
  expect(await view()).toEqual(seen);
  expect(await district.record.getByRole('heading').first().textContent()).toBe(title);
  expect(await legend().textContent()).toBe(colours);
  await district.picture('context-restored');
  expect(difference(await sceneBrightness(twin.page), picture)).toBeLessThan(2);
  await expect(district.matrix).toBeVisible();
});

test('a picture that waits without an end says for what, and is drawn anew at a click', async () => {
  test.setTimeout(240_000);
  await meddleWithRooms('hold');
  await (await district.find('大厦')).filter({ hasText: '楼栋' }).nth(1).click();
  const told = twin.page.getByRole('alert').filter({ hasText: '画面一直在等房间' });
  await expect(told).toBeVisible({ timeout: 150_000 });
  await district.picture('waiting');
  await meddleWithRooms('let');
  const old = await twin.page.locator(CANVAS).elementHandle();
  await told.getByRole('button', { name: '重新绘制' }).click();
  await expect.poll(() => old?.evaluate((canvas) => canvas.isConnected)).toBe(false);
  await expect(told).toBeHidden();
  await still();
  await expect(district.matrix).toBeVisible();
});

test('rooms that failed are named with a way to ask again, which draws them', async () => {
  await meddleWithRooms('fail');
  await (await district.find('大厦')).filter({ hasText: '楼栋' }).nth(2).click();
  const told = twin.page
    .getByRole('contentinfo')
    .getByRole('alert')
    .filter({ hasText: '房间没有画出' });
  await expect(told).toBeVisible({ timeout: 60_000 });
  await district.picture('failed-layer');
  await meddleWithRooms('let');
  await told.getByRole('button', { name: '重新绘制' }).click();
  await expect(told).toBeHidden();
  await still();
});

/** Requests for rooms of buildings: `hold`, and they never come; `fail`, as with a broken disk; or `let` them be. */
function meddleWithRooms(how: 'hold' | 'fail' | 'let'): Promise<void> {
  return twin.page.evaluate((meddling) => {
    const requests = XMLHttpRequest.prototype as XMLHttpRequest & { usualSend?: () => void };
    requests.usualSend ??= requests.send;
    const { open, usualSend } = requests;
    const rooms = new WeakSet<XMLHttpRequest>();
    requests.open = function (this: XMLHttpRequest, ...given: unknown[]) {
      if (String(given[1]).includes('/rooms/')) rooms.add(this);
      (open as (...given: unknown[]) => void).apply(this, given);
    };
    requests.send = function (this: XMLHttpRequest, body) {
      if (meddling === 'let' || !rooms.has(this)) (usualSend as typeof this.send).call(this, body);
      else if (meddling === 'fail') this.dispatchEvent(new ProgressEvent('error'));
    };
  }, how);
}
