/**
 * All systems at full scale: the import with its rates a table, the same tables by the sqlite3 shell, hazards alone, and
 * one CSV of 500 MB. `--exports DIR` takes exports that are there, `--large 0` leaves the large file out, `--threads` as
 * `twin import` has it, `--keep DIR` leaves the store and its keys there for other benches.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { RefreshReport } from '../cli/refresh-report.ts';
import { writeChangedHazards } from './lib/changed-hazards.ts';
import { writeLargeCsv } from './lib/large-csv.ts';
import { type MeasuredRun, measuredRun } from './lib/measured-run.ts';
import { table, writeSection } from './lib/results.ts';
import { hasShell, shellImport } from './lib/shell-import.ts';
import { CLI, twinImport } from './lib/twin-import.ts';

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    exports: { type: 'string' },
    large: { type: 'string', default: '500' },
    threads: { type: 'string' },
    keep: { type: 'string' },
  },
});
const folder = mkdtempSync(path.join(os.tmpdir(), 'haishu-twin-import-'));
const kept = values.keep ?? folder;
const store = path.join(kept, 'store');
try {
  const exports = values.exports ?? (await makeExports());
  const whole = await importInto(store, [exports]);
  reportWhole(whole, hasShell() ? await byShell() : undefined);
  const hazards = path.join(folder, 'hazards');
  writeChangedHazards(exports, hazards);
  reportHazards(await importInto(store, [hazards]));
  if (Number(values.large) > 0) await large(Number(values.large));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function makeExports(): Promise<string> {
  const out = path.join(folder, 'exports');
  await measuredRun(process.execPath, [CLI, 'demo', '--out', out, '--scale', values.scale]);
  return out;
}

function importInto(target: string, paths: readonly string[]): Promise<MeasuredRun> {
  const lanes = values.threads === undefined ? [] : ['--threads', values.threads];
  return twinImport({ store: target, keys: path.join(kept, 'keys') }, paths, lanes);
}

function byShell(): Promise<MeasuredRun> {
  const copies = path.join(folder, 'copies');
  mkdirSync(copies);
  return shellImport(store, copies).finally(() => rmSync(copies, { recursive: true }));
}

function reportWhole(run: MeasuredRun, shell: MeasuredRun | undefined): void {
  const costs = [cost('import of everything, published', run)];
  if (shell) {
    costs.push(cost("the same tables by the sqlite3 shell's `.import`, same plain indexes", shell));
    const ratio = (of: (one: MeasuredRun) => number) => (of(run) / of(shell)).toFixed(2);
    costs.push([
      'ratio',
      ratio(({ seconds }) => seconds),
      ratio(({ userSeconds }) => userSeconds),
      '',
    ]);
  }
  const rows = rowsRead(run);
  writeSection(`Import of all systems, scale ${values.scale}`, [
    `${rows.toLocaleString('en')} rows of ${reportOf(run).files.length} files; ${rate(rows, run.seconds)} rows/s.`,
    `Load of the machine over 5 minutes, this import included: ${os.loadavg()[1]?.toFixed(1)} on ${os.cpus().length} processors.`,
    '',
    ...table(['what', 'seconds', 'user CPU seconds', 'peak MB'], costs),
    '',
    ...phases(run),
    '',
    ...table(['table', 'rows', 'seconds', 'rows/s'], tableRates(run)),
  ]);
}

/** Wall time of what an import does one after the other; the rest is the program's start. */
function phases(run: MeasuredRun): string[] {
  const rows = Object.entries(reportOf(run).phaseSeconds);
  return table(
    ['phase', 'seconds'],
    rows.map(([phase, seconds]) => [phase, seconds.toFixed(1)]),
  );
}

/** Reading, checks, inserting and comparing of each table; on two threads the seconds of two tables overlap. */
function tableRates(run: MeasuredRun): string[][] {
  const { files, seconds } = reportOf(run);
  return Object.entries(seconds).map(([table, took]) => {
    const own = files.filter((file) => file.table === table);
    const rows = own.reduce((sum, { read }) => sum + read, 0);
    return [own[0]?.title ?? table, rows.toLocaleString('en'), took.toFixed(1), rate(rows, took)];
  });
}

function reportHazards(run: MeasuredRun): void {
  writeSection(`Hazards alone, scale ${values.scale}`, [
    `${rowsRead(run).toLocaleString('en')} rows of hazards and their events over a snapshot of everything, published.`,
    '',
    ...table(['what', 'seconds', 'user CPU seconds', 'peak MB'], [cost('refresh', run)]),
    '',
    ...phases(run),
  ]);
}

async function large(megabytes: number): Promise<void> {
  const file = path.join(folder, '监督员轨迹_large.csv');
  await writeLargeCsv(file, megabytes * 1e6);
  const run = await importInto(path.join(folder, 'large-store'), [file]);
  const step = Math.max(1, Math.floor(run.residentMegabytes.length / 10));
  const resident = run.residentMegabytes.filter((_, second) => second % step === 0);
  writeSection(`One CSV of ${megabytes} MB`, [
    `${rowsRead(run).toLocaleString('en')} rows of tracks.`,
    '',
    ...table(['what', 'seconds', 'user CPU seconds', 'peak MB'], [cost('import', run)]),
    '',
    `Resident MB every ${step} s: ${resident.map((value) => value.toFixed(0)).join(', ')}.`,
  ]);
}

function cost(what: string, { seconds, userSeconds, peakMegabytes }: MeasuredRun): string[] {
  return [what, seconds.toFixed(1), userSeconds.toFixed(1), peakMegabytes.toFixed(0)];
}

function rate(rows: number, seconds: number): string {
  return Math.round(rows / Math.max(seconds, 0.001)).toLocaleString('en');
}

function reportOf({ stdout }: MeasuredRun): RefreshReport {
  return JSON.parse(stdout) as RefreshReport;
}

function rowsRead(run: MeasuredRun): number {
  return reportOf(run).files.reduce((sum, { read }) => sum + read, 0);
}
