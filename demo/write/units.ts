import { join } from 'node:path';
import type { PlantedRow } from '../report.ts';
import type { DemoUnit } from '../units/units.ts';
import { replaced, type Mistake } from '../world/planted-rows.ts';
import { csvLine, openLineFile } from './text-file.ts';

const HEADER = [
  '单位编号',
  '单位名称',
  '招牌名称',
  '统一社会信用代码',
  '单位类别',
  '法定代表人',
  '联系电话',
  '从业人数',
  '单位状态',
  '开业情况',
  '房屋编码',
  '注册地址',
  '实际地址',
  '经营范围',
  '消防重点单位',
  '更新日期',
  '治安重点单位',
];
const FILE = 'community-policing/单位.csv';

/** Writes the units (UTF-8 with BOM), three planted rows among them. Returns good rows and planted ones. */
export async function writeUnits(
  folder: string,
  units: Iterable<DemoUnit>,
  expected: number,
): Promise<{ rows: number; good: number; planted: PlantedRow[] }> {
  const file = openLineFile(join(folder, '单位.csv'), 'utf-8-bom');
  file.line(csvLine(HEADER));
  const planted: PlantedRow[] = [];
  const mistakes = [...MISTAKES];
  const every = Math.max(2, Math.floor(expected / (mistakes.length + 1)));
  let good = 0;
  for (const unit of units) {
    const cells = cellsOf(unit);
    file.line(csvLine(cells));
    if (++good % every === 0 && mistakes.length > 0) {
      const { kind, expect, spoil } = mistakes.shift()!;
      const spoilt = spoil([...cells]);
      planted.push({ file: FILE, line: file.line(csvLine(spoilt)), kind, expect, key: spoilt[0]! });
    }
    await file.drain();
  }
  await file.close();
  return { rows: good + planted.length, good, planted };
}

const MISTAKES: readonly Mistake[] = [
  {
    kind: 'bad-credit-code',
    expect: 'flagged',
    spoil: (cells) => replaced(cells, { 0: `${cells[0]!}X`, 3: '91330299DEM000000X' }),
  },
  {
    kind: 'unknown-room',
    expect: 'held',
    spoil: (cells) =>
      replaced(cells, { 0: `${cells[0]!}X`, 10: `${cells[10]!.slice(0, 12)}99980100101` }),
  },
  { kind: 'duplicate-unit', expect: 'rejected', spoil: (cells) => cells },
];

/** 治安重点单位: banks, jewellers, petrol stations, hotels and places of entertainment. */
const SECURITY_KEY = /银行|金融|珠宝|黄金|加油|旅馆|娱乐场所|网吧/u;

function cellsOf(unit: DemoUnit): string[] {
  return [
    unit.unitId,
    unit.name,
    unit.actualName,
    unit.uscc,
    unit.category,
    unit.legalPerson,
    unit.phone,
    String(unit.staff),
    unit.status,
    unit.onSite,
    unit.roomId,
    unit.registeredAddress,
    unit.actualAddress,
    unit.scope,
    unit.fireKey,
    unit.verifiedAt,
    SECURITY_KEY.test(`${unit.category} ${unit.scope}`) ? '是' : '否',
  ];
}
