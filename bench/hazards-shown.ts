/**
 * A new delivery of hazards while a window is open: `hazards-shown.ts --store STORE --keys DIR --exports EXPORTS
 * --label "scale 1"`. The command line imports into a copy of the store; measured is when it has published and when the
 * window has changed over and says so.
 */
import { constants, cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeChangedHazards } from './lib/changed-hazards.ts';
import { table, writeSection } from './lib/results.ts';
import { ROOT, start } from './lib/start-window.ts';
import { twinImport } from './lib/twin-import.ts';
import { windowOptions } from './lib/window-options.ts';

const LONGEST_MS = 5 * 60_000;
/** Until nothing is being made ready in the window. */
const AT_REST_MS = 20_000;

const { store, keys, exports, label } = windowOptions('hazards-shown.ts');

const folder = mkdtempSync(path.join(os.tmpdir(), 'haishu-twin-hazards-'));
const copies = { store: path.join(folder, 'store'), keys: path.join(folder, 'keys') };
cpSync(store, copies.store, { recursive: true, mode: constants.COPYFILE_FICLONE });
cpSync(keys, copies.keys, { recursive: true });
const delivery = path.join(folder, 'hazards');
// The store that the bench of the import keeps has the delivery without one row already.
writeChangedHazards(exports, delivery, 2);
process.env['HAISHU_TWIN_KEYS'] = copies.keys;
const { app, page } = await start([ROOT, '--snapshot', copies.store, '--language', 'zh-CN']);
try {
  await page.waitForTimeout(AT_REST_MS);
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const notice = page.getByText(/数据已更新到/).waitFor({ timeout: LONGEST_MS });
  // Together, so that an import that fails says why instead of the window that is closed then.
  const [{ seconds: published, userSeconds }, shown] = await Promise.all([
    twinImport(copies, [delivery]),
    notice.then(seconds),
  ]);
  writeSection(`Hazards alone, published and shown, ${label}`, [
    `Seconds from the start of \`twin import\`. Load of the machine over 1 minute: ${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length} processors.`,
    '',
    ...table(
      ['published', 'shown in an open window', 'user CPU seconds of the import'],
      [[published, shown, userSeconds].map((value) => value.toFixed(1))],
    ),
  ]);
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
