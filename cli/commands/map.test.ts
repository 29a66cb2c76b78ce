import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openStore } from '../../data/snapshot/store.ts';
import { boundsText, pngOf, writeMbtiles } from '../../tiles/testing/write-mbtiles.ts';
import { runProgram } from '../program.ts';

const BOX = { westDegrees: 121.54, southDegrees: 29.86, eastDegrees: 121.55, northDegrees: 29.87 };

let folder: string;
let store: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-map-'));
  ({ folder: store } = await openStore(path.join(folder, 'store')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command and gives its exit code and what it wrote. */
async function run(...args: readonly string[]) {
  const [out, err] = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  const code = await runProgram(['map', ...args, '--snapshot', store]);
  const text = (spy: typeof out) => spy?.mock.calls.map(([part]) => String(part)).join('') ?? '';
  const written = { code, out: text(out), err: text(err) };
  vi.restoreAllMocks();
  return written;
}

test('a map file is added, listed and removed; one that is none ends with 1 and says why', async () => {
  const file = path.join(folder, '影像.mbtiles');
  await writeMbtiles(file, {
    metadata: { name: '正射影像', bounds: boundsText(BOX) },
    box: BOX,
    levels: [14],
    tile: () => pngOf(8, () => [80, 90, 70]),
  });
  expect((await run('list')).out).toContain('no map file yet');
  const added = await run('add', file);
  expect(added).toMatchObject({ code: 0, out: expect.stringContaining('正射影像') });
  const [{ id }] = JSON.parse((await run('list', '--json')).out) as [{ id: string }];
  await writeFile(path.join(folder, 'bad.mbtiles'), 'nothing');
  expect(await run('add', path.join(folder, 'bad.mbtiles'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('is not an MBTiles file'),
  });
  expect(await run('remove', id)).toMatchObject({ code: 0 });
  expect(await run('remove', id)).toMatchObject({ code: 1 });
  expect(await run('add')).toMatchObject({ code: 2 });
});
