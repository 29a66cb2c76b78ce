import { readFile, rename, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStore } from '../data/snapshot/store.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { runProgram } from './program.ts';

const HEADER = '单位编号,单位名称,法定代表人,联系电话,地址';
const ROWS = Array.from(
  { length: 40 },
  (_, index) => `U${index},月湖茶馆${index}号,王小明,0574-8700${1000 + index},月湖街${index + 1}号`,
);
const GOOD = `${HEADER}\n${ROWS.join('\n')}\n`;
const LAST = '月湖街40号';

let folder: TestFolder;
let printed = '';

beforeAll(async () => {
  folder = await TestFolder.make();
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  await deliver('first', Buffer.from(GOOD));
  expect(await twin('first'), printed).toBe(0);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await folder.remove();
});

const deliver = (name: string, bytes: Uint8Array, file = '单位.csv') =>
  folder.bytes(`${name}/community-policing/${file}`, bytes);

async function twin(name: string): Promise<number> {
  printed = '';
  const places = ['--snapshot', folder.at('store'), '--keys', folder.at('keys')];
  return runProgram(['import', folder.at(name), ...places]);
}

/** The snapshot in use, with a fingerprint of its manifest. */
async function inUse(): Promise<string> {
  const id = await (await openStore(folder.at('store'))).currentId();
  const manifest = await readFile(folder.at(`store/snapshots/${id}/manifest.json`));
  return `${id} ${createHash('sha256').update(manifest).digest('hex')}`;
}

async function failures(): Promise<string[]> {
  const listed = await (await openStore(folder.at('store'))).failed();
  return listed.map(({ reason }) => reason);
}

/** Bytes up to somewhere inside the last place where a text stands. */
function cutInside(bytes: Buffer, text: Buffer, keep: number): Buffer {
  return bytes.subarray(0, bytes.lastIndexOf(text) + keep);
}

const gbk = (text: string): Buffer => iconv.encode(text, 'gbk');
const zeros = Buffer.concat([Buffer.from('\u0089PNG\r\n', 'latin1'), Buffer.alloc(400)]);

/** What a person finds wrong with a file, and what the program says: the file, the line where there is one, the remedy. */
const CASES: readonly (readonly [title: string, bytes: () => Buffer, said: RegExp])[] = [
  [
    'cut off inside a row',
    () => cutInside(Buffer.from(GOOD), Buffer.from(`,${LAST}`), 0),
    /单位\.csv, line 41: the file ends inside this row \(4 of 5 columns.*Export or copy it again/,
  ],
  [
    'cut off inside a GBK character',
    () => cutInside(gbk(GOOD), gbk(LAST), 3),
    /单位\.csv, line 41: the file ends inside a character.*Export or copy it again/,
  ],
  [
    'cut off inside a UTF-8 character',
    () => cutInside(Buffer.from(GOOD), Buffer.from(LAST), 4),
    /单位\.csv, line 41: the file ends inside a character.*Export or copy it again/,
  ],
  [
    'cut off inside quotes',
    () => Buffer.from(`${GOOD}U40,"月湖茶馆,王小明`),
    /单位\.csv, line 42: a quote is opened and never closed.*export again/,
  ],
  [
    'GBK under a UTF-8 mark',
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), gbk(GOOD)]),
    /单位\.csv, line 1: the file begins as UTF-8 and its text is not.*Export it again/,
  ],
  ['a picture', () => zeros, /单位\.csv is no table.*Check that the right file was exported/],
  [
    'a PDF',
    () => Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'),
    /单位\.csv is no table.*Check that the right file was exported/,
  ],
  [
    'a header with the same column twice',
    () => Buffer.from(GOOD.replace('法定代表人', '单位名称')),
    /单位\.csv: the header is ambiguous: 「单位名称」、「单位名称」.*or remove one/,
  ],
  ['empty', () => Buffer.alloc(0), /单位\.csv is empty\. Export it again/],
  ['blank', () => Buffer.from('\n\n  \n'), /单位\.csv is empty\. Export it again/],
  [
    'a header and no rows',
    () => Buffer.from(`${HEADER}\n`),
    /实有单位.*Check the exports.*--allow-drop/,
  ],
];

