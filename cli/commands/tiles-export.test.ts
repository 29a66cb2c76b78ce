import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { commandLine } from '../testing/command-line.ts';

const { at, demo, place, run, twin } = commandLine();
const store = () => ['--snapshot', at('store')];

beforeAll(async () => {
  await twin('import', await demo('exports'), ...place());
});

it('twin tiles export writes a folder any viewer opens by its tileset.json', async () => {
  const said = await twin('tiles', 'export', ...store(), '--out', at('tiles'), '--json');
  const { files, bytes, snapshot } = JSON.parse(said);
  const { asset, root } = JSON.parse(await readFile(at('tiles', 'tileset.json'), 'utf8'));
  expect(asset.extras).toMatchObject({ snapshot, synthetic: true });
  expect(files).toBeGreaterThan(10);
  expect(bytes).toBeGreaterThan(10_000);
  for (const { content } of root.children) {
    const tileset = JSON.parse(await readFile(at('tiles', content.uri), 'utf8'));
    expect(tileset.asset.version).toBe('1.1');
  }
});

it('refuses a folder that holds anything, and one that is a file', async () => {
  await mkdir(at('full'));
  await writeFile(at('full', 'note.txt'), 'mine');
  const full = await run('tiles', 'export', ...store(), '--out', at('full'));
  expect(full).toMatchObject({ code: 1, output: expect.stringContaining('not empty') });
  expect(await readFile(at('full', 'note.txt'), 'utf8')).toBe('mine');
  const file = await run('tiles', 'export', ...store(), '--out', at('full', 'note.txt'));
  expect(file.code).toBe(1);
});

it('needs a snapshot and a folder, and tiles still builds beside it', async () => {
  expect((await run('tiles', 'export', ...store())).code).toBe(2);
  expect((await run('tiles', 'export', '--out', at('else'))).code).toBe(2);
  expect(await twin('tiles', ...store())).toContain('unchanged');
});
