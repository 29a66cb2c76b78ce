/**
 * The scene on one store, beside an empty globe from the same five cameras in the same runtime, frames by turns: cost of a
 * frame, share of the picture covered by buildings, idle frames, recolouring, picking, memory, tiles. Cold starts are in
 * window.ts.
 */
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { openStore, requireCurrent } from '../data/snapshot/store.ts';
import { LEVELS, levelOf, type QualityLevel } from '../renderer/quality.ts';
import { buildEmptyPage } from './empty-page/build.ts';
import { traceThread } from './lib/page-tasks.ts';
import { spread } from './lib/percentiles.ts';
import { table, writeSection } from './lib/results.ts';
import { drawn, ROOT, start } from './lib/start-window.ts';
import {
  IDLE_SECONDS,
  idleFrames,
  leaks,
  picks,
  recolours,
  REPEATS,
  THEME_CHANGES,
} from './scene/behaviour.ts';
import { type NamedCamera, namedCameras } from './scene/cameras.ts';
import { coveredShares, frames, median, openDistrict, settle, show } from './scene/driving.ts';
import { frameProcessorMs } from './scene/frame-processor.ts';
import { type Frame, installProbe } from './scene/frame-probe.ts';
import { tileBuilds } from './scene/tile-builds.ts';

const TURNS = 5;
const FRAMES_A_TURN = 4;
/** The engine's opening of the longer side, as the twin sets it, radians. */
const LENS = Math.PI / 4;
const PICTURE = { width: 1920, height: 1080 };

const { values } = parseArgs({
  options: { store: { type: 'string' }, keys: { type: 'string' }, label: { type: 'string' } },
});
if (!values.store || !values.label)
  throw new Error('usage: scene.ts --store DIR --keys DIR --label "scale 1"');
if (values.keys) process.env['HAISHU_TWIN_KEYS'] = values.keys;
const storeFolder = values.store;

/** Starts the page anew at a level. Without a choice the first run would measure and choose meanwhile. */
async function drawAt(page: Page, choice: QualityLevel): Promise<void> {
  const preferences = JSON.stringify({ quality: { choice } });
  await page.evaluate((kept) => localStorage.setItem('haishu-twin.preferences', kept), preferences);
  await page.reload();
  await drawn(page);
}

/** The level a person gets who chooses none, on a machine whose frames take so long at high. */
const chosenLevel = (frameMs: number): QualityLevel =>
  levelOf({
    choice: 'auto',
    measured: { frameMs, width: 1, height: 1, renderer: '', day: '' },
  });

const globeLoaded = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    (window as unknown as { bareEngine: { loaded(): boolean } }).bareEngine.loaded(),
  );

/** The first frames of a turn begin its move and do not count. */
const BEGINNING = 2;

/** Frames of both pages from a camera, by turns. */
async function byTurns(
  twin: Page,
  empty: Page,
  { camera, selection }: NamedCamera,
): Promise<[Frame[], Frame[]]> {
  await show(twin, { camera, selection });
  await settle(twin);
  const [ours, theirs]: [Frame[], Frame[]] = [[], []];
  await frames(empty, camera, 1);
  while (!(await globeLoaded(empty))) await frames(empty, camera, 1);
  for (let turn = 0; turn < TURNS; turn++) {
    ours.push(...(await frames(twin, camera, FRAMES_A_TURN + BEGINNING)).slice(BEGINNING));
    theirs.push(...(await frames(empty, camera, FRAMES_A_TURN + BEGINNING)).slice(BEGINNING));
  }
  return [ours, theirs];
}

const ratioText = (own: number, other: number, digits: number): string =>
  `${own.toFixed(digits)} / ${other.toFixed(digits)} = ${(own / other).toFixed(2)}`;

/** Whole frames of both pages, milliseconds. */
const wholeFrames = (both: readonly [Frame[], Frame[]]): [number, number] => [
  median(both[0], ({ whole }) => whole),
  median(both[1], ({ whole }) => whole),
];

