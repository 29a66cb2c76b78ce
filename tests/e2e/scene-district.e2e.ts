import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import type { Camera, SceneState } from '../../contract/scene.ts';
import { boundsText, pngOf, writeMbtiles } from '../../tiles/testing/write-mbtiles.ts';
import { writeFewerBuildings } from './fewer-buildings.ts';
import { twin as command } from './global-setup.ts';
import { launchTwin, type RunningTwin } from './launch.ts';
import { districtFolder, systemsStoreFolder } from './paths.ts';
import { CANVAS, difference, sceneBrightness } from './scene-pixels.ts';
import { TwinPage } from './twin-page.ts';

const REMOVED = 3;
/** Looking straight down from here rooms are drawn apart. */
const NEAR_METRES = 60;
const MOST_STOPS = 150;

let twin: RunningTwin;
let district: TwinPage;

/** A district of every system with a second delivery, in which a few buildings are gone. */
test.beforeAll(async () => {
  const store = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-two-dates-'));
  await cp(systemsStoreFolder(), store, { recursive: true });
  const { folder } = await writeFewerBuildings(path.join(districtFolder(), 'systems'), REMOVED);
  await command('import', folder, '--snapshot', store, '--allow-drop');
  twin = await launchTwin({ store });
  district = new TwinPage(twin.page);
  await district.sceneReady();
});
test.afterAll(() => twin.close());

const button = (name: string | RegExp) => twin.page.getByRole('button', { name, exact: true });
const card = (name: string | RegExp): Locator => twin.page.getByRole('region', { name });

async function show(scene: Partial<SceneState>): Promise<void> {
  await twin.page.evaluate((given) => {
    window.postMessage({ type: 'twin-scene', scene: given });
  }, scene);
  await still();
}

/** Everything is drawn and the last second had no frame. */
async function still(): Promise<void> {
  await twin.page.waitForTimeout(300);
  await district.sceneReady();
  await expect(twin.page.getByText('画面静止')).toBeVisible({ timeout: 60_000 });
}

async function take(group: string, tool: string): Promise<void> {
  await button(group).click();
  await twin.page.getByRole('menuitem', { name: tool, exact: true }).click();
}

async function spot(across: number, down: number): Promise<readonly [number, number]> {
  const box = await twin.page.locator(CANVAS).first().boundingBox();
  if (!box) throw new Error('The scene has no canvas.');
  return [box.x + box.width * across, box.y + box.height * down];
}

test('a picture file is added, lies on the ground, fades, and goes; a wrong one is refused with a reason', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-map-'));
  const box = {
    westDegrees: 121.53,
    southDegrees: 29.86,
    eastDegrees: 121.56,
    northDegrees: 29.885,
  };
  const file = path.join(folder, '正射.mbtiles');
  await writeMbtiles(file, {
    metadata: { name: '2026年正射影像', bounds: boundsText(box) },
    box,
    levels: [13, 14, 15],
    tile: () => pngOf(256, (x, y) => (((x >> 5) + (y >> 5)) % 2 ? [240, 240, 240] : [200, 60, 60])),
  });
  const wrong = path.join(folder, '名单.mbtiles');
  await writeFile(wrong, 'no database');
  const choose = async (chosen: string) => {
    await twin.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, chosen);
    await maps.getByRole('button', { name: '添加…' }).click();
  };
  const maps = card('影像与地形');
  await choose(wrong);
  await expect(maps.getByRole('alert')).toContainText('不是 MBTiles 文件');
  await still();
  const without = await sceneBrightness(twin.page);
  await choose(file);
  await expect(maps.getByRole('listitem')).toContainText('2026年正射影像');
  await expect(maps.getByRole('alert')).toBeHidden();
  await still();
  const full = await sceneBrightness(twin.page);
  expect(difference(full, without)).toBeGreaterThan(10);
  await district.picture('imagery');
  const opacity = maps.getByRole('slider');
  await opacity.focus();
  for (let step = 0; step < 14; step++) await twin.page.keyboard.press('ArrowLeft');
  await still();
  const faint = difference(await sceneBrightness(twin.page), without);
  expect(faint).toBeLessThan(difference(full, without) * 0.6);
  expect(faint).toBeGreaterThan(1);
  await maps.getByRole('button', { name: '移除：2026年正射影像' }).click();
  await expect(maps.getByRole('listitem')).toHaveCount(0);
  await still();
  expect(difference(await sceneBrightness(twin.page), without)).toBeLessThan(2);
});

