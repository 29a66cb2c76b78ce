import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { jpegOf } from '../../importers/testing/pictures.ts';
import { commandLine } from '../testing/command-line.ts';

const { at, place, twin } = commandLine();

const HEADER = '案件编号,编码版本,小类代码,上报时间,处理前照片,照片1,照片2';

it('twin export gives the names of photographs back under their own headers, missing ones too', async () => {
  await mkdir(at('exports', '照片'), { recursive: true });
  await writeFile(at('exports', '照片', 'a.jpg'), jpegOf(40, 30));
  const rows = [
    'A1,CJT214-2007,0102,2016-03-01 08:00:00,a.jpg,,',
    'A2,CJT214-2007,0102,2016-03-01 09:00:00,照片/a.jpg；gone.jpg,,',
    'A3,CJT214-2007,0102,2016-03-01 10:00:00,,,',
  ];
  await writeFile(at('exports', '案件.csv'), [HEADER, ...rows, ''].join('\n'));
  await twin('import', at('exports'), ...place());
  await twin('export', '--for', '城管局', '--out', at('back'), ...place());
  const back = parse(await readFile(at('back', '案件.csv'), 'utf8'), { bom: true }) as string[][];
  expect(back[0]?.slice(0, 7)).toEqual(HEADER.split(','));
  expect(back.slice(1).map((row) => row.slice(4, 7).join('|'))).toEqual([
    'a.jpg||',
    '照片/a.jpg|gone.jpg|',
    '||',
  ]);
});
