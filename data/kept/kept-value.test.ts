import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { KeptFiles } from './kept-files.ts';
import { type Basis, filesIn, keptValue } from './kept-value.ts';

let folder: string;
let worked = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-kept-'));
  worked = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const VALUE = {
  codes: Uint16Array.of(1, 2, 3),
  times: Int32Array.of(-5, 7),
  numbers: Float64Array.of(0.5, Number.NaN),
  names: new Map([['月湖', new Set([1, 2])]]),
};

async function ask(basis: Partial<Basis> = {}, city = 'a'.repeat(64), code = 'one') {
  const kept = new KeptFiles(folder, code);
  const snapshot = {
    manifest: { files: { city: { sha256: city } } },
    kept,
  } as never as OpenSnapshot;
  const value = await keptValue(snapshot, 'test', { files: ['city'], ...basis }, () => {
    worked += 1;
    return Promise.resolve(VALUE);
  });
  await kept.settled();
  return value;
}

it('a value is worked out once and read back whole, by whoever opens the folder next', async () => {
  expect(await ask()).toEqual(VALUE);
  expect(await ask()).toEqual(VALUE);
  expect(worked).toBe(1);
});

it.each([
  ['the code', () => ask({}, undefined, 'two')],
  ['a rule', () => ask({ rules: ['2016-06-30'] })],
  ['a file of the snapshot', () => ask({}, 'b'.repeat(64))],
])(
  '%s changed: it is worked out again and takes the place of the old one',
  async (_what, again) => {
    await ask();
    await again();
    expect(worked).toBe(2);
    expect(await readdir(folder)).toHaveLength(1);
  },
);

it.each([
  ['cut short', (path: string) => truncate(path, 40)],
  ['empty', (path: string) => truncate(path, 0)],
  ['something else', (path: string) => writeFile(path, 'x'.repeat(200))],
  [
    'damaged inside',
    async (path: string) => writeFile(path, (await readFile(path)).fill(0, 16, 24)),
  ],
])('a file that is %s is as good as none', async (_how, harm) => {
  await ask();
  const [file] = await readdir(folder);
  await harm(join(folder, file!));
  expect(await ask()).toEqual(VALUE);
  expect(worked).toBe(2);
});

it('a folder that cannot be made keeps nothing and harms nobody', async () => {
  await writeFile(join(folder, 'file'), '');
  folder = join(folder, 'file');
  expect(await ask()).toEqual(VALUE);
  folder = join(folder, '..');
});

it('who waits for a file another thread makes reads it, and works it out where it does not come', async () => {
  await ask();
  const [file] = await readdir(folder);
  const bytes = await readFile(join(folder, file!));
  const late = async (comes: boolean) => {
    await rm(join(folder, file!));
    const kept = new KeptFiles(folder, 'one');
    kept.followMaker(async (name) => {
      if (comes) await writeFile(join(folder, name), bytes);
      return comes;
    });
    const snapshot = { manifest: { files: { city: { sha256: 'a'.repeat(64) } } }, kept };
    worked = 0;
    const basis: Basis = { files: ['city'], slow: true };
    await keptValue(snapshot as never, 'test', basis, async () => Promise.resolve((worked += 1)));
    await kept.settled();
    return worked;
  };
  expect(await late(true)).toBe(0);
  expect(await late(false)).toBe(1);
});

it('tells which files of a snapshot SQL reads', () => {
  expect(filesIn('SELECT 1 FROM city.city_case JOIN base.room ON room.slot = x')).toEqual([
    'base',
    'city',
  ]);
});
