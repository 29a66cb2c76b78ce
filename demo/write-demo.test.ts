import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { citizenCheck, creditCheck } from './people/check-digits.ts';
import type { DemoReport } from './report.ts';
import { loadShipped } from './testing.ts';
import { writeDemo } from './write-demo.ts';

const SCALE = 0.01;
let folder: string;
let first: DemoReport;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
  first = await write('first');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(
  name: string,
  more: { seed?: number; secondDelivery?: boolean } = {},
): Promise<DemoReport> {
  return writeDemo({ ...(await loadShipped()), out: join(folder, name), scale: SCALE, ...more });
}

async function digests(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const pairs = files.sort().map(async (file) => [
    relative(root, file),
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  ]);
  return Object.fromEntries(await Promise.all(pairs));
}

async function residentRows(): Promise<{ file: string; rows: Record<string, string>[] }[]> {
  const names = Object.keys(first.answers.files).filter((file) => file.includes('人口_'));
  return Promise.all(
    names.map(async (file) => {
      const text = iconv.decode(await readFile(join(first.out, file)), 'gb18030');
      return {
        file,
        rows: parse(text, { columns: true, skip_empty_lines: true }) as Record<string, string>[],
      };
    }),
  );
}

async function sheetRows(report: DemoReport): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(report.out, 'community-policing', '房间.xlsx'));
  const rows: string[][] = [];
  book.worksheets[0]!.eachRow((row) =>
    rows.push((row.values as unknown[]).slice(1).map((cell) => String(cell ?? ''))),
  );
  return rows;
}

