import { PLAIN_STYLE, type Columns } from '../world/export-file.ts';
import { writePlantedSheet, type Mistake, wrongRow } from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import type { Cell } from '../write/xlsx.ts';
import type { ApprovalItem } from './items.ts';

const COLUMNS: Columns = [
  ['事项编码'],
  ['事项名称'],
  ['实施部门'],
  ['事项类型'],
  ['办件类型'],
  ['法定时限'],
  ['法定时限单位'],
  ['承诺时限'],
  ['承诺时限单位'],
  ['到场次数'],
  ['材料数'],
  ['收费标准'],
];

const MISTAKES: readonly Mistake<Cell>[] = [
  wrongRow('promise-longer-than-law', 'flagged', { 5: 10, 7: 15 }),
  wrongRow('unknown-handling', 'flagged', { 4: '加急件' }, 'Y'),
  { kind: 'duplicate-item', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes the catalogue of matters: a title, merged group headings, `无` where the law sets no limit. */
export async function writeItems(world: DemoWorld, items: readonly ApprovalItem[]): Promise<void> {
  await writePlantedSheet(
    world,
    {
      name: 'approvals/审批事项.xlsx',
      sheet: '事项目录',
      columns: COLUMNS,
      style: PLAIN_STYLE,
      above: [
        [`${world.districtName}行政审批事项目录（演示数据）`],
        ['事项', null, null, null, null, '时限', null, null, null, '便民', null, null],
      ],
      merges: ['A1:L1', 'A2:E2', 'F2:I2', 'J2:L2'],
      below: [['填表人：审批服务中心']],
    },
    { system: 'approvals', table: 'approval_item' },
    items.map((item): Cell[] => [
      item.code,
      item.name,
      item.department,
      item.kind,
      item.handling,
      item.statutory ?? '无',
      item.statutory === undefined ? '无' : item.unit,
      item.promised,
      item.unit,
      item.visits,
      item.materials,
      item.fee,
    ]),
    MISTAKES,
  );
}
