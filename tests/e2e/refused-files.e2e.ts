import { cp, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as spreadsheets from '@e965/xlsx';
import { expect, type Locator, type Page, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { checkText } from '../../renderer/format/check-text.ts';
import { launchTwin } from './launch.ts';
import { systemsStoreFolder } from './paths.ts';
import { TwinPage } from './twin-page.ts';

const CODE_MANGLED = {
  zh: checkText(['CODE_MANGLED'], 'zh-CN'),
  en: checkText(['CODE_MANGLED'], 'en'),
};
const HEADER = '单位编号,单位名称,统一社会信用代码,地址';
const GOOD = `${HEADER}\n${Array.from({ length: 20 }, (_, n) => `X${n},月湖茶馆${n},,月湖街${n + 1}号`).join('\n')}\n`;
const GBK = iconv.encode(GOOD, 'gbk');

interface BadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the desk says, in Chinese and in English. */
  readonly zh: RegExp | string;
  readonly en: RegExp | string;
}

/** Codes as a spreadsheet leaves them: written as a power of ten, and as a number whose last digits are gone. */
const MANGLED_CSV = Buffer.from(GOOD.replace('月湖茶馆3,,', '月湖茶馆3,1.23E+17,'));
const MANGLED_XLSX = workbookOf([
  HEADER.split(','),
  ['X1', '月湖茶馆', 913302000000000000, '月湖街1号'],
  ['X2', '月湖书店', '91330203MA2AF12345', '月湖街2号'],
]);

function workbookOf(rows: readonly (readonly unknown[])[]): Buffer {
  const { utils, write } = spreadsheets;
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as unknown[][]), '单位');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

/** The library's writer of such containers, which its types leave out. */
interface Containers {
  readonly utils: {
    cfb_new(): object;
    cfb_add(container: object, name: string, content: Uint8Array): void;
  };
  write(container: object, options: { readonly type: 'buffer' }): Buffer;
}

/** What Excel writes under a password: a container with the encrypted workbook in it. */
function lockedWorkbook(): Buffer {
  const { CFB } = spreadsheets as unknown as { CFB: Containers };
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from([4, 0, 4, 0, 64, 0, 0, 0]));
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(600, 5));
  return CFB.write(container, { type: 'buffer' });
}

const BAD: readonly BadFile[] = [
  {
    name: '单位_截断.csv',
    bytes: GBK.subarray(0, GBK.length - 2),
    zh: /单位_截断\.csv.*第 21 行/,
    en: /单位_截断\.csv, line 21.*Export or copy it again/,
  },
  {
    name: '单位_损坏.xlsx',
    bytes: Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(300, 7)]),
    zh: /单位_损坏\.xlsx.*损坏/,
    en: /单位_损坏\.xlsx.*damaged.*Export or copy it again/,
  },
  {
    name: '单位_图片.csv',
    bytes: Buffer.concat([Buffer.from('\u0089PNG\r\n', 'latin1'), Buffer.alloc(400)]),
    zh: /单位_图片\.csv.*不是/,
    en: /单位_图片\.csv is no table.*Check that the right file was exported/,
  },
  {
    name: '楼栋_损坏.zip',
    bytes: Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(300, 7)]),
    zh: /楼栋_损坏\.zip：zip 文件不完整或已损坏.*请重新导出或复制/,
    en: /楼栋_损坏\.zip: the zip file is cut off or damaged.*Export or copy it again/,
  },
  {
    name: '单位_加密.xlsx',
    bytes: lockedWorkbook(),
    zh: /单位_加密\.xlsx：工作簿设有密码.*去掉密码另存/,
    en: /单位_加密\.xlsx: the workbook is protected by a password. Save it without one/,
  },
  {
    name: '单位_空.csv',
    bytes: Buffer.alloc(0),
    zh: /单位_空\.csv 是空文件，请重新导出/,
    en: /单位_空\.csv is empty\. Export it again/,
  },
  {
    name: '单位_科学计数.csv',
    bytes: MANGLED_CSV,
    zh: CODE_MANGLED.zh,
    en: CODE_MANGLED.en,
  },
  {
    name: '单位_数值.xlsx',
    bytes: MANGLED_XLSX,
    zh: CODE_MANGLED.zh,
    en: CODE_MANGLED.en,
  },
];

