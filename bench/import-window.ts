/**
 * What the window feels of a full import: `import-window.ts --store SMALL --keys DIR --exports FULL --label "scale 1"`. A
 * copy of the small store is open while the exports go through the import desk, tried first and then published; the
 * page's long tasks and the main process's event loop are watched all the while.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { table, writeSection } from './lib/results.ts';
import { ROOT, start } from './lib/start-window.ts';

const BLOCKED_MS = 50;
const LONGEST_IMPORT_MS = 30 * 60_000;

const { values } = parseArgs({
  options: {
    store: { type: 'string' },
    keys: { type: 'string' },
    exports: { type: 'string' },
    label: { type: 'string' },
  },
});
const { store, keys, exports, label } = values;
if (!store || !keys || !exports || !label)
  throw new Error('usage: import-window.ts --store SMALL --keys DIR --exports FULL --label TEXT');

type Watched = typeof globalThis & {
  longTasks: number[];
  loopDelay: ReturnType<typeof monitorEventLoopDelay>;
};

async function watchPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as Watched;
    watched.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
}

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

/** Long tasks of the page since last asked, and the longest wait of main's event loop, milliseconds. */
async function felt(app: ElectronApplication, page: Page, stage: string): Promise<string[]> {
  const tasks = await page.evaluate(() => (globalThis as Watched).longTasks.splice(0));
  const main = await app.evaluate(() => {
    const { loopDelay } = globalThis as Watched;
    const longest = loopDelay.max / 1e6;
    loopDelay.reset();
    return longest;
  });
  const blocked = tasks.filter((milliseconds) => milliseconds > BLOCKED_MS);
  return [stage, String(blocked.length), Math.max(0, ...tasks).toFixed(0), main.toFixed(0)];
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
  await watchPage(page);
  await watchMain(app);
  const rows: string[][] = [];
  await desk.getByRole('button', { name: '选择文件夹' }).click();
  const next = desk.getByRole('button', { name: '下一步：映射与坐标' });
  await next.click({ timeout: LONGEST_IMPORT_MS });
  rows.push(await felt(app, page, 'files looked at'));
  await desk.getByRole('button', { name: '试运行', exact: true }).click();
  const commit = desk.getByRole('button', { name: '提交并发布' });
  await commit.waitFor({ timeout: LONGEST_IMPORT_MS });
  rows.push(await felt(app, page, 'tried'));
  for (const confirmation of await desk.getByRole('checkbox').all()) await confirmation.check();
  await commit.click();
  await desk.getByText('已发布，窗口已切换到新数据').waitFor({ timeout: LONGEST_IMPORT_MS });
  rows.push(await felt(app, page, 'published and changed over'));
  writeSection(`The window while everything is imported, ${label}`, [
    `Tasks of the page over ${BLOCKED_MS} ms and the longest one, and the longest wait of the main process's event loop. Bar: none over ${BLOCKED_MS} ms. Software WebGL: drawing the new snapshot falls into the last row.`,
    '',
    ...table(['stage', `page tasks over ${BLOCKED_MS} ms`, 'longest, ms', 'main, ms'], rows),
  ]);
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
