import { datetime, integer, real, text } from './columns.ts';
import type { TableSpec } from './table.ts';

const APPROVALS = { id: 'approvals', title: '区行政审批服务中心' } as const;

export const CARD_COLOURS = { hint: '提示', yellow: '黄牌', red: '红牌' } as const;

/** Lights of electronic supervision (电子监察, data-dictionary §6.3). */
export const LIGHTS = { green: '绿', yellow: '黄', red: '红' } as const;

/** 审批事项 (data-dictionary §6.1). */
export const approvalItem: TableSpec = {
  name: 'approval_item',
  title: '审批事项',
  titleEn: 'Approval items',
  system: 'approvals',
  department: APPROVALS,
  file: 'services',
  identity: 'row',
  naturalKey: ['item_code'],
  columns: {
    item_code: text('事项编码', 'Item code', { required: true }),
    name: text('事项名称', 'Name', { required: true }),
    department_name: text('实施部门', 'Department', { synonyms: ['审批单位', '审批部门'] }),
    kind: text('事项类型', 'Kind'),
    handling: text('办件类型', 'Handling', {
      codes: { instant: '即办件', promised: '承诺件', joint: '联办件', forwarded: '上报件' },
    }),
    statutory_limit: real('法定时限', 'Statutory limit', {
      synonyms: ['法定期限', '法定办结时限'],
    }),
    statutory_unit: text('法定时限单位', 'Unit', { codes: { work_day: '工作日', day: '自然日' } }),
    promised_limit: real('承诺时限', 'Promised limit', { synonyms: ['承诺期限'] }),
    promised_unit: text('承诺时限单位', 'Unit', { codes: { work_day: '工作日', day: '自然日' } }),
    visits: integer('到场次数', 'Visits needed'),
    materials: integer('材料数', 'Documents needed'),
    fee: text('收费标准', 'Fee'),
  },
  indexes: [],
};

/** 办件. */
export const approvalCase: TableSpec = {
  name: 'approval_case',
  title: '审批办件',
  titleEn: 'Approval cases',
  system: 'approvals',
  department: APPROVALS,
  file: 'services',
  identity: 'row',
  naturalKey: ['case_no'],
  columns: {
    case_no: text('办件编号', 'Case number', { required: true, synonyms: ['受理号'] }),
    item_code: text('事项编码', 'Item code', { required: true }),
    uscc: text('统一社会信用代码', 'Unified social credit code', {
      check: 'uscc',
      synonyms: ['信用代码'],
    }),
    room_slot: integer('房屋编码', 'Room', { references: 'room' }),
    apply_at: datetime('申请时间', 'Applied', { required: true }),
    accept_at: datetime('受理时间', 'Accepted'),
    decide_at: datetime('决定时间', 'Decided'),
    done_at: datetime('办结时间', 'Done'),
    result: text('办理结果', 'Result', {
      codes: {
        granted: '准予',
        refused: '不予',
        withdrawn: '撤件',
        returned: '退件',
        supplement: '补正',
        forwarded: '转报',
      },
    }),
    light_src: text('监察状态', 'Light as delivered', {
      synonyms: ['红黄牌'],
      codes: LIGHTS,
    }),
    /** Worked out by the import from limit, pauses and the working calendar, as of the day of the export. */
    light_calc: text('推算监察状态', 'Light by the clock', {
      since: 4,
      codes: LIGHTS,
      source: 'data-dictionary §6.3',
    }),
    satisfaction: text('满意度', 'Satisfaction', {
      synonyms: ['评价'],
      codes: { satisfied: '满意', fair: '基本满意', dissatisfied: '不满意', none: '未评价' },
    }),
    actual_days: real('实际用时', 'Days taken', {
      since: 4,
      unit: '天',
      synonyms: ['办理用时', '实际办理天数'],
      source: 'data-dictionary §6.1',
    }),
    applicant: text('申请人', 'Applicant', { privacy: 'sealed' }),
  },
  indexes: [['item_code'], ['apply_at'], ['done_at'], ['uscc'], ['room_slot']],
};

export const APPROVAL_STEPS = {
  apply: '申请',
  accept: '受理',
  refuse: '不予受理',
  supplement: '补正',
  handle: '承办',
  review: '审核',
  approve: '批准',
  done: '办结',
  deliver: '送达',
} as const;

/** 办件环节. */
export const approvalStep: TableSpec = {
  name: 'approval_step',
  title: '办件环节',
  titleEn: 'Approval steps',
  system: 'approvals',
  department: APPROVALS,
  file: 'services',
  identity: 'row',
  naturalKey: ['case_no', 'sequence'],
  columns: {
    case_no: text('办件编号', 'Case number', { required: true }),
    sequence: integer('序号', 'Sequence', { required: true }),
    step: text('环节', 'Step', { required: true, codes: APPROVAL_STEPS }),
    at: datetime('时间', 'At', { required: true, synonyms: ['办理时间'] }),
    post: text('办理岗位', 'Post', { synonyms: ['岗位'] }),
  },
  indexes: [],
};

/** 特别程序: intervals that stop the clock. */
export const approvalPause: TableSpec = {
  name: 'approval_pause',
  title: '特别程序',
  titleEn: 'Pauses',
  system: 'approvals',
  department: APPROVALS,
  file: 'services',
  identity: 'row',
  naturalKey: ['case_no', 'from_at'],
  columns: {
    case_no: text('办件编号', 'Case number', { required: true }),
    kind: text('特别程序', 'Kind', {
      codes: {
        hearing: '听证',
        test: '检测',
        expert: '专家评审',
        publicity: '公示',
        supplement: '补正',
      },
    }),
    from_at: datetime('挂起时间', 'From', { required: true, synonyms: ['开始时间'] }),
    to_at: datetime('恢复时间', 'To', { synonyms: ['结束时间'] }),
  },
  indexes: [],
};

/** 电子监察牌: cards are events with a time, a sender and a reply. */
export const approvalCard: TableSpec = {
  name: 'approval_card',
  title: '监察牌',
  titleEn: 'Supervision cards',
  system: 'approvals',
  department: { id: 'supervision', title: '区纪委（监察局）' },
  file: 'services',
  identity: 'row',
  naturalKey: ['card_no'],
  columns: {
    card_no: text('牌号', 'Card number', { required: true }),
    case_no: text('办件编号', 'Case number', { required: true }),
    colour: text('牌色', 'Colour', { required: true, codes: CARD_COLOURS }),
    at: datetime('发牌时间', 'Issued', { required: true }),
    reason: text('发牌原因', 'Reason'),
    reply: text('处理方式', 'Reply', {
      codes: { appeal: '申诉', explain: '说明', correct: '纠正', account: '问责' },
    }),
    replied_at: datetime('处理时间', 'Replied'),
    cancelled: integer('是否撤销', 'Cancelled', { codes: { 1: '是', 0: '否' } }),
    sender: text('发牌单位', 'Issued by', {
      since: 4,
      synonyms: ['发牌部门', '监察单位'],
      source: 'data-dictionary §6.3',
    }),
  },
  indexes: [['case_no']],
};

export const APPROVALS_TABLES = [
  approvalItem,
  approvalCase,
  approvalStep,
  approvalPause,
  approvalCard,
] as const;
