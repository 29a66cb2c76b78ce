/**
 * The scene on one store, beside an empty globe from the same five cameras in the same runtime, frames by turns: cost of a
 * frame, share of the picture covered by buildings, idle frames, recolouring, picking, memory, tiles. Cold starts are in
 * window.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import type { Camera, SceneState } from '../contract/scene.ts';
import { outlineKey, roomsTilesetKey, TILE_KEYS } from '../contract/tiles.ts';
import type { ReadDb } from '../data/driver/port.ts';
import { openWriter } from '../data/driver/sqlite.ts';
import { openStore, requireCurrent, type OpenSnapshot } from '../data/snapshot/store.ts';
import { INITIAL_SCENE } from '../renderer/store.ts';
import { buildTiles } from '../tiles/build-tiles.ts';
import { buildEmptyPage } from './empty-page/build.ts';
import { spread } from './lib/percentiles.ts';
import { table, writeSection } from './lib/results.ts';
import { drawn, ROOT, start } from './lib/start-window.ts';
import { type NamedCamera, namedCameras } from './scene/cameras.ts';
import { differingShare, type Frame, type FrameProbe, installProbe } from './scene/frame-probe.ts';

const TURNS = 8;
const FRAMES_A_TURN = 4;
const IDLE_SECONDS = 3;
const REPEATS = 12;
const THEME_CHANGES = 100;
/** Shown by turns: the window holds the answer of the theme it shows, so only another one is asked. */
const ROOM_THEMES = ['room.use', 'room.tenure'] as const;
/** The engine's opening of the longer side, as the twin sets it, radians. */
const LENS = Math.PI / 4;
const PICTURE = { width: 1920, height: 1080 };

/** Everything that lies on the map; 三地连线 are the answer to a question, up to 800 curves over it. */
const ALL_LAYERS = INITIAL_SCENE.layers.map((layer) => ({
  ...layer,
  visible: layer.id !== 'firm_arc',
}));
/** After this long nothing is left to do for a move, milliseconds. */
const RESTED_MS = 2000;

const { values } = parseArgs({
  options: { store: { type: 'string' }, keys: { type: 'string' }, label: { type: 'string' } },
});
if (!values.store || !values.label)
  throw new Error('usage: scene.ts --store DIR --keys DIR --label "scale 1"');
if (values.keys) process.env['HAISHU_TWIN_KEYS'] = values.keys;
const storeFolder = values.store;

type ProbeWindow = Window & { frameProbe: FrameProbe };

/** Changes the view; the message comes as from the main process. */
const show = (page: Page, scene: Partial<SceneState>): Promise<void> =>
  page.evaluate((given) => window.postMessage({ type: 'twin-scene', scene: given }), scene);

/** The one level that is compared; without it the first run would measure and choose meanwhile. */
function drawAtHighQuality(): void {
  localStorage.setItem('haishu-twin.preferences', '{"quality":{"choice":"high"}}');
}

const settle = async (page: Page): Promise<void> => {
  await page.waitForTimeout(700);
  await drawn(page);
  await page.waitForTimeout(700);
  await drawn(page);
};

/** Draws the same view again and again in one of the two pages and gives what each frame took. */
async function frames(page: Page, camera: Camera, count: number): Promise<Frame[]> {
  return await page.evaluate(
    async ([at, wanted]) => {
      const { frameProbe: probe } = window as unknown as ProbeWindow;
      const bare = (window as unknown as { bareEngine?: { look(camera: Camera): void } })
        .bareEngine;
      const taken: Frame[] = [];
      while (taken.length < wanted) {
        probe.frames = [];
        // A hair's breadth to and fro: the engine draws nothing for a camera that has not moved.
        probe.moves += 1;
        const moved = { ...at, heightMetres: at.heightMetres + (1 + (probe.moves % 2)) * 1e-4 };
        if (bare) bare.look(moved);
        else window.postMessage({ type: 'twin-scene', scene: { camera: moved } });
        while (probe.frames.length === 0)
          await new Promise((resolve) => window.requestAnimationFrame(resolve));
        taken.push(probe.frames[0] as Frame);
      }
      return taken;
    },
    [camera, count] as const,
  );
}