test('two dates: what is gone is an outline, and side by side both cameras move', async () => {
  await button('两期对比').click();
  const compare = card('两期对比');
  await compare.getByRole('combobox').click();
  await twin.page.locator('.ant-select-item-option').first().click();
  await expect(compare).toContainText(`消失楼栋 ${REMOVED} 幢`);
  await expect(twin.page.getByRole('slider', { name: '卷帘分界线' })).toBeVisible();
  await expect(twin.page.getByRole('list', { name: '变化图例' })).toContainText('消失');
  await still();
  await district.picture('swipe');
  await compare.locator('.ant-segmented-item', { hasText: '并排' }).click();
  const second = twin.page.locator('.scene-companion canvas').first();
  await expect(second).toBeVisible();
  await still();
  const pictureOf = async () => await second.screenshot();
  const before = await pictureOf();
  await district.picture('side-by-side');
  await button('放大').click();
  await still();
  await expect.poll(async () => (await pictureOf()).equals(before)).toBe(false);
  await compare.getByRole('button', { name: '结束对比' }).click();
  await expect(second).toBeHidden();
  await compare.getByRole('button', { name: '关闭' }).click();
});

test('a clip is moved by its handles', async () => {
  const clip: SceneState['clip'] = {
    kind: 'box',
    from: [121.545, 29.871],
    to: [121.548, 29.874],
    topMetres: 12,
  };
  const camera: Camera = {
    longitudeDegrees: 121.545,
    latitudeDegrees: 29.871,
    heightMetres: 900,
    headingDegrees: 0,
    pitchDegrees: -90,
  };
  await show({ camera, clip });
  const whole = await sceneBrightness(twin.page);
  const [x, y] = await spot(0.5, 0.5);
  await twin.page.mouse.move(x, y);
  await twin.page.mouse.down();
  await twin.page.mouse.move(...(await spot(0.62, 0.3)), { steps: 6 });
  await twin.page.mouse.up();
  await still();
  expect(difference(await sceneBrightness(twin.page), whole)).toBeGreaterThan(0.2);
  await district.picture('clip-dragged');
  await twin.page.keyboard.press('Control+z');
  await show({ clip: undefined });
});

test('a viewshed colours what is seen and counts the buildings', async () => {
  await district.goTo('大厦');
  await take('空间分析', '可视域');
  await twin.page.mouse.click(...(await spot(0.5, 0.6)));
  await expect(card('可视域 1')).toContainText(/[1-9]\d* 幢/, { timeout: 30_000 });
  await still();
  await district.picture('viewshed');
  await show({ results: [] });
});

test('a right click lists what is here, system by system', async () => {
  await district.goTo('大厦');
  await twin.page.mouse.click(...(await spot(0.5, 0.5)), { button: 'right' });
  const here = card('这里有什么');
  await expect(here).toContainText('社区警务');
  await expect(here).toContainText('房屋');
  await expect(here).toContainText(/楼宇经济注册企业 共 [1-9]\d*/);
  await expect(here).toContainText(/安全生产监管.*事故隐患 共 [1-9]\d*/);
  await district.picture('what-is-here');
  await here.getByRole('button', { name: '关闭' }).click();
});