/** Processor time of a frame of both pages from a camera, by turns, ms: medians. */
async function processorTimes(
  twin: Page,
  empty: Page,
  { camera }: NamedCamera,
): Promise<[number, number]> {
  const turn = { frames: FRAMES_A_TURN + BEGINNING, leftOut: BEGINNING };
  const [ours, theirs] = [await traceThread(twin), await traceThread(empty)];
  for (let count = 0; count < TURNS; count++) {
    await frames(twin, camera, turn.frames);
    await frames(empty, camera, turn.frames);
  }
  return [
    frameProcessorMs(await ours(), TURNS, turn),
    frameProcessorMs(await theirs(), TURNS, turn),
  ];
}

/** One row of the table, and what our whole frames took. */
async function cameraRow(
  twin: Page,
  empty: Page,
  named: NamedCamera,
): Promise<{ readonly cells: string[]; readonly wholeMs: number }> {
  const both = await byTurns(twin, empty, named);
  const [ours] = both;
  const processor = await processorTimes(twin, empty, named);
  const { seen, drawn } = await coveredShares(twin, named.camera);
  const [whole, bareWhole] = wholeFrames(both);
  const cells = [
    named.name,
    [seen, drawn].map((share) => `${(share * 100).toFixed(1)} %`).join(' / '),
    median(ours, (f) => f.draws).toFixed(0),
    Math.round(median(ours, (f) => f.vertices)).toLocaleString('en'),
    ratioText(...processor, 1),
    ratioText(whole, bareWhole, 0),
  ];
  return { cells, wholeMs: whole };
}

/** How a level draws while the camera moves. */
function movingText(level: QualityLevel): string {
  const { resolutionScale, samples } = LEVELS[level].moving;
  return `${(resolutionScale ** 2 * 100).toFixed(0)} % of the pixels, ${samples} sample${samples === 1 ? '' : 's'} each`;
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
  await drawAt(page, 'high');
}
await openDistrict(twin.page);
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
let homeMs = 0;
for (const camera of cameras) {
  const { cells, wholeMs } = await cameraRow(twin.page, bare.page, camera);
  process.stderr.write(`${cells.join('  ')}\n`);
  if (rows.length === 0) homeMs = wholeMs;
  rows.push(cells);
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
const chosen = chosenLevel(homeMs);
await drawAt(twin.page, chosen);
await openDistrict(twin.page);
for (const [index, camera] of cameras.entries())
  rows[index]?.push(ratioText(...wholeFrames(await byTurns(twin.page, bare.page, camera)), 0));
await Promise.all([twin.app.close(), bare.app.close()]);
const [whole, one] = await tileBuilds(snapshot);
const tiles = snapshot.manifest.files.tiles?.bytes ?? 0;
await snapshot.close();

writeSection(`Scene, ${values.label}`, [
  `Picture ${box.width.toFixed(0)} × ${box.height.toFixed(0)}, all layers on but 三地连线; the empty globe from the same camera beside it, ${TURNS * FRAMES_A_TURN} frames each by turns, medians. A pixel is a building's where it changes when buildings and rooms are left out; a disc or symbol over a building hides it in the first share and is left out for the second. Vertices are those of the buffers drawn from, an instanced symbol or stretch of a track the corners of one. CPU is the processor time of the page's thread in the frame's callback, from the browser's trace: scene.render() and all that listens to it; waiting for software WebGL, which has the same two processors, is none. Software WebGL. High draws every frame with all pixels and 4 samples each, as the empty globe is drawn. A person on this machine who chooses no quality gets ${chosen} from the first run's measurement: in motion ${movingText(chosen)}; a picture at rest is drawn once as at high.`,
  '',
  ...table(
    [
      'camera',
      'buildings cover, seen / below discs and symbols',
      'draw commands',
      'vertices',
      'CPU ms, ours / empty',
      'whole frame ms at high, ours / empty',
      `whole frame ms in motion at ${chosen}, ours / empty at high`,
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