async function keepPixels(page: Page, name: string, camera: Camera): Promise<void> {
  await page.evaluate((key) => {
    (window as unknown as ProbeWindow).frameProbe.keepPixels = key;
  }, name);
  await frames(page, camera, 1);
}

/** Share of the picture that buildings cover: what changes when they are left out. */
async function coveredShare(page: Page, camera: Camera): Promise<number> {
  const layers = (visible: boolean) =>
    ALL_LAYERS.map((layer) => ({
      ...layer,
      visible: layer.visible && (visible || !['building', 'room'].includes(layer.id)),
    }));
  await keepPixels(page, 'with', camera);
  await show(page, { layers: layers(false) });
  await settle(page);
  await keepPixels(page, 'without', camera);
  await show(page, { layers: layers(true) });
  await settle(page);
  return await page.evaluate(differingShare, ['with', 'without'] as [string, string]);
}

const median = (taken: readonly Frame[], of: (frame: Frame) => number): number =>
  spread(taken.map(of)).median;

const globeLoaded = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    (window as unknown as { bareEngine: { loaded(): boolean } }).bareEngine.loaded(),
  );

/** One row of the table: both pages by turns. */
async function cameraRow(twin: Page, empty: Page, named: NamedCamera): Promise<string[]> {
  await show(twin, { camera: named.camera, selection: named.selection });
  await settle(twin);
  const share = await coveredShare(twin, named.camera);
  const [ours, theirs]: [Frame[], Frame[]] = [[], []];
  await frames(empty, named.camera, 1);
  while (!(await globeLoaded(empty))) await frames(empty, named.camera, 1);
  for (let turn = 0; turn < TURNS; turn++) {
    ours.push(...(await frames(twin, named.camera, FRAMES_A_TURN)));
    theirs.push(...(await frames(empty, named.camera, FRAMES_A_TURN)));
  }
  const [cpu, bareCpu] = [median(ours, (f) => f.cpu), median(theirs, (f) => f.cpu)];
  const [whole, bareWhole] = [median(ours, (f) => f.whole), median(theirs, (f) => f.whole)];
  return [
    named.name,
    `${(share * 100).toFixed(0)} %`,
    median(ours, (f) => f.draws).toFixed(0),
    Math.round(median(ours, (f) => f.vertices)).toLocaleString('en'),
    `${cpu.toFixed(1)} / ${bareCpu.toFixed(1)} = ${(cpu / bareCpu).toFixed(2)}`,
    `${whole.toFixed(0)} / ${bareWhole.toFixed(0)} = ${(whole / bareWhole).toFixed(2)}`,
  ];
}

/** Frames drawn while nobody does anything. */
async function idleFrames(page: Page): Promise<number> {
  await page.waitForTimeout(RESTED_MS);
  await page.evaluate(() => {
    (window as unknown as ProbeWindow).frameProbe.frames = [];
  });
  await page.waitForTimeout(IDLE_SECONDS * 1000);
  return await page.evaluate(() => (window as unknown as ProbeWindow).frameProbe.frames.length);
}

const roomTheme = (turn: number): string => ROOM_THEMES[turn % ROOM_THEMES.length] as string;

/** Milliseconds from the answer's arrival until the frame with the new colours was handed to WebGL. */
async function recolours(page: Page): Promise<number[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < REPEATS; turn++) {
    await settle(page);
    taken.push(
      await page.evaluate(async (id) => {
        const { frameProbe: probe } = window as unknown as ProbeWindow;
        [probe.largeMessages, probe.frames] = [[], []];
        window.postMessage({ type: 'twin-scene', scene: { themes: { room: { id } } } });
        for (;;) {
          const [came] = probe.largeMessages;
          const shown = probe.frames.find(({ begun }) => came !== undefined && begun > came);
          if (came !== undefined && shown) return shown.begun + shown.cpu - came;
          await new Promise((next) => setTimeout(next));
        }
      }, roomTheme(turn)),
    );
  }
  return taken;
}

