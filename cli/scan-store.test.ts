import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runProgram } from './program.ts';

let folder: string;
let output = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-scan-'));
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

async function twin(...args: string[]): Promise<number> {
  output = '';
  return runProgram(args);
}

/** Names, numbers and phones of the department's own files: rows that were refused or held too. */
async function delivered(exports: string): Promise<string[]> {
  const texts = new Set<string>();
  for (const name of await readdir(exports)) {
    if (!/^人口_.*\.csv$/.test(name)) continue;
    const rows = parse(iconv.decode(await readFile(join(exports, name)), 'gb18030')) as string[][];
    const columns = ['姓名', '身份证号码', '手机号码'].map(
      (title) => rows[0]?.findIndex((header) => header.replaceAll(/\s/g, '') === title) ?? -1,
    );
    for (const row of rows.slice(1)) {
      for (const column of columns) {
        const text = row[column]?.trim() ?? '';
        if (text.length >= 3) texts.add(text);
      }
    }
  }
  return [...texts];
}

it('finds no delivered name, number or phone in any file of a store with history and reports', async () => {
  for (const [name, seed] of [
    ['first', '1'],
    ['second', '2'],
  ] as const) {
    const out = join(folder, name);
    expect(
      await twin(
        'demo',
        '--out',
        out,
        '--scale',
        '0.005',
        '--systems',
        'none',
        '--systems',
        'none',
        '--seed',
        seed,
      ),
    ).toBe(0);
    expect(await twin('import', out, ...place(), '--allow-drop'), output).toBe(0);
  }
  const list = join(folder, 'planted.json');
  const [first, second] = await Promise.all(
    ['first', 'second'].map((name) => delivered(join(folder, name, 'community-policing'))),
  );
  expect(first?.length).toBeGreaterThan(5000);
  await writeFile(list, JSON.stringify({ first, second }));
  expect(await twin('verify', ...place(), '--scan', list), output).toBe(0);
  expect(output).toMatch(/scanned \d+ files for \d{5} values: 0 found/);
});

it('finds a value that was written somewhere, and does not repeat it', async () => {
  const [value = ''] = (await delivered(join(folder, 'second', 'community-policing'))).filter(
    (text) => /^330299\d{12}$/.test(text),
  );
  await mkdir(join(folder, 'store', 'logs'));
  await writeFile(
    join(folder, 'store', 'logs', 'host.log'),
    Buffer.from(`slow ${value}`, 'utf16le'),
  );
  expect(await twin('verify', ...place(), '--scan')).toBe(1);
  expect(output).toContain('host.log holds a number in UTF-16LE');
  expect(output).not.toContain(value);
});
