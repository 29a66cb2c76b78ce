import { join } from 'node:path';
import type { DemoWorld } from '../world.ts';
import { csvLine, openLineFile } from '../write/text-file.ts';
import { writeXlsx, type Cell } from '../write/xlsx.ts';

const SYSTEM = 'statistics';
const FULL_UNITS = 300;
const SECRET_ROWS = 6;

/** Writes two files that must not come in: values of single units (统计法), and one marked 机密. */
export async function writeRefused(world: DemoWorld): Promise<void> {
  await writeSingleUnits(world);
  await writeSecret(world);
}

async function writeSingleUnits({ out, answers, units, scaled }: DemoWorld): Promise<void> {
  const name = 'statistics/规模以上单位调查_单家.xlsx';
  const chosen = units.slice(0, scaled(FULL_UNITS));
  const rows: Cell[][] = chosen.map(({ name: unit, uscc, staff }, index) => [
    'TJ0034',
    unit,
    uscc,
    '330203',
    '2016Q1',
    1,
    staff * 310 + index,
    1,
  ]);
  const header: Cell[] = [
    '指标代码',
    '单位名称',
    '统一社会信用代码',
    '地区代码',
    '时期',
    '版本',
    '数值',
    '填报单位数',
  ];
  await writeXlsx(join(out, name), '单家', [['规模以上单位季报（单家数据）'], header, ...rows]);
  answers.truth(SYSTEM, 'refusedFile', { file: name, why: 'single-unit', rows: rows.length });
}

async function writeSecret({ out, answers, profile }: DemoWorld): Promise<void> {
  const name = 'statistics/经济运行测算.csv';
  const file = openLineFile(join(out, name), 'gb18030');
  file.line(csvLine(['密级：机密★1年', '', '', '', '']));
  file.line(csvLine(['指标代码', '地区代码', '时期', '版本', '数值']));
  for (let row = 0; row < SECRET_ROWS; row++)
    file.line(csvLine(['TJ0020', profile.adcode, `${2016 + row}`, '1', String(1_000 + row)]));
  await file.close();
  answers.truth(SYSTEM, 'refusedFile', { file: name, why: 'secret', rows: SECRET_ROWS });
}