/** Milliseconds of a click's handler, which picks before it returns. */
async function picks(page: Page): Promise<number[]> {
  return await page.evaluate(async (repeats) => {
    const canvas = document.querySelector('.cesium-widget canvas') as HTMLCanvasElement;
    canvas.setPointerCapture = () => {};
    const taken: number[] = [];
    for (let turn = 0; turn < repeats; turn++) {
      const at = {
        clientX: canvas.getBoundingClientRect().left + canvas.clientWidth * (0.3 + turn * 0.03),
        clientY: canvas.getBoundingClientRect().top + canvas.clientHeight * 0.6,
        pointerId: 77,
        bubbles: true,
      };
      canvas.dispatchEvent(new PointerEvent('pointerdown', at));
      const begun = performance.now();
      canvas.dispatchEvent(new PointerEvent('pointerup', at));
      taken.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    return taken;
  }, REPEATS);
}

/** What WebGL and the page still hold after many theme changes, against before. */
async function leaks(page: Page): Promise<string[][]> {
  const alive = () =>
    page.evaluate(() => ({ ...(window as unknown as ProbeWindow).frameProbe.alive }));
  const change = async (count: number) => {
    for (let turn = 0; turn < count; turn++) {
      await show(page, { themes: { room: { id: roomTheme(turn) } } });
      await page.waitForTimeout(150);
    }
    await settle(page);
  };
  await change(4);
  const before = await alive();
  await change(THEME_CHANGES);
  const after = await alive();
  return (Object.keys(before) as (keyof typeof before)[]).map((kind) => [
    kind,
    String(before[kind]),
    String(after[kind]),
  ]);
}

/** What is built anew with a building: its rooms, and the largest cell, block and square, so that it is no easy one. */
async function keysOfOneBuilding(tiles: ReadDb): Promise<string[]> {
  const largest = async (under: string): Promise<string> => {
    const row = await tiles.get<{ key: string }>(
      'SELECT key FROM media WHERE key GLOB ? ORDER BY length(content) DESC, key LIMIT 1',
      [under],
    );
    return row?.key ?? '';
  };
  const [rooms, cell, coarse, square] = await Promise.all(
    ['rooms/*.glb', 'buildings/cells/*', 'buildings/coarse/*', 'basemap/near/*'].map(largest),
  );
  const slot = Number(rooms?.split('/')[1]);
  const far = coarse?.replace('coarse', 'far') ?? '';
  const block = far.replace('far', 'blocks').replace('.glb', '.json');
  const own = [rooms, roomsTilesetKey(slot), outlineKey(slot), cell, coarse, far, block, square];
  return [...own, TILE_KEYS.buildings, TILE_KEYS.shade].filter((key) => key !== undefined);
}

/** Whole build, and again after one building's row changed, seconds. */
async function tileBuilds(snapshot: OpenSnapshot): Promise<[number, number]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'haishu-twin-bench-tiles-'));
  const { profile } = snapshot.manifest;
  const build = async (name: string, previousPath?: string): Promise<number> => {
    const { milliseconds } = await buildTiles({
      base: snapshot.db,
      box: profile.box,
      storeyMetres: profile.storeyMetres,
      outPath: path.join(folder, name),
      ...(previousPath === undefined ? {} : { previousPath }),
    });
    return milliseconds / 1000;
  };
  const whole = await build('whole.sqlite');
  const touched = await openWriter(path.join(folder, 'whole.sqlite'));
  for (const key of await keysOfOneBuilding(touched))
    await touched.run(`UPDATE tile_source SET input_hash = 'changed' WHERE key = ?`, [key]);
  await touched.close();
  const one = await build('one.sqlite', path.join(folder, 'whole.sqlite'));
  rmSync(folder, { recursive: true, force: true });
  return [whole, one];
}

