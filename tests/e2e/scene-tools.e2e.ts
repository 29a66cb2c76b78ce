import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copyStore, launchTwin, type RunningTwin } from './launch.ts';
import { TwinPage } from './twin-page.ts';

let twin: RunningTwin;
let window: TwinPage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  twin = await launchTwin({ store: await copyStore() });
  window = new TwinPage(twin.page);
  await window.sceneReady();
  await window.goTo('家园');
});

test.afterAll(() => twin.close());

const card = (name: string | RegExp) => twin.page.getByRole('region', { name });

async function take(group: string, tool: string): Promise<void> {
  await twin.page.getByRole('button', { name: group, exact: true }).click();
  await twin.page.getByRole('menuitem', { name: tool, exact: true }).click();
}

/** A place of the scene by shares of its width and height, CSS pixels of the window. */
async function spot(across: number, down: number): Promise<readonly [number, number]> {
  const box = await twin.page.locator('.scene-canvas canvas').first().boundingBox();
  if (!box) throw new Error('The scene has no canvas.');
  return [box.x + box.width * across, box.y + box.height * down];
}

async function clickAt(across: number, down: number): Promise<void> {
  await twin.page.mouse.click(...(await spot(across, down)));
  await twin.page.waitForTimeout(300);
}

test('a distance is measured, kept, undone and done again', async () => {
  await take('测量', '距离');
  await expect(card('距离')).toContainText('双击或回车结束');
  await clickAt(0.5, 0.55);
  await clickAt(0.65, 0.6);
  await twin.page.keyboard.press('Enter');
  await expect(card('距离 1')).toContainText(/空间距离\s*[\d,.]+ m/);
  await window.picture('measure');
  await twin.page.keyboard.press('Control+z');
  await expect(card('距离 1')).toBeHidden();
  await twin.page.keyboard.press('Control+Shift+z');
  await expect(card('距离 1')).toBeVisible();
});

test('a lasso gives counts of every system, is kept as a named area and exported', async () => {
  await take('圈选与缓冲', '套索圈选');
  await twin.page.mouse.move(...(await spot(0.45, 0.3)));
  await twin.page.mouse.down();
  for (const [x, y] of [
    [0.85, 0.3],
    [0.85, 0.8],
    [0.45, 0.8],
    [0.45, 0.35],
  ] as const)
    await twin.page.mouse.move(...(await spot(x, y)), { steps: 6 });
  await twin.page.mouse.up();
  const counts = card('圈选区域 1');
  await expect(counts).toContainText(/楼栋\s*[1-9]\d* 幢/);
  await expect(counts).toContainText(/现行人口\s*[\d,]+ 人/);
  await window.picture('lasso');
  await counts.getByRole('button', { name: '存为区域' }).click();
  await counts.getByLabel('区域名称').fill('月湖片区');
  await twin.page.keyboard.press('Enter');
  await expect(counts).toContainText('已存为“月湖片区”');

  const file = path.join(os.tmpdir(), `haishu-twin-region-${process.pid}.geojson`);
  await twin.app.evaluate(({ session }, saveTo) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(saveTo));
  }, file);
  await counts.getByRole('button', { name: '导出' }).click();
  await twin.page.getByRole('menuitem', { name: 'GeoJSON' }).click();
  const saved = async () =>
    JSON.parse(await readFile(file, 'utf8').catch(() => '{}')).features?.[0];
  await expect.poll(saved).toMatchObject({
    geometry: { type: 'Polygon' },
    properties: {
      来源: expect.stringContaining('演示数据·虚构'),
      坐标系: expect.stringContaining('EPSG:4326'),
    },
  });
  await counts.getByRole('button', { name: '全部成果' }).click();
  await expect(card('成果').getByRole('list', { name: '自定义区域' })).toContainText('月湖片区');
});

test('the view is saved as a picture of what one sees, with its source below', async () => {
  await window.sceneReady();
  const file = path.join(os.tmpdir(), `haishu-twin-view-${process.pid}.png`);
  await twin.app.evaluate(({ session }, saveTo) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(saveTo));
  }, file);
  await card('成果').getByRole('button', { name: '视图图片 PNG' }).click();
  await expect.poll(() => readFile(file).catch(() => Buffer.alloc(0))).not.toHaveLength(0);
  const colours = await twin.app.evaluate(({ nativeImage }, from) => {
    const picture = nativeImage.createFromPath(from);
    const { width, height } = picture.getSize();
    const scene = picture.crop({ x: 0, y: 0, width, height: height - 28 }).resize({ width: 64 });
    const bytes = scene.toBitmap();
    const seen = new Set<number>();
    for (let at = 0; at < bytes.length; at += 4) seen.add(bytes.readUInt32LE(at) >>> 0);
    return seen.size;
  }, file);
  expect(colours).toBeGreaterThan(200);
});

