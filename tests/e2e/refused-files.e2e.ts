import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { launchTwin } from './launch.ts';
import { systemsStoreFolder } from './paths.ts';
import { TwinPage } from './twin-page.ts';

const HEADER = '单位编号,单位名称,统一社会信用代码,地址';
const GOOD = `${HEADER}\n${Array.from({ length: 20 }, (_, n) => `X${n},月湖茶馆${n},,月湖街${n + 1}号`).join('\n')}\n`;
const GBK = iconv.encode(GOOD, 'gbk');

interface BadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the desk says, in Chinese and in English. */
  readonly zh: RegExp;
  readonly en: RegExp;
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
];

async function drop(page: Page, file: string): Promise<void> {
  const input = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await input.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  await input.detach();
}

test('files that are no whole tables are refused in the window with file, line and remedy, in both languages', async () => {
  test.setTimeout(300_000);
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

  expect(await readFile(path.join(store, 'current'), 'utf8')).toBe(before);
  await twin.close();
  await rm(folder, { recursive: true, force: true });
});
