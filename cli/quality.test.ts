import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../contract/host.ts';
import type { QualityFile } from '../contract/queries/quality.ts';
import { tell } from '../contract/words.ts';
import { createHost, type Host } from '../data/host/index.ts';
import { exportQuality } from '../data/quality/export.ts';
import { openStore } from '../data/snapshot/store.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';

const UNITS = '单位编号,单位名称,从业人数,联系电话,房屋编码\n';

let folder: TestFolder;
let host: Host;
let client: HostClient;
let first: string;
const storeFolder = () => folder.at('store');

async function importUnits(name: string, rows: string): Promise<string> {
  await folder.text(`in/${name}`, UNITS + rows);
  const report = await refresh({
    paths: [folder.at('in')],
    storeFolder: storeFolder(),
    keyFolder: folder.at('keys'),
    mode: 'incremental',
  });
  return report.batch;
}

beforeAll(async () => {
  folder = await TestFolder.make();
  first = await importUnits(
    '单位_1.csv',
    'U1,甲,3,abc,\nU2,,3,,\nU3,丙,x,,\nU4,丁,3,,R404\nU5,戊,3,12345,\n',
  );
  host = await createHost({
    storeFolder: storeFolder(),
    keyFolder: folder.at('keys'),
    workspacePath: folder.at('workspace.sqlite'),
    checkResults: true,
  });
  client = host.client({ account: 'local', role: 'analyst' });
});
afterAll(async () => {
  await host.close();
  await folder.remove();
});

const ofUnits = async (): Promise<QualityFile> => {
  const files = await client.call('quality.summary', {});
  return files.find(({ table }) => table === 'unit') as QualityFile;
};

describe('the quality ledger', () => {
  it('accounts for every row of a file and tells its doubtful ones by check', async () => {
    const file = await ofUnits();
    expect(file).toMatchObject({ read: 5, loaded: 2, held: 1, rejected: 2, flagged: 2 });
    expect(file.batch).toBe(first);
    expect(file.checks).toEqual(
      expect.arrayContaining([
        { state: 'rejected', code: 'REQUIRED', rows: 1 },
        { state: 'rejected', code: 'NUMBER_INVALID', rows: 1 },
        { state: 'held', code: 'UNKNOWN_REFERENCE', rows: 1 },
        { state: 'flagged', code: 'PHONE_FORMAT', rows: 2 },
      ]),
    );
  });

  it('leads to the rows: file, line, column, value, and a sentence in both languages', async () => {
    const { total, rows } = await client.call('quality.rows', { table: 'unit' });
    expect(total).toBe(5);
    expect(rows.map(({ state, line }) => [state, line])).toEqual([
      ['rejected', 3],
      ['rejected', 4],
      ['held', 5],
      ['flagged', 2],
      ['flagged', 6],
    ]);
    const [, wrongNumber, held, flagged] = rows;
    expect(wrongNumber?.findings[0]).toMatchObject({ column: '从业人数', value: 'x' });
    const sentence = wrongNumber?.findings[0]?.sentence;
    expect(sentence && tell(sentence, 'zh')).toBe('应为整数。');
    expect(sentence && tell(sentence, 'en')).toBe('A whole number is expected.');
    expect(held?.waitsFor).toBe('room:R404');
    expect(flagged).toMatchObject({ codes: ['PHONE_FORMAT'], key: 'U1' });
    expect(flagged?.findings).toEqual([
      { code: 'PHONE_FORMAT', column: '联系电话', sentence: null, value: '****' },
    ]);
  });

  it('pages through all of them, and limits them to a state or a check', async () => {
    const seen: number[] = [];
    for (let offset = 0; offset < 5; offset += 2) {
      const page = await client.call('quality.rows', { table: 'unit', offset, limit: 2 });
      expect(page.total).toBe(5);
      seen.push(...page.rows.map(({ line }) => line));
    }
    expect(seen).toEqual([3, 4, 5, 2, 6]);
    const flagged = await client.call('quality.rows', { table: 'unit', state: 'flagged' });
    expect(flagged.total).toBe(2);
    const required = await client.call('quality.rows', { table: 'unit', code: 'REQUIRED' });
    expect(required.rows.map(({ line }) => line)).toEqual([3]);
  });

  it('is not for walls, nor for accounts of one area', async () => {
    const wall = host.client({ account: 'wall', role: 'wall' });
    await expect(wall.call('quality.summary', {})).rejects.toMatchObject({ kind: 'forbidden' });
    const area = host.client({ account: 'yuehu', role: 'officer', areaCode: '330203005' });
    await expect(area.call('quality.rows', { table: 'unit' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  it('goes into a workbook, in Chinese unless the language says otherwise', async () => {
    const store = await openStore(storeFolder());
    const snapshot = await store.open((await store.currentId()) as string);
    const places = { snapshot, storeFolder: storeFolder() };
    const options = { filters: [{ table: 'unit' }], title: '质量台账 单位', account: 'local' };
    const { name, rows } = await exportQuality(places, folder.path, { ...options, language: 'zh' });
    await exportQuality(places, folder.path, { ...options, title: 'Ledger', language: 'en' });
    await snapshot.close();
    expect(rows).toBe(5);
    const read = async (file: string) => {
      const book = new exceljs.Workbook();
      await book.xlsx.readFile(join(folder.path, file));
      return book.worksheets[0]?.getSheetValues().flat().join('|') ?? '';
    };
    expect(await read(name)).toContain('必填的「单位名称」是空的。');
    expect(await read('Ledger.xlsx')).toContain('The required “单位名称” is empty.');
  });

  it('keeps the findings of a file when another batch brings more, even one that published nothing', async () => {
    await folder.text('in/单位_1.csv', '');
    await readdir(folder.at('in'));
    const second = await importUnits('单位_1.csv', 'U9,,3,,\n');
    expect((await client.call('snapshot.info', {})).id).toBe(first);
    const files = (await client.call('quality.summary', {})).filter(
      ({ table }) => table === 'unit',
    );
    expect(files.map(({ batch, rejected }) => [batch, rejected])).toEqual([
      [first, 2],
      [second, 1],
    ]);
    const { rows } = await client.call('quality.rows', { table: 'unit', state: 'rejected' });
    expect(rows.map(({ line }) => line).sort()).toEqual([2, 3, 4]);
  });
});