async function drop(page: Page, file: string): Promise<void> {
  const input = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await input.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  await input.detach();
}

const SPOILED = [
  ['removed', (file: string) => rm(file), /单位_removed\.csv 不存在/],
  [
    'cut',
    (file: string) => truncate(file, Buffer.byteLength(GOOD) - 8),
    /单位_cut\.csv 第 21 行：.*完整复制/,
  ],
] as const;

async function toTrial(desk: Locator): Promise<void> {
  await desk.getByRole('button', { name: '下一步：映射与坐标' }).click();
}

test('files that are no whole tables are refused in the window with file, line and remedy, in both languages', async () => {
  test.setTimeout(400_000);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-refused-'));
  const store = path.join(folder, 'store');
  await cp(systemsStoreFolder(), store, { recursive: true });
  const before = await readFile(path.join(store, 'current'), 'utf8');
  const twin = await launchTwin({ store });
  const { page } = twin;
  const window = new TwinPage(page);
  await window.sceneReady();
  const zh = page.getByRole('region', { name: '导入台' });
  const en = page.getByRole('region', { name: 'Import desk' });

  for (const { name, bytes, zh: said, en: saidInEnglish } of BAD)
    await test.step(name, async () => {
      await writeFile(path.join(folder, name), bytes);
      await drop(page, path.join(folder, name));
      await expect(zh.getByText(said).first()).toBeVisible();
      await window.picture(`refused ${name}`);
      await page.getByRole('button', { name: 'English' }).click();
      await expect(en.getByText(saidInEnglish).first()).toBeVisible();
      await window.picture(`refused in English ${name}`);
      await page.getByRole('button', { name: '中文' }).click();
    });

  await test.step('a folder with nothing known in it', async () => {
    const unknown = path.join(folder, '附件');
    await mkdir(unknown);
    await writeFile(path.join(unknown, '说明.docx'), 'no table');
    await drop(page, unknown);
    await expect(zh.getByRole('row').filter({ hasText: '说明.docx' })).toContainText('不认识');
    await toTrial(zh);
    await expect(zh.getByRole('button', { name: '试运行', exact: true })).toBeDisabled();
  });

  await test.step('a header without rows would take everything away and is asked about', async () => {
    const file = path.join(folder, '单位_只有表头.csv');
    await writeFile(file, `${HEADER}\n`);
    await drop(page, file);
    await expect(zh.getByText('没有可预览的行')).toBeVisible();
    await toTrial(zh);
    await zh.getByRole('button', { name: '试运行', exact: true }).click();
    await expect(zh.getByText(/现有行要从新快照中消失/)).toBeVisible();
    await expect(zh.getByRole('button', { name: '提交并发布' })).toBeDisabled();
  });

  for (const [title, spoil, said] of SPOILED)
    await test.step(`a file that is ${title} between its preview and the dry run`, async () => {
      const file = path.join(folder, `单位_${title}.csv`);
      await writeFile(file, GOOD);
      await drop(page, file);
      await expect(zh.getByRole('row').filter({ hasText: title })).toContainText('可导入');
      await toTrial(zh);
      await spoil(file);
      await zh.getByRole('button', { name: '试运行', exact: true }).click();
      await expect(zh.getByRole('alert').getByText(said)).toBeVisible();
    });

  expect(await readFile(path.join(store, 'current'), 'utf8')).toBe(before);
  expect(twin.errors).toEqual([]);
  await twin.close();
  await rm(folder, { recursive: true, force: true });
});