describe('a written demo', () => {
  test('is the same to the byte for the same seed, and another for another', async () => {
    const again = await write('again');
    const other = await write('other', { seed: 7 });
    expect(await digests(again.out)).toEqual(await digests(first.out));
    expect((await digests(other.out))['community-policing/房间.xlsx']).not.toBe(
      (await digests(first.out))['community-policing/房间.xlsx'],
    );
  });

  test('has the numbers of its scale', () => {
    expect(first.answers.counts).toMatchObject({
      buildings: 68,
      rooms: 1500,
      residentRecords: 12_700,
      units: 270,
    });
    expect(
      first.answers.counts.currentRecords / first.answers.counts.residentRecords,
    ).toBeGreaterThan(0.1);
  });

  test('says what it is at the top', async () => {
    const note = JSON.parse(await readFile(join(first.out, 'delivery.json'), 'utf8'));
    expect(note).toMatchObject({
      synthetic: true,
      profile: 'haishu-2016',
      asOf: first.answers.asOf,
    });
  });

  test('has rooms of buildings that exist, but for the planted ones', async () => {
    const rows = await sheetRows(first);
    const header = rows.findIndex((row) => row.includes('房屋编码'));
    const shapes = await readFile(join(first.out, 'community-policing', '楼栋.dbf'));
    const missing = rows.slice(header + 1).filter((row) => !shapes.includes(row[2]!));
    const planted = first.answers.planted.filter(({ kind }) => kind === 'unknown-building');
    expect(header).toBe(2);
    expect(missing.map((row) => row[1])).toEqual(planted.map(({ key }) => key));
  });

  test('has people nobody can be: the unassigned prefix, valid check digits, phones that are none', async () => {
    const planted = new Set(first.answers.planted.map(({ key }) => key));
    for (const { rows } of await residentRows()) {
      for (const row of rows) {
        const [recordNo, type] = [
          row['记录编号'] ?? row['人员编号']!,
          row['证件类型'] ?? row['证件种类']!,
        ];
        const number = row['公民身份号码'] ?? row['身份证号码']!;
        const phone = row['联系电话'] ?? row['手机号码']!;
        if (planted.has(recordNo)) continue;
        expect(number).toMatch(/^[PQ]?330299/);
        if (type === '居民身份证') expect(citizenCheck(number.slice(0, 17))).toBe(number[17]);
        expect(phone).toMatch(/^(12\d{9})?$/);
      }
    }
  });

  test('has planted rows exactly where the answers say', async () => {
    const byFile = new Map((await residentRows()).map(({ file, rows }) => [file, rows]));
    for (const { file, line, key } of first.answers.planted) {
      const row = byFile.get(file)?.[line - 2];
      if (row) expect(row['记录编号'] ?? row['人员编号']).toBe(key);
    }
    const sheet = await sheetRows(first);
    const rooms = first.answers.planted.filter(({ file }) => file.endsWith('.xlsx'));
    expect(rooms.map(({ line }) => sheet[line - 1]![1])).toEqual(rooms.map(({ key }) => key));
  });

  test('has characters that GB 18030 writes with four bytes somewhere', async () => {
    const names = (await residentRows()).flatMap(({ rows }) =>
      rows.map((row) => row['姓名'] ?? row['姓 名']!),
    );
    expect(
      names.some((name) =>
        [...name].some((character) => iconv.encode(character, 'gb18030').length === 4),
      ),
    ).toBe(true);
  });

  test('has units with valid codes, the planted one aside, in rooms of the sheet', async () => {
    const text = await readFile(join(first.out, 'community-policing', '单位.csv'), 'utf8');
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
    const rooms = new Set((await sheetRows(first)).map((row) => row[1]));
    const coded = rows.filter(({ 统一社会信用代码: code }) => code !== '');
    const badCodes = coded.filter(
      ({ 统一社会信用代码: code }) => creditCheck(code!.slice(0, 17)) !== code![17],
    );
    const uncoded = rows.filter((row) => !coded.includes(row));
    expect(coded.length / rows.length).toBeGreaterThan(0.9);
    expect(uncoded.filter(({ 单位类别: category }) => category === '企业')).toEqual([]);
    const unknown = rows.filter(({ 房屋编码: room }) => !rooms.has(room!));
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect([badCodes.length, unknown.length]).toEqual([1, 1]);
  });

  test('has a second delivery with one room changed, one new and one gone', async () => {
    const second = await write('second', { secondDelivery: true });
    const ids = (rows: string[][]): Set<string> =>
      new Set(rows.map((row) => row[1]!).filter((id) => /^\d{15}/.test(id)));
    const planted = new Set(first.answers.planted.map(({ key }) => key));
    const [before, after] = [ids(await sheetRows(first)), ids(await sheetRows(second))];
    const { added, gone } = second.answers.facts as { added: string; gone: string };
    expect([...after].filter((id) => !before.has(id))).toEqual([added]);
    expect([...before].filter((id) => !after.has(id) && !planted.has(id))).toEqual([gone]);
    expect(await readdir(second.out)).toEqual(['community-policing', 'delivery.json']);
  });

  test('replaces an earlier demo wholly and leaves a folder of something else alone', async () => {
    const options = { ...(await loadShipped()), scale: 0.005 };
    await write('replaced');
    const { out, answers } = await writeDemo({ ...options, out: join(folder, 'replaced') });
    const written = Object.keys(answers.files).filter((file) => file.endsWith('.csv'));
    const found = await readdir(join(out, 'community-policing'));
    expect(found.filter((name) => name.endsWith('.csv'))).toHaveLength(written.length);
    await mkdir(join(folder, 'letters'));
    await writeFile(join(folder, 'letters', 'dear.txt'), 'mine');
    await expect(writeDemo({ ...options, out: join(folder, 'letters') })).rejects.toMatchObject({
      kind: 'invalid',
    });
    expect(await readdir(join(folder, 'letters'))).toEqual(['dear.txt']);
  });

  test('refuses a scale it cannot make', async () => {
    const options = { ...(await loadShipped()), out: join(folder, 'none'), scale: 3 };
    await expect(writeDemo(options)).rejects.toMatchObject({ kind: 'invalid' });
  });
});
