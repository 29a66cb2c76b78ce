/**
 * A tower of 40 floors and 600 rooms, imported from files, entered in the real window: time from the click to the first
 * picture, again and again, and what 200 openings leave behind.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type CDPSession, type ElectronApplication, type Page } from '@playwright/test';
import { spread, spreadText } from './lib/percentiles.ts';
import { table, writeSection } from './lib/results.ts';

const ROOT = path.join(import.meta.dirname, '..');
const EXECUTABLE = path.join(ROOT, '.cache', 'electron', 'current', 'electron');
const CLI = path.join(ROOT, 'cli', 'main.ts');
const FLOORS = 40;
const ROOMS_A_FLOOR = 15;
const OPENINGS = 200;
const RESTED_OPENINGS = 10;
/** Somebody reads the card of the building first; meanwhile it is made ready. */
const PREPARED_MS = 3000;
const WEST = 121.541;
const SOUTH = 29.871;
const WIDTH_DEGREES = 0.0006;
const DEPTH_DEGREES = 0.0003;

const folder = mkdtempSync(path.join(os.tmpdir(), 'haishu-twin-interior-'));
process.env.HAISHU_TWIN_KEYS = path.join(folder, 'keys');
try {
  const store = importTower();
  await measure(store);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function importTower(): string {
  const exports = path.join(folder, 'exports');
  mkdirSync(exports);
  writeFileSync(path.join(exports, '楼栋.geojson'), JSON.stringify(tower()));
  writeFileSync(path.join(exports, '房间.csv'), rooms());
  const store = path.join(folder, 'store');
  execFileSync(process.execPath, [CLI, 'import', exports, '--snapshot', store], {
    stdio: 'ignore',
  });
  return store;
}

function tower() {
  const ring = [
    [WEST, SOUTH],
    [WEST + WIDTH_DEGREES, SOUTH],
    [WEST + WIDTH_DEGREES, SOUTH + DEPTH_DEGREES],
    [WEST, SOUTH + DEPTH_DEGREES],
    [WEST, SOUTH],
  ];
  const properties = {
    楼幢编号: 'T1',
    楼名: '高塔大厦',
    地上层数: FLOORS,
    用途: '住宅',
    几何来源: '实测',
  };
  const feature = {
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  return { type: 'FeatureCollection', features: [feature] };
}

function rooms(): string {
  const lines = ['房屋编码,楼幢编号,单元,楼层,室号,建筑面积,房屋性质'];
  for (let floor = 1; floor <= FLOORS; floor++) {
    for (let room = 1; room <= ROOMS_A_FLOOR; room++) {
      const number = `${floor}${String(room).padStart(2, '0')}`;
      const unit = Math.ceil(room / 5);
      const tenure = ['自住', '出租', '空置'][(floor + room) % 3];
      lines.push(`T1-${number},T1,${unit},${floor},${number},${60 + room},${tenure}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

async function launch(store: string): Promise<{ app: ElectronApplication; page: Page }> {
  const userData = path.join(folder, 'user');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [ROOT, ...sandbox, `--user-data-dir=${userData}`, '--snapshot', store];
  const app = await _electron.launch({
    executablePath: EXECUTABLE,
    args: [...args, '--language', 'zh-CN'],
  });
  const page = await app.firstWindow();
  await page.waitForSelector('html[data-scene=ready]', { state: 'attached', timeout: 120_000 });
  return { app, page };
}

/** Clicks the card's button in the page itself and waits, frame by frame, until the building stands; milliseconds. */
function open(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const button = [...document.querySelectorAll('button')].find(
      (each) => each.textContent === '进入楼内',
    );
    const started = performance.now();
    button?.click();
    while (!document.querySelector('.interior-canvas[data-ready=true]'))
      await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - started;
  });
}

async function close(page: Page): Promise<void> {
  await page.locator('.interior-back').click();
  await page.waitForSelector('.interior', { state: 'hidden' });
}

/** What the page holds after a collection of what nobody refers to. */
interface Held {
  readonly megabytes: number;
  readonly listeners: number;
  readonly nodes: number;
  readonly canvases: number;
}

async function held(page: Page, devtools: CDPSession): Promise<Held> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? 0;
  return {
    megabytes: metric('JSHeapUsedSize') / 1024 / 1024,
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
    canvases: await page.locator('canvas').count(),
  };
}

type CountedWindow = Window & { made: Record<'contexts' | 'buffers' | 'textures', number> };

/** Counts WebGL contexts made, and buffers and textures made and not deleted, from now on. */
function countMade(page: Page): Promise<void> {
  return page.evaluate(() => {
    const made = { contexts: 0, buffers: 0, textures: 0 };
    (window as unknown as CountedWindow).made = made;
    const watch = (owner: object, name: string, what: keyof typeof made, by: number) => {
      const methods = owner as Record<string, (...given: unknown[]) => unknown>;
      const original = methods[name];
      methods[name] = function counted(this: unknown, ...given: unknown[]) {
        if (what !== 'contexts' || String(given[0]).startsWith('webgl')) made[what] += by;
        return original?.apply(this, given);
      };
    };
    const gl = WebGL2RenderingContext.prototype;
    watch(HTMLCanvasElement.prototype, 'getContext', 'contexts', 1);
    watch(gl, 'createBuffer', 'buffers', 1);
    watch(gl, 'deleteBuffer', 'buffers', -1);
    watch(gl, 'createTexture', 'textures', 1);
    watch(gl, 'deleteTexture', 'textures', -1);
  });
}

async function measure(store: string): Promise<void> {
  const { app, page } = await launch(store);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await page.getByRole('combobox').first().fill('高塔大厦');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: '进入楼内' }).waitFor();
  await page.waitForSelector('html[data-scene=ready]', { state: 'attached' });
  await page.waitForTimeout(PREPARED_MS);
  const first = await open(page);
  await close(page);
  const rested: number[] = [];
  for (let opening = 0; opening < RESTED_OPENINGS; opening++) {
    await page.waitForTimeout(PREPARED_MS);
    rested.push(await open(page));
    await close(page);
  }
  await page.waitForTimeout(PREPARED_MS);
  const before = await held(page, devtools);
  await countMade(page);
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    times.push(await open(page));
    await close(page);
  }
  await page.waitForTimeout(PREPARED_MS);
  const after = await held(page, devtools);
  const made = await page.evaluate(() => (window as unknown as CountedWindow).made);
  await app.close();
  writeSection('Inside a building', [
    `A tower of ${FLOORS} floors and ${FLOORS * ROOMS_A_FLOOR} rooms with its common parts, from the click to its first picture. Bar: 300 ms.`,
    '',
    ...table(
      ['opening', 'ms'],
      [
        ['the first, its card read for a few seconds before', first.toFixed(0)],
        [
          `${RESTED_OPENINGS} more, each a few seconds after leaving, median / p95 / largest`,
          spreadText(spread(rested)),
        ],
        [
          `${OPENINGS} more, each at once after leaving, median / p95 / largest`,
          spreadText(spread(times)),
        ],
      ],
    ),
    '',
    ...table(
      [`${OPENINGS} openings`, 'before', 'after'],
      [
        ['page heap, MB', before.megabytes.toFixed(1), after.megabytes.toFixed(1)],
        ['listeners', String(before.listeners), String(after.listeners)],
        ['DOM nodes', String(before.nodes), String(after.nodes)],
        ['canvases in the page', String(before.canvases), String(after.canvases)],
        ['WebGL contexts made', '', String(made.contexts)],
        ['buffers, textures made and not deleted', '', `${made.buffers}, ${made.textures}`],
      ],
    ),
  ]);
}
