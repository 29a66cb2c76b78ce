import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WriteRows, writeSheet } from './sheet-writer.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-sheet-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const HEADER = ['姓名', '地址'];
const NOTES = { watermark: '演示', lines: ['说明'] };
const PAGE = Array.from({ length: 2000 }, (_, row) => [`张${row}`, `药行街${row}号`.repeat(9)]);

async function pages(write: WriteRows, count: number): Promise<void> {
  for (let page = 0; page < count; page += 1) await write(PAGE);
}

describe.each(['csv', 'xlsx'] as const)('a sheet as %s', (format) => {
  const path = () => join(folder, `t.${format}`);

  it('is there whole once it is written', async () => {
    await writeSheet(path(), format, HEADER, NOTES, (write) => pages(write, 2));
    expect((await readFile(path())).length).toBeGreaterThan(10_000);
  });

  it('that is given up half way leaves nothing', async () => {
    const stopped = writeSheet(path(), format, HEADER, NOTES, async (write) => {
      await pages(write, 3);
      throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(await readdir(folder)).toEqual([]);
  });

  it('says so where its place is a folder', async () => {
    await mkdir(path());
    const refused = writeSheet(path(), format, HEADER, NOTES, (write) => pages(write, 1));
    await expect(refused).rejects.toMatchObject({ name: 'TwinError' });
  });

  it.runIf(process.platform === 'linux')('on a full disk ends with a sentence', async () => {
    await symlink('/dev/full', path());
    const full = writeSheet(path(), format, HEADER, NOTES, (write) => pages(write, 40));
    await expect(full).rejects.toThrow('no space left');
    expect(await readdir(folder)).toEqual([]);
  });
});
