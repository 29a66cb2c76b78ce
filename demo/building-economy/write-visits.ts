import {
  type Columns,
  dateIn,
  type FileStyle,
  openExport,
  PLAIN_STYLE,
} from '../world/export-file.ts';
import { type Mistake, plantInto, type RowsOf, wrongRow } from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import type { Visit } from './visits.ts';

const VISIT: RowsOf = { system: 'building-economy', table: 'service_visit' };

const VISIT_COLUMNS: Columns = [
  ['走访编号'],
  ['企业编号'],
  ['企业名称'],
  ['楼宇编号'],
  ['走访日期'],
  ['走访单位'],
  ['走访方式'],
  ['诉求类别'],
  ['诉求内容'],
  ['承办单位'],
  ['答复期限'],
  ['答复日期'],
  ['答复内容'],
  ['满意度'],
];

const VISIT_MISTAKES: readonly Mistake[] = [
  wrongRow('missing-visit-date', 'rejected', { 4: '' }),
  { kind: 'duplicate-visit', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes the visits with their requests and answers, and puts down which requests are late. */
export async function writeVisits(world: DemoWorld, visits: readonly Visit[]): Promise<void> {
  const style: FileStyle = { ...PLAIN_STYLE, dates: 'dash' };
  const open = openExport(world, 'building-economy/走访服务.csv', VISIT_COLUMNS, style);
  const file = plantInto(world, open, VISIT, visits.length, VISIT_MISTAKES);
  for (const { no, firm, visitedAt, by, way, request } of visits) {
    const { answered } = request ?? {};
    file.row([
      no,
      firm.id,
      firm.name,
      firm.commercial?.id ?? '',
      dateIn(style, visitedAt),
      by,
      way,
      request?.kind ?? '',
      request?.text ?? '',
      request?.handler ?? '',
      request ? dateIn(style, request.dueAt) : '',
      answered ? dateIn(style, answered.at) : '',
      answered?.text ?? '',
      answered?.opinion ?? '',
    ]);
    if (request && !answered && request.dueAt < world.asOf)
      world.answers.truth('building-economy', 'lateRequests', no);
    await file.drain();
  }
  await file.close();
}
