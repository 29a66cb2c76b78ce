import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoCommand } from './demo.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-command-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: string[]): Promise<unknown> =>
  demoCommand().exitOverride().parseAsync(args, { from: 'user' });

describe('twin demo', () => {
  test('writes the exports and what is in them beside the folder', async () => {
    const out = join(folder, 'exports');
    await run('--out', out, '--scale', '0.005');
    const answers = JSON.parse(await readFile(`${out}-answers.json`, 'utf8'));
    expect(answers.counts).toMatchObject({
      buildings: 34,
      rooms: 750,
      residentRecords: 6350,
      units: 135,
    });
  });

  test('names the remedy for a profile that is not there', async () => {
    const call = run('--out', join(folder, 'none'), '--profile', 'atlantis');
    await expect(call).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringMatching('profile.json'),
    });
  });

  test('writes the systems that are named and knows no others', async () => {
    const out = join(folder, 'systems');
    await run('--out', out, '--scale', '0.005', '--systems', 'work-safety');
    const answers = JSON.parse(await readFile(`${out}-answers.json`, 'utf8'));
    expect(Object.keys(answers.systems)).toEqual(['work-safety']);
    await expect(run('--out', out, '--systems', 'weather')).rejects.toThrow('weather');
  });
});