it.each(CASES)(
  'a file that is %s is refused, the snapshot stays, the batch is listed',
  async (title, bytes, said) => {
    const before = await inUse();
    await deliver(title, bytes());
    expect(await twin(title)).toBe(1);
    expect(printed).toMatch(said);
    expect(await inUse()).toBe(before);
    expect(await failures()).toContainEqual(expect.stringMatching(said));
  },
);

describe('a workbook or archive that is not whole', () => {
  it.each([
    ['单位.xlsx', 0.5, /单位\.xlsx: the xlsx file is cut off or damaged.*Export or copy it again/],
    ['单位.xlsx', 0.99, /单位\.xlsx: the xlsx file is cut off or damaged.*Export or copy it again/],
    ['单位.zip', 0.02, /单位\.zip: the zip file is cut off or damaged.*Export or copy it again/],
  ] as const)('%s up to %f of it', async (file, share, said) => {
    const before = await inUse();
    const rows = [HEADER, ...ROWS].map((row) => row.split(','));
    const whole = await readFile(await folder.workbook('whole.xlsx', { 单位: rows }));
    const end = Math.floor(whole.length * share);
    const name = `${file} ${share}`;
    const head = file.endsWith('.zip') ? Buffer.from('PK\u0003\u0004') : whole.subarray(0, end);
    await deliver(
      name,
      Buffer.concat([head, Buffer.alloc(file.endsWith('.zip') ? 90 : 0, 1)]),
      file,
    );
    expect(await twin(name)).toBe(1);
    expect(printed).toMatch(said);
    expect(await inUse()).toBe(before);
  });
});

it('absurd numbers and dates are refused row by row, with line, column and value', async () => {
  const before = await inUse();
  const cells = [
    ['1e308', '2016-01-01'],
    ['NaN', '2016-01-01'],
    ['88..5', '2016-01-01'],
    ['89.5', '9999-12-31'],
    ['89.5', '2016-02-30'],
    ['"1,234.5"', '2016-01-01'],
    ['-12', '2016-01-01'],
  ];
  const rows = cells.map(([area, date], index) => `R${index},B1,1,${101 + index},${area},${date}`);
  const text = `房屋编码,楼幢编号,楼层,室号,建筑面积,核实日期\n${rows.join('\n')}\n`;
  await deliver('numbers', Buffer.from(text), '房间.csv');
  printed = '';
  const places = ['--snapshot', folder.at('store'), '--keys', folder.at('keys')];
  expect(await runProgram(['import', folder.at('numbers'), '--dry-run', '--json', ...places])).toBe(
    0,
  );
  const [report] = (
    JSON.parse(printed.slice(printed.indexOf('{'))) as {
      files: { refusals: object; flags: object }[];
    }
  ).files;
  expect(report?.refusals).toEqual({ NUMBER_INVALID: 3, DATE_INVALID: 2 });
  expect(report?.flags).toMatchObject({ RANGE: 1 });
  expect(await inUse()).toBe(before);
});

it('a key folder that is gone is said before anything is sealed with new keys', async () => {
  const before = await inUse();
  await deliver('again', Buffer.from(GOOD.replace('月湖茶馆3号', '柳汀书店')));
  await rename(folder.at('keys'), folder.at('keys-away'));
  expect(await twin('again')).toBe(1);
  expect(printed).toMatch(/keys of the snapshot in use are not in .*keys.*Put the key folder back/);
  await rm(folder.at('keys'), { recursive: true, force: true });
  await rename(folder.at('keys-away'), folder.at('keys'));
  expect(await inUse()).toBe(before);
  expect(await failures()).toContainEqual(expect.stringContaining('keys of the snapshot'));
});

it('a store of firms alone is whole, and verify says that it has no buildings', async () => {
  printed = '';
  const places = ['--snapshot', folder.at('store'), '--keys', folder.at('keys')];
  expect(await runProgram(['verify', ...places]), printed).toBe(0);
  expect(printed).toMatch(/whole and has no buildings: import the building file/);
  expect(printed).toMatch(/: ok, \d+ files/);
});