const store = await openStore(storeFolder);
const snapshot = await store.open(await requireCurrent(store));
const cameras = await namedCameras(snapshot.manifest.profile, snapshot.db);
const emptyFolder = await buildEmptyPage();
const twin = await start([ROOT, '--snapshot', storeFolder]);
const bare = await start([emptyFolder]);
for (const { app, page } of [twin, bare]) {
  await app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    PICTURE,
  );
  await page.context().addInitScript(installProbe);
  await page.context().addInitScript(drawAtHighQuality);
  await page.reload();
  await drawn(page);
}
await show(twin.page, {
  panels: { left: false, right: false },
  layers: ALL_LAYERS,
});
await settle(twin.page);
const box = await twin.page.locator('.cesium-widget canvas').first().boundingBox();
if (!box) throw new Error('The scene has no canvas.');
await bare.page.evaluate(
  ([width, height, lens]) =>
    (
      window as unknown as { bareEngine: { size(w: number, h: number, lens: number): void } }
    ).bareEngine.size(width, height, lens),
  [box.width, box.height, LENS] as const,
);

const rows: string[][] = [];
for (const camera of cameras) {
  const row = await cameraRow(twin.page, bare.page, camera);
  process.stderr.write(`${row.join('  ')}\n`);
  rows.push(row);
}
const idle = await idleFrames(twin.page);
const coloured = spread(await recolours(twin.page));
const middle = cameras[2] as NamedCamera;
await show(twin.page, { camera: middle.camera, selection: undefined });
await settle(twin.page);
const frame = median(await frames(twin.page, middle.camera, REPEATS), ({ whole }) => whole);
const picked = spread(await picks(twin.page));
const kept = await leaks(twin.page);
const metrics = await twin.app.evaluate(({ app }) => app.getAppMetrics());
const renderer = Math.max(
  ...metrics.filter(({ type }) => type === 'Tab').map(({ memory }) => memory.workingSetSize),
);
await Promise.all([twin.app.close(), bare.app.close()]);
const [whole, one] = await tileBuilds(snapshot);
const tiles = snapshot.manifest.files.tiles?.bytes ?? 0;
await snapshot.close();

writeSection(`Scene, ${values.label}`, [
  `Picture ${box.width.toFixed(0)} × ${box.height.toFixed(0)}, all layers on but 三地连线; the empty globe from the same camera beside it, ${TURNS * FRAMES_A_TURN} frames each by turns, medians. CPU is the frame's callback: scene.render() and all that listens to it. Software WebGL.`,
  '',
  ...table(
    [
      'camera',
      'buildings cover',
      'draw commands',
      'vertices',
      'CPU ms, ours / empty',
      'whole frame ms, ours / empty',
    ],
    rows,
  ),
  '',
  ...table(
    ['', 'measured', 'bar'],
    [
      [`frames in ${IDLE_SECONDS} s of rest`, String(idle), '0'],
      [
        'all rooms recoloured, answer to draw submission, median / largest ms',
        `${coloured.median.toFixed(1)} / ${coloured.largest.toFixed(1)}`,
        '50',
      ],
      [
        'pick, median / largest ms; a frame of that view',
        `${picked.median.toFixed(0)} / ${picked.largest.toFixed(0)}; ${frame.toFixed(0)}`,
        'frame + 20',
      ],
      ['working set of the renderer, MB', (renderer / 1024).toFixed(0), '900'],
      ['tiles built, all / one building, s', `${whole.toFixed(1)} / ${one.toFixed(2)}`, '30 / 1'],
      ['tiles on disk, MB', (tiles / 1e6).toFixed(0), '150'],
    ],
  ),
  '',
  ...table([`alive after ${THEME_CHANGES} theme changes`, 'before', 'after'], kept),
]);
