import type { DemoWorld } from '../world.ts';
import type { Moment } from '../world/calendar.ts';
import { momentIn, type Columns, type FileStyle } from '../world/export-file.ts';
import type { CaseEvent } from './case-flow.ts';
import type { CasePictures } from './case-pictures.ts';
import type { DemoCase } from './cases.ts';

/** Columns of 案件. */
export const CASE_COLUMNS: Columns = [
  ['案件编号', '任务号', '案卷号'],
  ['问题来源', '案件来源', '上报渠道'],
  ['问题类型', '部件/事件'],
  ['编码版本'],
  ['小类代码', '案件小类', '小类'],
  ['小类名称'],
  ['部件标识码', '部件编码'],
  ['单元网格', '单元网格编码', '网格号'],
  ['责任网格'],
  ['所在道路', '道路'],
  ['处置单位', '责任部门', '承办单位'],
  ['派遣岗位', '岗位'],
  ['案件状态', '当前环节', '状态'],
  ['上报时间'],
  ['立案时间'],
  ['派遣时间'],
  ['处置完成时间', '处置时间'],
  ['核查时间'],
  ['结案时间'],
  ['截止时间', '应结案时间', '处置截止'],
  ['处置时限', '办理时限'],
  ['时限单位'],
  ['返工次数'],
  ['延期次数'],
  ['是否挂账'],
  ['是否按期', '是否按期结案'],
  ['是否超期', '是否超时'],
  ['问题描述'],
  ['位置描述', '地址'],
  ['经度', 'X坐标'],
  ['纬度', 'Y坐标'],
  ['街道代码', '所在街道'],
  ['社区代码', '所在社区'],
  ['处置前照片', '处理前照片', '上报照片'],
  ['处置后照片', '处理后照片', '核查照片'],
];

/** Columns of 案件流程. */
export const EVENT_COLUMNS: Columns = [
  ['案件编号', '任务号', '案卷号'],
  ['序号', '步骤序号'],
  ['环节', '流程环节', '步骤'],
  ['中心'],
  ['办理时间', '时间', '发生时间'],
  ['办理岗位', '办理单位'],
  ['办理意见', '意见'],
];

/** A case's row; its times are those of the steps as written. */
export function caseCells(
  world: DemoWorld,
  made: DemoCase,
  events: readonly CaseEvent[],
  style: FileStyle,
  pictures: CasePictures,
): string[] {
  const [longitude, latitude] = world.district.plane.toDegrees(made.at);
  const last = (step: CaseEvent['step']): Moment | undefined => lastOf(events, step);
  const count = (step: CaseEvent['step']): string =>
    String(events.reduce((sum, event) => sum + (event.step === step ? 1 : 0), 0));
  const ended = made.events[made.events.length - 1]!.step;
  const late = isLate(made, last('反馈'), last('结案'));
  const suspended = (last('挂账') ?? -1) > (last('恢复') ?? -1);
  return [
    made.caseNo,
    made.source,
    made.kind,
    made.codeSystem,
    made.typeCode,
    made.typeName,
    made.componentId || style.blank,
    made.gridCode,
    made.dutyGrid,
    made.road,
    made.unit,
    `派遣${'一二三'[Number(made.caseNo.slice(-1)) % 3]!}岗`,
    ended,
    momentIn(style, made.reportAt),
    momentIn(style, last('立案')),
    momentIn(style, last('派遣')),
    momentIn(style, last('反馈')),
    momentIn(style, last('核查')),
    momentIn(style, last('结案')),
    momentIn(style, made.deadline),
    String(made.limit.value),
    made.limit.unit,
    count('返工'),
    count('延期'),
    suspended ? '是' : '否',
    late === undefined ? '' : late ? '否' : '是',
    late === undefined ? '' : late ? '是' : '否',
    made.description,
    made.address,
    longitude.toFixed(6),
    latitude.toFixed(6),
    made.gridCode.slice(0, 9),
    made.gridCode.slice(0, 12),
    ...pictures,
  ];
}

/** A closed case is late by when it was handled; of an open one, or one without a deadline, nothing is told. */
function isLate(
  { deadline }: DemoCase,
  handled: Moment | undefined,
  closed: Moment | undefined,
): boolean | undefined {
  if (closed === undefined || deadline === undefined) return undefined;
  return (handled ?? closed) > deadline;
}

function lastOf(events: readonly CaseEvent[], step: CaseEvent['step']): Moment | undefined {
  for (let index = events.length - 1; index >= 0; index--)
    if (events[index]!.step === step) return events[index]!.at;
  return undefined;
}

/** A step's row. */
export function eventCells(
  made: DemoCase,
  { step, side, at, note }: CaseEvent,
  sequence: number,
  style: FileStyle,
): string[] {
  const actor = side === '专业部门' ? made.unit : side;
  return [made.caseNo, String(sequence), step, side, momentIn(style, at), actor, note];
}
