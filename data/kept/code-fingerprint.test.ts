import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourcesFingerprint } from './code-fingerprint.ts';

let root: string;

async function write(file: string, text: string): Promise<string> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
  return sourcesFingerprint(root);
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'twin-code-'));
  await write('contract/metrics/rate.ts', 'export const RATE = 1;').catch(() => '');
  await write('data/economy/book.ts', 'export const BOOK = 1;');
});
afterEach(() => rm(root, { recursive: true, force: true }));

it.each(['contract/metrics/rate.ts', 'data/economy/book.ts'])(
  'is another once %s says something else, and the same once it says it again',
  async (file) => {
    const before = await write(file, 'export const ONE = 1;');
    expect(await write(file, 'export const ONE = 2;')).not.toBe(before);
    expect(await write(file, 'export const ONE = 1;')).toBe(before);
  },
);

it('is another with a module more, or one under another name', async () => {
  const before = sourcesFingerprint(root);
  const more = await write('data/city/clock.ts', '');
  await rm(join(root, 'data/city/clock.ts'));
  expect(new Set([before, more, await write('data/city/watch.ts', '')]).size).toBe(3);
});

it('does not look at tests and what they use', async () => {
  const before = sourcesFingerprint(root);
  await write('data/economy/book.test.ts', 'expect(1);');
  expect(await write('data/testing/rows.ts', 'export const ROWS = 1;')).toBe(before);
});
