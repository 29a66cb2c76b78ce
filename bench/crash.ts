/**
 * Kills an importing process at random moments, fills the disk, cuts a file while it is read and starts two imports at
 * once; after each the snapshot in use must be whole and nothing half-written may outlive the next import.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openKeyring } from '../data/sealing/keyring.ts';
import { storePaths } from '../data/snapshot/layout.ts';
import { openStore } from '../data/snapshot/store.ts';
import { verifySnapshot } from '../data/snapshot/verify-snapshot.ts';
import { table, writeSection } from './lib/results.ts';

const CLI = path.join(import.meta.dirname, '..', 'cli', 'main.ts');
/** After so many kills an import runs to its end and the store is looked through. */
const KILLS_A_CHECK = 10;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    scale: { type: 'string', default: '0.005' },
  },
});

const folder = mkdtempSync(path.join(os.tmpdir(), 'haishu-twin-crash-'));
const keys = path.join(folder, 'keys');
const exports = [path.join(folder, 'first'), path.join(folder, 'second')] as const;
const rows: string[][] = [];

interface Ended {
  readonly code: number | null;
  readonly errors: string;
  readonly milliseconds: number;
}

interface Started {
  readonly kill: () => void;
  /** The first line of progress: the program is loaded and begins. */
  readonly begun: Promise<unknown>;
  readonly ended: Promise<Ended>;
}

try {
  makeExports();
  await killAtRandom(path.join(folder, 'store'), Number(values.kills));
  await twoAtOnce(path.join(folder, 'two'));
  await cutWhileRead(path.join(folder, 'cut'));
  await fullDisk();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
writeSection('Crash safety', table(['what was done', 'times', 'what was found'], rows));

function makeExports(): void {
  for (const [index, out] of exports.entries()) {
    const seed = ['--seed', String(330203 + index)];
    const run = spawnSync(process.execPath, [
      CLI,
      'demo',
      '--out',
      out,
      '--scale',
      values.scale,
      ...seed,
    ]);
    if (run.status !== 0) throw new Error(String(run.stderr));
  }
}

function startImport(store: string, from: string): Started {
  const started = performance.now();
  const args = [
    CLI,
    'import',
    from,
    '--snapshot',
    store,
    '--keys',
    keys,
    '--allow-drop',
    '--allow-older',
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const errors: Buffer[] = [];
  let begunAt = started;
  const begun = new Promise<void>((resolve) => {
    child.stderr.once('data', () => {
      begunAt = performance.now();
      resolve();
    });
  });
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) =>
      resolve({
        code,
        errors: Buffer.concat(errors).toString(),
        milliseconds: performance.now() - begunAt,
      }),
    );
  });
  return { kill: () => child.kill('SIGKILL'), begun, ended };
}

async function importWhole(store: string, from: string): Promise<Ended> {
  const ended = await startImport(store, from).ended;
  if (ended.code !== 0) throw new Error(`the import failed: ${ended.errors}`);
  return ended;
}

/** The snapshot in use opens and passes every check. */
async function checkWhole(folderOfStore: string): Promise<string> {
  const store = await openStore(folderOfStore);
  const id = (await store.currentId()) ?? '';
  const report = await verifySnapshot(store, id, await openKeyring(keys));
  if (!report.ok) throw new Error(`${id} is not whole: ${JSON.stringify(report.findings)}`);
  return id;
}

/** What a store may hold beside its snapshots: nothing of a build, no file and no history nobody names. */
async function leftovers(folderOfStore: string): Promise<string[]> {
  const store = await openStore(folderOfStore);
  const used = new Set<string>();
  for (const id of await store.list()) {
    for (const record of Object.values((await store.manifest(id)).files)) used.add(record.name);
  }
  const failed = new Set((await store.failed()).map(({ id }) => id));
  const names = (where: string) => readdirSync(where, { encoding: 'utf8' });
  const inStore = names(store.folder).filter((name) => /lock|next|tmp/.test(name));
  const history = names(storePaths.history(store.folder)).filter((name) =>
    failed.has(name.split('.')[0] ?? ''),
  );
  return [
    ...names(storePaths.building(store.folder)),
    ...names(storePaths.files(store.folder)).filter((name) => !used.has(name)),
    ...names(storePaths.snapshots(store.folder)).filter((name) => name.includes('.')),
    ...history,
    ...names(path.join(store.folder, 'reports')).filter(
      (id) => !names(path.join(store.folder, 'reports', id)).includes('report.json'),
    ),
    ...inStore,
  ];
}

