/** Demo, import, the same import again, a refresh of rooms and a full tile build, at the scales named. */
import { mkdtempSync, rmSync, statSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type MeasuredRun, measuredRun } from './lib/measured-run.ts';
import { table, writeSection } from './lib/results.ts';

const CLI = path.join(import.meta.dirname, '..', 'cli', 'main.ts');

const { values } = parseArgs({
  options: { scale: { type: 'string', multiple: true }, keep: { type: 'string' } },
});
const scales = values.scale ?? ['0.1', '1'];

for (const scale of scales) await measureScale(scale);

async function measureScale(scale: string): Promise<void> {
  const folder = values.keep ?? mkdtempSync(path.join(os.tmpdir(), 'haishu-twin-bench-'));
  const [exports, second, store] = ['exports', 'second', 'store'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string];
  const importArgs = ['--snapshot', store, '--keys', path.join(folder, 'keys'), '--json'];
  const runs: [string, MeasuredRun, string][] = [];
  const note = async (
    what: string,
    args: string[],
    remark: (run: MeasuredRun) => string = () => '',
  ) => {
    const run = await measuredRun(process.execPath, [CLI, ...args]);
    runs.push([what, run, remark(run)]);
  };
  await note(
    'demo',
    ['demo', '--out', exports, '--scale', scale],
    () => `${megabytes(exports)} MB of exports`,
  );
  await note(
    'import',
    ['import', exports, ...importArgs],
    (run) => `${rowsRead(run)} rows, ${megabytes(path.join(store, 'files'))} MB of files`,
  );
  await note('same exports again', ['import', exports, ...importArgs], () => 'nothing changes');
  await note('demo, second delivery', [
    'demo',
    '--out',
    second,
    '--scale',
    scale,
    '--second-delivery',
  ]);
  await note('refresh of rooms', ['import', second, ...importArgs]);
  await note('tiles, all', ['tiles', '--snapshot', store, '--all']);
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  writeSection(
    `From export to snapshot, scale ${scale}`,
    table(['step', 'seconds', 'peak MB', ''], runs.map(row)),
  );
}

function row([what, run, remark]: [string, MeasuredRun, string]): string[] {
  return [what, run.seconds.toFixed(1), run.peakMegabytes.toFixed(0), remark];
}

function rowsRead(run: MeasuredRun): string {
  const { files } = JSON.parse(run.stdout) as { files: { read: number }[] };
  return files.reduce((sum, file) => sum + file.read, 0).toLocaleString('en');
}

function megabytes(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const bytes = files.reduce(
    (sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size,
    0,
  );
  return (bytes / 1e6).toFixed(0);
}