test('without a mouse points are set in the middle of the picture', async () => {
  await twin.page.keyboard.press('Escape');
  await twin.page.getByRole('button', { name: '测量', exact: true }).press('Enter');
  await twin.page.getByRole('menuitem', { name: '距离', exact: true }).press('Enter');
  await twin.page.keyboard.press(' ');
  await expect(card('距离').getByText('已测')).toBeHidden();
  await twin.page.keyboard.press('ArrowUp');
  await twin.page.keyboard.press(' ');
  await expect(card('距离')).toContainText(/已测 [\d,.]+ m/);
  await twin.page.keyboard.press('Enter');
  await expect(card('距离 2')).toContainText(/水平距离\s*[\d,.]+ m/);
  await twin.page.keyboard.press('Shift+F10');
  await expect(card('这里有什么')).toBeVisible();
  await twin.page.keyboard.press('Escape');
});

test('a buffer along a line tells its area, and what is here shows all it knows', async () => {
  await take('圈选与缓冲', '沿线缓冲');
  await clickAt(0.5, 0.5);
  await clickAt(0.65, 0.55);
  await twin.page.keyboard.press('Enter');
  const counts = card('圈选区域 2');
  await expect(counts).toContainText(/平面面积 [\d,.]+ (m²|公顷|km²)/);
  await counts.getByRole('button', { name: '关闭' }).click();
  await twin.page.mouse.click(...(await spot(0.5, 0.55)), { button: 'right' });
  const here = card('这里有什么');
  await expect(here.getByRole('heading', { name: /^楼栋/ })).toBeVisible();
  const rooms = here.locator('.place-group').filter({ hasText: '房屋' });
  const listed = rooms.getByRole('listitem');
  await expect(listed).toHaveCount(6);
  await rooms.getByRole('button', { name: /再显示 \d+ 条/ }).click();
  expect(await listed.count()).toBeGreaterThan(6);
  await here.getByRole('button', { name: '关闭' }).click();
});

/** Drags with the left button from one place of the scene to another. */
async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await twin.page.mouse.move(...(await spot(...from)));
  await twin.page.mouse.down();
  await twin.page.mouse.move(...(await spot(...to)), { steps: 5 });
  await twin.page.mouse.up();
}

/** Whether something can be taken hold of at a place of the scene. */
async function holds(at: readonly [number, number]): Promise<boolean> {
  await twin.page.mouse.move(...(await spot(0.5, 0.95)));
  await twin.page.mouse.move(...(await spot(...at)), { steps: 2 });
  return await twin.page
    .locator('.scene-canvas canvas')
    .first()
    .evaluate((canvas) => canvas.style.cursor === 'grab');
}

test('a section is moved by its middle and turned by its ends', async () => {
  await twin.page.keyboard.press('Escape');
  await window.lookAtLandmark('月湖');
  await twin.page.getByRole('button', { name: '俯视平面' }).click();
  await twin.page.waitForTimeout(2500);
  await window.sceneReady();
  await take('剖切', '垂直剖切');
  await clickAt(0.4, 0.5);
  await clickAt(0.6, 0.5);
  const offset = card('剖切').getByRole('slider', { name: '平移' });
  await expect(offset).toHaveAttribute('aria-valuenow', '0');
  await drag([0.5, 0.5], [0.5, 0.58]);
  await expect(offset).not.toHaveAttribute('aria-valuenow', '0');
  expect(await holds([0.5, 0.58])).toBe(true);
  await drag([0.4, 0.58], [0.4, 0.7]);
  expect(await holds([0.4, 0.7])).toBe(true);
  await window.picture('section-moved');
  await card('剖切').getByRole('button', { name: '取消剖切' }).click();
});

test('a corner of a polygon that is cut out is moved by its handle', async () => {
  await take('剖切', '多边形挖除');
  for (const [x, y] of [
    [0.4, 0.4],
    [0.6, 0.4],
    [0.5, 0.6],
  ] as const)
    await clickAt(x, y);
  await twin.page.keyboard.press('Enter');
  await expect(card('剖切')).toContainText('只留区内');
  expect(await holds([0.5, 0.6])).toBe(true);
  await drag([0.5, 0.6], [0.56, 0.7]);
  expect(await holds([0.56, 0.7])).toBe(true);
  expect(await holds([0.5, 0.6])).toBe(false);
  await window.picture('polygon-moved');
  await card('剖切').getByRole('button', { name: '取消剖切' }).click();
});