async function killAtRandom(store: string, kills: number): Promise<void> {
  const first = await importWhole(store, exports[0]);
  const duration = (await importWhole(store, exports[1])).milliseconds;
  const counts = { killed: 0, late: 0, checks: 0 };
  const cutOff = new Set<string>();
  for (let round = 0; round < kills; round += 1) {
    const run = startImport(store, exports[round % 2] as string);
    await Promise.race([run.begun, run.ended]);
    await Promise.race([wait(Math.random() * Math.min(duration, first.milliseconds)), run.ended]);
    run.kill();
    if ((await run.ended).code === null) counts.killed += 1;
    else counts.late += 1;
    await checkWhole(store);
    const opened = await openStore(store);
    const published = await opened.list();
    const building = readdirSync(storePaths.building(store), { encoding: 'utf8' });
    for (const id of building) if (!published.includes(id)) cutOff.add(id);
    if ((round + 1) % KILLS_A_CHECK === 0) {
      await settle(store, round);
      counts.checks += 1;
      process.stderr.write(`${round + 1} kills, ${cutOff.size} inside a build\n`);
    }
  }
  const listed = (await (await openStore(store)).failed()).length;
  rows.push([
    'import killed (SIGKILL) at a random moment',
    `${kills}`,
    `${counts.killed} died, ${counts.late} had ended; ${cutOff.size} inside a build, ${listed} failed batches listed; snapshot whole ${kills} of ${kills} times; nothing left behind after ${counts.checks} imports to the end`,
  ]);
}

async function settle(store: string, round: number): Promise<void> {
  const victim = exports[round % 2] as string;
  await importWhole(store, victim);
  await importWhole(store, exports[(round + 1) % 2] as string);
  await checkWhole(store);
  const left = await leftovers(store);
  if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
}

async function twoAtOnce(store: string): Promise<void> {
  await importWhole(store, exports[0]);
  const times = 5;
  let refused = 0;
  for (let round = 0; round < times; round += 1) {
    const from = exports[(round + 1) % 2] as string;
    const both = await Promise.all([
      startImport(store, from).ended,
      startImport(store, from).ended,
    ]);
    refused += both.filter(({ errors }) => errors.includes('is being written by process')).length;
    const broken = both.filter(
      ({ code, errors }) => code !== 0 && !errors.includes('is being written'),
    );
    if (broken.length > 0) throw new Error(broken[0]?.errors);
    await checkWhole(store);
  }
  rows.push([
    'two imports at once',
    `${times}`,
    `${refused} of ${times * 2} refused with a sentence, the others published or found nothing new; whole each time`,
  ]);
}

async function cutWhileRead(store: string): Promise<void> {
  await importWhole(store, exports[0]);
  const before = await checkWhole(store);
  const outcomes = { failed: 0, done: 0 };
  const times = 10;
  for (let round = 0; round < times; round += 1) {
    const copy = path.join(folder, `copy-${round}`);
    cpSync(exports[1], copy, { recursive: true });
    const victim = largestFile(copy);
    const run = startImport(store, copy);
    await run.begun;
    await wait(Math.random() * 400);
    if (round % 2 === 0) truncateSync(victim, Math.floor(statSync(victim).size / 2));
    else rmSync(victim);
    const { code } = await run.ended;
    if (code === 0) outcomes.done += 1;
    else outcomes.failed += 1;
    await checkWhole(store);
    if (code !== 0 && outcomes.done === 0 && (await checkWhole(store)) !== before)
      throw new Error('a failed import moved the pointer');
  }
  rows.push([
    'a file cut short or removed while an import ran',
    `${times}`,
    `${outcomes.failed} refused, nothing published; ${outcomes.done} had read it already or not yet; whole each time`,
  ]);
}

function largestFile(root: string): string {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(csv|xlsx|geojson)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return files.sort((a, b) => statSync(b).size - statSync(a).size)[0] as string;
}

/** Small memory file systems of growing size; needs the right to mount. */
async function fullDisk(): Promise<void> {
  const sizes = [1, 2, 4, 8, 16];
  const outcomes: string[] = [];
  for (const megabytes of sizes) {
    const mount = path.join(folder, `disk-${megabytes}`);
    cpSync(path.join(folder, 'keys'), mount, { recursive: true });
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', mount]);
    if (mounted.status !== 0) {
      rows.push(['full disk', '0', 'not run: no right to mount a file system']);
      return;
    }
    try {
      outcomes.push(`${megabytes} MB: ${await onSmallDisk(path.join(mount, 'store'))}`);
    } finally {
      spawnSync('umount', [mount]);
    }
  }
  rows.push(['full disk (tmpfs)', `${sizes.length}`, outcomes.join('; ')]);
}

async function onSmallDisk(store: string): Promise<string> {
  const first = await startImport(store, exports[0]).ended;
  if (first.code !== 0) {
    if ((await (await openStore(store)).currentId()) !== undefined)
      throw new Error('published on a full disk');
    return sentenceOf(first);
  }
  const second = await startImport(store, exports[1]).ended;
  await checkWhole(store);
  return second.code === 0 ? 'both published' : `first whole, second: ${sentenceOf(second)}`;
}

function sentenceOf({ errors }: Ended): string {
  const last = errors.trim().split('\n').at(-1) ?? '';
  return last.startsWith('There is no space left') ? 'refused with a sentence' : last;
}