test('two fingers zoom the picture, one moves it', async () => {
  const devtools = await twin.page.context().newCDPSession(twin.page);
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  const [x, y] = await spot(0.5, 0.6);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...across: readonly number[]) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: across.map((by, id) => ({ x: x + by, y, id })),
    });
  const scale = () => twin.page.locator('.status-scale').getAttribute('aria-label');
  await still();
  const [before, picture] = [await scale(), await sceneBrightness(twin.page)];
  await touch('touchStart', -40, 40);
  for (const gap of [60, 90, 120, 150]) await touch('touchMove', -gap, gap);
  await touch('touchEnd');
  await still();
  expect(await scale()).not.toBe(before);
  const zoomed = await sceneBrightness(twin.page);
  expect(difference(zoomed, picture)).toBeGreaterThan(2);
  await touch('touchStart', 0);
  for (const by of [20, 60, 110]) await touch('touchMove', by);
  await touch('touchEnd');
  await still();
  expect(difference(await sceneBrightness(twin.page), zoomed)).toBeGreaterThan(2);
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: false });
});

interface Told {
  readonly boundingVolume: { readonly box: readonly number[] };
  readonly content?: { readonly uri: string };
  readonly children?: readonly Told[];
}

test('every tile of the buildings loads in the window without an error', async () => {
  const buildings = (await twin.requests()).find((url) => url.endsWith('/buildings/tileset.json'));
  const stops = await twin.page.evaluate(roomTiles, buildings ?? '');
  expect(stops.length).toBeGreaterThan(50);
  const loaded = async () => new Set((await twin.requests()).map((url) => new URL(url).pathname));
  const tried = new Set<string>();
  let seen = await loaded();
  for (let turn = 0; turn < MOST_STOPS; turn++) {
    const next = stops.find(({ path }) => !seen.has(path) && !tried.has(path));
    if (!next) break;
    tried.add(next.path);
    const { longitudeDegrees, latitudeDegrees, roofMetres } = next;
    const heightMetres = roofMetres + NEAR_METRES;
    const over = { longitudeDegrees, latitudeDegrees, heightMetres };
    await twin.page.evaluate(
      (camera) => window.postMessage({ type: 'twin-scene', scene: { camera } }),
      { ...over, headingDegrees: 0, pitchDegrees: -90 },
    );
    await twin.page.waitForTimeout(250);
    await district.sceneReady();
    seen = await loaded();
  }
  expect(stops.filter(({ path }) => !seen.has(path)).map(({ path }) => path)).toEqual([]);
  await expect(twin.page.locator('.layer-error')).toHaveCount(0);
  expect(twin.errors).toEqual([]);
});

/** In the page: the rooms of every building by its tilesets, with where it stands. */
async function roomTiles(tileset: string) {
  const [origin, degree] = [{ longitude: 121.5275, latitude: 29.87 }, Math.PI / 180];
  const metres = { east: 111_320 * Math.cos(origin.latitude * degree), north: 110_850 };
  const found: {
    path: string;
    longitudeDegrees: number;
    latitudeDegrees: number;
    roofMetres: number;
  }[] = [];
  const walk = async (url: string): Promise<void> => {
    const { root } = (await (await fetch(url)).json()) as { root: Told };
    const visit = async (tile: Told): Promise<void> => {
      const uri = tile.content && new URL(tile.content.uri, url);
      if (uri?.pathname.endsWith('.json')) await walk(uri.href);
      else if (uri?.pathname.endsWith('/rooms.glb')) {
        const [east = 0, north = 0, up = 0] = tile.boundingVolume.box;
        found.push({
          path: uri.pathname,
          longitudeDegrees: origin.longitude + east / metres.east,
          latitudeDegrees: origin.latitude + north / metres.north,
          roofMetres: up + (tile.boundingVolume.box[11] ?? 0),
        });
      }
      for (const child of tile.children ?? []) await visit(child);
    };
    await visit(root);
  };
  await walk(tileset);
  return found;
}
