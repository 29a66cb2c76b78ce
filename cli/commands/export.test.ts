import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../data/workspace/workspace.ts';
import { commandLine } from '../testing/command-line.ts';

const { at, demo, place, run, twin } = commandLine();

beforeAll(async () => {
  await twin('import', await demo('exports'), ...place());
});

async function exported(name: string, ...options: string[]): Promise<string> {
  const out = at(name);
  await twin('export', '--for', '公安分局', '--out', out, ...place(), ...options);
  return out;
}

const readCsv = async (path: string, encoding: string) =>
  parse(iconv.decode(await readFile(path), encoding), { bom: true }) as string[][];

const peopleFile = async (from: string) =>
  (await readdir(from)).find((name) => /^人口_.*\.csv$/.test(name)) ?? '';

describe('twin export', () => {
  it('gives the columns and rows of a file back in their order', async () => {
    const out = await exported('plain');
    const name = await peopleFile(out);
    const delivered = await readCsv(at('exports/community-policing', name), 'gb18030');
    const returned = await readCsv(join(out, name), 'utf8');
    expect(returned[0]?.slice(0, -5)).toEqual(delivered[0]);
    const own = [...new Set(delivered.slice(1).map((row) => row[0]))];
    const back = returned.slice(1).map((row) => row[0] ?? '');
    const known = back.filter((record) => record !== '');
    expect(known.length).toBeGreaterThan(own.length * 0.9);
    expect(own.filter((record) => known.includes(record ?? ''))).toEqual(known);
    expect(returned.flat().some((cell) => /^330299\d{11}[\dX]$/.test(cell))).toBe(false);
    expect(await readFile(join(out, `${name}.说明.txt`), 'utf8')).toContain('演示数据·虚构');
  });

  it('opens personal columns for a reason alone, and logs it', async () => {
    const out = await exported('open', '--reason', '核对人口名单');
    const name = await peopleFile(out);
    const delivered = await readCsv(at('exports/community-policing', name), 'gb18030');
    const returned = await readCsv(join(out, name), 'utf8');
    const column = delivered[0]?.indexOf('身份证号码') ?? -1;
    const byRecord = new Map(delivered.map((row) => [row[0], row]));
    for (const row of returned.slice(1)) {
      expect(row[column]).toBe(byRecord.get(row[0])?.[column]?.normalize('NFKC').trim());
    }
    const ethnicity = returned[0]?.indexOf('民族') ?? -1;
    expect(new Set(returned.slice(1).map((row) => row[ethnicity]))).toEqual(new Set(['']));
    const workspace = await openWorkspace(at('store', 'workspace.sqlite'));
    expect(await workspace.audit.verify()).toMatchObject({ ok: true, rows: 2 });
    await workspace.close();
  });

  it('writes workbooks with a sheet of notes, buildings of parts and held rows included', async () => {
    const out = await exported('books', '--format', 'xlsx');
    const rooms = new ExcelJS.Workbook();
    await rooms.xlsx.readFile(join(out, '房间.xlsx'));
    expect(rooms.worksheets.map(({ name }) => name)).toEqual(['数据', '说明']);
    const levels = rooms.worksheets[0]?.getColumn(rooms.worksheets[0].columnCount - 1).values ?? [];
    expect(levels.filter((level) => level === '暂存')).toHaveLength(2);
    const buildings = new ExcelJS.Workbook();
    await buildings.xlsx.readFile(join(out, '楼栋.xlsx'));
    expect(buildings.worksheets[0]?.getCell('C2').text).not.toBe('');
    expect(buildings.worksheets[0]?.getCell('P2').text).not.toBe('');
  });

  it('gives back as many files and rows as is said of the department, held rows included', async () => {
    const said = JSON.parse(
      await twin('query', 'departments.delivered', '{}', '--snapshot', at('store')),
    ) as { title: string; files: number; rows: number }[];
    expect(said.length).toBeGreaterThan(1);
    for (const { title, files, rows } of said) {
      const where = ['--out', at(`count-${title}`), ...place(), '--json'];
      const written = JSON.parse(await twin('export', '--for', title, ...where)) as {
        rows: number;
      }[];
      expect([title, written.length, written.reduce((sum, file) => sum + file.rows, 0)]).toEqual([
        title,
        files,
        rows,
      ]);
    }
  });

  it('says which departments there are, and refuses without the department key', async () => {
    const to = ['--snapshot', at('store'), '--out', at('none')];
    const unknown = await run('export', '--for', '交通局', ...to);
    expect(unknown.code).toBe(1);
    expect(unknown.output).toContain('公安分局');
    const strange = ['--keys', at('strange'), '--reason', '核对'];
    const sealed = await run('export', '--for', '公安分局', ...to, ...strange);
    expect(sealed.code).toBe(1);
    expect(sealed.output).toContain('Copy the key folder');
    expect(await run('export', '--for', '老龄办（民政局）', ...to)).toMatchObject({ code: 1 });
  });
});
