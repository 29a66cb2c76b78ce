import { date, integer, real, text } from './columns.ts';
import type { TableSpec } from './table.ts';

const OFFICE = { id: 'office', title: '区府办' } as const;

/** OA modules of Haishu's account. */
export const OFFICE_MODULES = {
  notice: '电子公告',
  mail: '电子邮件',
  circulation: '公文轮阅',
  message: '短信平台',
  document: '收发文',
  finance: '财政审批',
  supervision: '政务督查',
  instruction: '领导批示',
} as const;

/** OA 统计: counts and mean hours only; no document bodies, no names. */
export const officeStatistic: TableSpec = {
  name: 'office_statistic',
  title: '公文流转统计',
  titleEn: 'Document flow statistics',
  system: 'office',
  department: OFFICE,
  file: 'services',
  identity: 'row',
  naturalKey: ['month', 'module', 'unit_name', 'node'],
  columns: {
    month: text('月份', 'Month', { required: true }),
    module: text('模块', 'Module', { required: true, codes: OFFICE_MODULES }),
    unit_level: text('单位级别', 'Level', {
      codes: { district: '区', street: '街道', community: '社区' },
    }),
    unit_name: text('单位', 'Unit', { required: true, synonyms: ['部门'] }),
    node: text('环节', 'Node', { required: true }),
    count: integer('件数', 'Count', { required: true }),
    mean_hours: real('平均用时', 'Mean hours', { unit: '小时' }),
    overdue: integer('超期数', 'Overdue'),
    urged: integer('催办数', 'Urged'),
    read: integer('已阅数', 'Read'),
    active_users: integer('活跃用户数', 'Active users'),
    users: integer('用户数', 'Users'),
  },
  indexes: [['module', 'month']],
};

/** 督查事项. */
export const supervisionItem: TableSpec = {
  name: 'supervision_item',
  title: '督查事项',
  titleEn: 'Supervision items',
  system: 'office',
  department: OFFICE,
  file: 'services',
  identity: 'row',
  naturalKey: ['item_no'],
  columns: {
    item_no: text('督查编号', 'Item number', { required: true, synonyms: ['事项编号'] }),
    source: text('来源', 'Source', {
      codes: { instruction: '领导批示', meeting: '会议', proposal: '建议提案' },
    }),
    subject: text('事项摘要', 'Subject', { synonyms: ['事项'] }),
    lead_unit: text('牵头单位', 'Lead unit', { synonyms: ['主办单位'] }),
    joint_units: text('协办单位', 'Joint units'),
    status: text('状态', 'Status', {
      codes: {
        opened: '立项',
        assigned: '交办',
        working: '办理中',
        replied: '反馈',
        done: '办结',
        overdue: '逾期',
      },
    }),
    opened_at: date('立项日期', 'Opened', { required: true }),
    due_at: date('办理期限', 'Due', { synonyms: ['办结期限'] }),
    done_at: date('办结日期', 'Done'),
    urged: integer('催办次数', 'Urged'),
    place_text: text('涉及地点', 'Place', { synonyms: ['地点'], address: true }),
    score: real('督查得分', 'Score', {
      since: 4,
      synonyms: ['得分', '考核得分'],
      source: 'data-dictionary §7.3',
    }),
  },
  indexes: [['due_at']],
};

/** 领导批示: dates and state only. */
export const leaderInstruction: TableSpec = {
  name: 'leader_instruction',
  title: '领导批示',
  titleEn: 'Leader instructions',
  system: 'office',
  department: OFFICE,
  file: 'services',
  identity: 'row',
  naturalKey: ['instruction_no'],
  columns: {
    instruction_no: text('批示编号', 'Instruction number', { required: true }),
    post: text('批示领导职务', 'Post of the leader', { synonyms: ['职务'] }),
    item_no: text('督查编号', 'Supervision item'),
    lead_unit: text('承办单位', 'Unit'),
    at: date('批示日期', 'At', { required: true }),
    due_at: date('办理期限', 'Due'),
    carried_out_at: date('落实日期', 'Carried out'),
  },
  indexes: [['due_at']],
};

export const OFFICE_TABLES = [officeStatistic, supervisionItem, leaderInstruction] as const;
