import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { beforeAll, expect, it } from 'vitest';
import { commandLine } from './testing/command-line.ts';

const { at, demo, place, run, twin } = commandLine();

beforeAll(async () => {
  for (const [name, seed] of [
    ['first', '1'],
    ['second', '2'],
  ] as const) {
    const exports = await demo(name, '--seed', seed);
    await twin('import', exports, ...place(), '--allow-drop');
  }
});

/** Names, numbers, phones and addresses of the department's own files: rows that were refused or held too. */
async function delivered(exports: string): Promise<string[]> {
  const texts = new Set<string>();
  for (const name of await readdir(exports)) {
    if (!/^人口_.*\.csv$/.test(name)) continue;
    const rows = parse(iconv.decode(await readFile(join(exports, name)), 'gb18030')) as string[][];
    const columns = ['姓名', '身份证号码', '手机号码', '暂住证号', '实际居住地'].map(
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
  const list = at('planted.json');
  const [first, second] = await Promise.all(
    ['first', 'second'].map((name) => delivered(at(name, 'community-policing'))),
  );
  expect(first?.length).toBeGreaterThan(5000);
  await writeFile(list, JSON.stringify({ first, second }));
  expect(await twin('verify', ...place(), '--scan', list)).toMatch(
    /scanned \d+ files for \d{5} values: 0 found/,
  );
});

it('finds a value that was written somewhere, and does not repeat it', async () => {
  const [value = ''] = (await delivered(at('second', 'community-policing'))).filter((text) =>
    /^330299\d{12}$/.test(text),
  );
  await mkdir(at('store', 'logs'));
  await writeFile(at('store', 'logs', 'host.log'), Buffer.from(`slow ${value}`, 'utf16le'));
  const { code, output } = await run('verify', ...place(), '--scan');
  expect(code).toBe(1);
  expect(output).toContain('host.log holds a number in UTF-16LE');
  expect(output).not.toContain(value);
});
