import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runProgram } from '../program.ts';

let folder: string;
let output = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-lists-'));
  const keep = (text: unknown) => {
    output += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
});

afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const place = () => ['--snapshot', join(folder, 'store'), '--keys', join(folder, 'keys')];

async function twin(...args: string[]): Promise<string> {
  output = '';
  expect(await runProgram(args), output).toBe(0);
  return output;
}

it('a list made, written out and closed by the next import', async () => {
  for (const [name, ...more] of [['first'], ['second', '--second-delivery']]) {
    await twin(
      'demo',
      '--out',
      join(folder, name ?? ''),
      '--scale',
      '0.005',
      '--systems',
      'none',
      ...more,
    );
  }
  await twin('import', join(folder, 'first'), ...place());
  expect(await twin('lists', ...place())).toContain('no returned list yet');
  const made = await twin(
    ...['lists', '--for', '公安分局', '--owner', '鼓楼所', '--due', '2026-12-01', '--json'],
    ...place(),
  );
  const { number, rows } = JSON.parse(made) as { number: string; rows: number };
  expect(rows).toBeGreaterThan(0);
  const out = join(folder, 'out');
  await twin('lists', '--number', number, '--out', out, '--format', 'csv', ...place());
  expect(await readFile(join(out, `${number}-房间.csv`), 'utf8')).toContain('等待 building:');
  await twin('import', join(folder, 'second'), ...place());
  const [list] = JSON.parse(await twin('lists', '--json', ...place())) as {
    changed: number;
    unchanged: number;
    withdrawn: number;
  }[];
  const settled = (list?.changed ?? 0) + (list?.unchanged ?? 0) + (list?.withdrawn ?? 0);
  expect(settled).toBeGreaterThan(0);
  expect(await runProgram(['lists', '--for', '公安分局', ...place()])).toBe(1);
  expect(await runProgram(['lists', '--number', 'TH-1', '--out', out, ...place()])).toBe(1);
});
