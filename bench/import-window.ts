/**
 * What the window feels of a full import: `import-window.ts --store SMALL --keys DIR --exports FULL --label "scale 1"`. A
 * copy of the small store is open while the exports go through the import desk, tried first and then published; the
 * page's long tasks and the main process's event loop are watched all the while. Tasks that are a frame of the scene stand
 * apart: without a graphics card drawing is the processor's, and a frame of the old scene is measured for comparison.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ElectronApplication } from '@playwright/test';
import { type PageTask, type PageTasks, watchTasks } from './lib/page-tasks.ts';
import { table, writeSection } from './lib/results.ts';
import { drawn, ROOT, start } from './lib/start-window.ts';
import { windowOptions } from './lib/window-options.ts';

const BLOCKED_MS = 50;
const LONGEST_IMPORT_MS = 30 * 60_000;

const { store, keys, exports, label } = windowOptions('import-window.ts');

type Watched = typeof globalThis & { loopDelay: ReturnType<typeof monitorEventLoopDelay> };

async function watchMain(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const { monitorEventLoopDelay: watchLoop } = process.getBuiltinModule
      ? process.getBuiltinModule('node:perf_hooks')
      : (process.mainModule as NodeJS.Module).require('node:perf_hooks');
    const watched = globalThis as Watched;
    watched.loopDelay = watchLoop({ resolution: 5 });
    watched.loopDelay.enable();
  });
}

/** The longest wait of main's event loop since last asked, milliseconds. */
function longestOfMain(app: ElectronApplication): Promise<number> {
  return app.evaluate(() => {
    const { loopDelay } = globalThis as Watched;
    const longest = loopDelay.max / 1e6;
    loopDelay.reset();
    return longest;
  });
}

/** What was felt during a stage, as a row of the table. */
async function felt(
  app: ElectronApplication,
  page: PageTasks,
  stage: string,
): Promise<readonly string[]> {
  const tasks = await page.take();
  const frames = tasks.filter(({ isFrame }) => isFrame);
  const own = tasks.filter(({ isFrame }) => !isFrame);
  const main = await longestOfMain(app);
  return [stage, ...spanOf(own), ...spanOf(frames), main.toFixed(0)];
}

/** How many tasks are over the bar; the longest by the clock and by the processor's time it took. */
function spanOf(tasks: readonly PageTask[]): string[] {
  const longest = tasks.reduce<PageTask | undefined>(
    (most, task) => (most && most.wallMs >= task.wallMs ? most : task),
    undefined,
  );
  const blocked = tasks.filter(({ wallMs }) => wallMs > BLOCKED_MS);
  return [
    String(blocked.length),
    (longest?.wallMs ?? 0).toFixed(0),
    (longest?.processorMs ?? 0).toFixed(0),
  ];
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'haishu-twin-import-window-'));
const copies = { store: path.join(folder, 'store'), keys: path.join(folder, 'keys') };
cpSync(store, copies.store, { recursive: true });
cpSync(keys, copies.keys, { recursive: true });
process.env['HAISHU_TWIN_KEYS'] = copies.keys;
const { app, page } = await start([ROOT, '--snapshot', copies.store, '--language', 'zh-CN']);
try {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, exports);
  await page.getByRole('button', { name: '导入', exact: true }).click();
  const desk = page.getByRole('region', { name: '导入台' });
  await page.waitForTimeout(5000);
  const tasks = await watchTasks(page);
  await watchMain(app);
  const rows: (readonly string[])[] = [];
  await page.getByRole('button', { name: '关闭导入台' }).click();
  await page.locator('canvas').first().focus();
  for (const key of ['Home', 'n', 'Home']) {
    await page.keyboard.press(key);
    await drawn(page);
    await page.waitForTimeout(1000);
  }
  rows.push(await felt(app, tasks, 'the old scene moved about, nothing imported'));
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.waitForTimeout(1000);
  await tasks.take();
  await desk.getByRole('button', { name: '选择文件夹' }).click();
  const next = desk.getByRole('button', { name: '下一步：映射与坐标' });
  await next.click({ timeout: LONGEST_IMPORT_MS });
  rows.push(await felt(app, tasks, 'files looked at'));
  await desk.getByRole('button', { name: '试运行', exact: true }).click();
  const commit = desk.getByRole('button', { name: '提交并发布' });
  await commit.waitFor({ timeout: LONGEST_IMPORT_MS });
  rows.push(await felt(app, tasks, 'tried'));
  for (const confirmation of await desk.getByRole('checkbox').all()) await confirmation.check();
  await commit.click();
  await desk.getByText('已发布，窗口已切换到新数据').waitFor({ timeout: LONGEST_IMPORT_MS });
  rows.push(await felt(app, tasks, 'published and changed over'));
  writeSection(`The window while everything is imported, ${label}`, [
    `Tasks of the page over ${BLOCKED_MS} ms, the longest one and the processor's time it took, and the longest wait of the main process's event loop. Bar: none over ${BLOCKED_MS} ms. Frames of the scene stand apart: without a graphics card the processor draws them. Load of the machine over 5 minutes: ${os.loadavg()[1]?.toFixed(1)} on ${os.cpus().length} processors.`,
    '',
    ...table(
      [
        'stage',
        `own tasks over ${BLOCKED_MS} ms`,
        'longest, ms',
        'processor, ms',
        `frames over ${BLOCKED_MS} ms`,
        'longest, ms',
        'processor, ms',
        'main, ms',
      ],
      rows.map((row) => [...row]),
    ),
  ]);
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
