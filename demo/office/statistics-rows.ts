import type { Random } from '../random.ts';
import type { OfficeUnit } from './units.ts';

/** Counts of one node of one module in one unit and month. */
export interface FlowRow {
  readonly module: string;
  readonly unit: OfficeUnit;
  readonly node: string;
  readonly count: number;
  readonly meanHours: number;
  readonly overdue: number;
  readonly urged: number;
  readonly read: number;
  readonly activeUsers: number;
}

interface Module {
  readonly name: string;
  readonly nodes: readonly string[];
  /** Nodes communities take part in. */
  readonly communityNodes: readonly string[];
  /** Items a user starts in a month. */
  readonly perUser: number;
  readonly hours: number;
}

/** The eight modules of Haishu's account with their nodes (domain §5.9). */
const MODULES: readonly Module[] = [
  { name: '电子公告', nodes: ['发布', '阅读'], communityNodes: ['阅读'], perUser: 0.8, hours: 5 },
  { name: '电子邮件', nodes: ['发送', '阅读'], communityNodes: ['阅读'], perUser: 22, hours: 3 },
  { name: '公文轮阅', nodes: ['轮阅'], communityNodes: ['轮阅'], perUser: 9, hours: 14 },
  { name: '短信平台', nodes: ['发送'], communityNodes: ['发送'], perUser: 12, hours: 0.2 },
  {
    name: '收发文',
    nodes:
      '收文登记 录入 收文审核 拟办 批办 承办 收文归档 拟稿 发文审核 会签 签发 编号 用印 分发 发文归档'.split(
        ' ',
      ),
    communityNodes: ['收文登记', '承办'],
    perUser: 1.6,
    hours: 9,
  },
  {
    name: '财政审批',
    nodes: ['申请', '初审', '复核', '批准', '拨付'],
    communityNodes: [],
    perUser: 0.7,
    hours: 26,
  },
  {
    name: '政务督查',
    nodes: ['立项', '交办', '反馈', '审核', '办结'],
    communityNodes: [],
    perUser: 0.12,
    hours: 60,
  },
  {
    name: '领导批示',
    nodes: ['登记', '交办', '落实'],
    communityNodes: [],
    perUser: 0.08,
    hours: 48,
  },
];

/** All rows of one month, module by module. */
export function* flowRows(units: readonly OfficeUnit[], random: Random): Generator<FlowRow> {
  for (const module of MODULES)
    for (const unit of units) {
      const started = Math.round(unit.users * module.perUser * random.between(0.7, 1.3));
      const nodes = unit.level === '社区' ? module.communityNodes : module.nodes;
      for (const node of nodes) yield rowOf(module, unit, node, started, random);
    }
}

function rowOf(
  { name, hours }: Module,
  unit: OfficeUnit,
  node: string,
  started: number,
  random: Random,
): FlowRow {
  const count = Math.round(started * random.between(0.9, 1));
  const overdue = Math.round(count * random.between(0, 0.06));
  return {
    module: name,
    unit,
    node,
    count,
    meanHours: Math.round(hours * random.between(0.6, 1.5) * 10) / 10,
    overdue,
    urged: Math.round(overdue * random.between(0, 1.4)),
    read: Math.round(count * random.between(0.82, 1)),
    activeUsers: Math.round(unit.users * random.between(0.7, 1)),
  };
}
