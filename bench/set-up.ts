/** A fresh clone without a display: `npm start` to its three pictures, then once more. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measuredRun } from './lib/measured-run.ts';
import { table, writeSection } from './lib/results.ts';

const ROOT = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'haishu-twin-clone-'));
const clone = path.join(folder, 'clone');
for (const name of ['DISPLAY', 'WAYLAND_DISPLAY']) delete process.env[name];

execFileSync('git', ['clone', '--quiet', ROOT, clone]);
const npm = (...args: string[]) => measuredRun('npm', ['--prefix', clone, 'run', ...args]);
const first = await npm('start');
const second = await npm('start');
const setUpAgain = await measuredRun('node', [path.join(clone, 'scripts', 'setup.mjs')]);
rmSync(folder, { recursive: true, force: true });

writeSection('Set-up', [
  'Fresh clone, no display, packages from the registry; sqlite3 compiles.',
  '',
  ...table(
    ['step', 'seconds'],
    [
      [
        '`npm start`: install, compile, build, demo at scale 0.05, three pictures',
        first.seconds.toFixed(0),
      ],
      ['`npm start` again: three pictures', second.seconds.toFixed(1)],
      ['the checks of set-up alone, when all is there', setUpAgain.seconds.toFixed(2)],
    ],
  ),
]);
