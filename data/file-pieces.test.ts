import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { filePieces } from './file-pieces.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  return { ...real, open: vi.fn(real.open) };
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-pieces-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const aTurn = () => new Promise((resolve) => setTimeout(resolve, 5));

it('gives all bytes in order, however long each piece is worked on', async () => {
  const path = join(folder, 'file');
  await writeFile(path, '0123456789');
  let text = '';
  for await (const piece of filePieces(path, 3)) {
    await aTurn();
    text += piece.toString();
  }
  expect(text).toBe('0123456789');
});

it('a read that fails while the piece before is worked on is told when it is asked for', async () => {
  const path = join(folder, 'file');
  await writeFile(path, '0123456789');
  const file = await fs.open(path);
  const read = file.read.bind(file) as (...asked: unknown[]) => Promise<unknown>;
  let reads = 0;
  const failing = (...asked: unknown[]) =>
    (reads += 1) === 1 ? read(...asked) : Promise.reject(new Error('the share is gone'));
  Object.assign(file, { read: failing });
  vi.mocked(fs.open).mockResolvedValueOnce(file);
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  const taken: string[] = [];
  const take = async () => {
    for await (const piece of filePieces(path, 3)) {
      taken.push(piece.toString());
      await aTurn();
    }
  };
  await expect(take()).rejects.toThrow('the share is gone');
  process.off('unhandledRejection', unhandled);
  expect(taken).toEqual(['012']);
  expect(unhandled).not.toHaveBeenCalled();
});
