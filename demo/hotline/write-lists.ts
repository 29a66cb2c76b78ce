import { DAY_SECONDS, momentOf, type Moment } from '../world/calendar.ts';
import {
  momentIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type FileStyle,
} from '../world/export-file.ts';
import { plantInto, writePlantedSheet, type Mistake } from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import { ENTRIES_A_MATTER } from './calls.ts';
import { MATTERS } from './catalogue.ts';
import type { ServiceFirm } from './firms.ts';
import { knowledgeNo } from './call-rows.ts';

const FIRM_COLUMNS: Columns = [
  ['加盟企业编号'],
  ['企业名称'],
  ['服务项目'],
  ['加盟状态'],
  ['地址'],
  ['经度'],
  ['纬度'],
  ['街道代码'],
  ['社区代码'],
  ['联系电话'],
];

/** Writes the service firms as a workbook with a title and a total below. */
export async function writeFirms(world: DemoWorld, firms: readonly ServiceFirm[]): Promise<void> {
  const rows = firms.map(({ at, ...firm }) => {
    const [longitude, latitude] = world.district.plane.toDegrees(at);
    return [
      firm.firmNo,
      firm.name,
      firm.trades.join('、'),
      firm.state,
      firm.address,
      longitude,
      latitude,
      firm.streetCode,
      firm.communityCode,
      firm.phone,
    ];
  });
  const sheet = {
    name: 'hotline/加盟企业.xlsx',
    sheet: '加盟企业',
    columns: FIRM_COLUMNS,
    style: PLAIN_STYLE,
    above: [['81890求助服务中心加盟企业名册']],
    below: [['合计', `${firms.length}家`]],
  };
  await writePlantedSheet(world, sheet, { system: 'hotline', table: 'service_firm' }, rows);
}

const KNOWLEDGE_COLUMNS: Columns = [
  ['知识编号'],
  ['大类'],
  ['标题'],
  ['更新时间'],
  ['引用次数'],
  ['关键词'],
];

const ASPECTS = [
  '办理指南',
  '收费标准',
  '常见问题',
  '联系电话',
  '受理地点',
  '注意事项',
  '政策依据',
  '办理时限',
];

const KNOWLEDGE_MISTAKES: readonly Mistake[] = [
  { kind: 'knowledge-duplicate', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes the knowledge base; `hits` counts how often each entry was used in the year. */
export async function writeKnowledge(world: DemoWorld, hits: Uint32Array): Promise<void> {
  const random = world.random.fork('knowledge');
  const style: FileStyle = { ...PLAIN_STYLE, encoding: 'utf-8-bom', moments: 'minutes' };
  const file = plantInto(
    world,
    openExport(world, 'hotline/知识库.csv', KNOWLEDGE_COLUMNS, style),
    { system: 'hotline', table: 'knowledge' },
    hits.length,
    KNOWLEDGE_MISTAKES,
  );
  const today = momentOf(world.asOf, 17 * 3600);
  for (let index = 0; index < hits.length; index++) {
    const { category, item } = MATTERS[Math.floor(index / ENTRIES_A_MATTER) % MATTERS.length]!;
    const updatedAt: Moment =
      today - random.integer(1, 1_400) * DAY_SECONDS - random.integer(0, 28_000);
    file.row([
      knowledgeNo(index),
      category,
      `${item}${ASPECTS[index % ASPECTS.length]!}${index % ENTRIES_A_MATTER < 8 ? '' : '（二）'}`,
      momentIn(style, updatedAt),
      String(hits[index]),
      [item, category, ASPECTS[index % ASPECTS.length]!].join('；'),
    ]);
  }
  await file.drain();
  await file.close();
}
