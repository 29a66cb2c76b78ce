import { date, datetime, flag, integer, money, place, text } from './columns.ts';
import type { TableSpec } from './table.ts';

const SAFETY = { id: 'work-safety', title: '安监局' } as const;

/** 隐患环节 of Haishu's account (domain §5.4). */
export const HAZARD_OBJECTS = {
  process: '工艺系统',
  infrastructure: '基础设施',
  equipment: '技术装备',
  environment: '作业环境',
  control: '防控手段',
} as const;

/** 风险等级 (data-dictionary §4.4). */
export const RISK_LEVELS = { red: '重大', orange: '较大', yellow: '一般', blue: '低' } as const;

/** Steps of the rectification loop (domain §5.4, data-dictionary §4.3). */
export const HAZARD_STEPS = {
  register: '登记',
  dispatch: '派发',
  rectify: '整改',
  apply: '申请复查',
  pass: '复查合格',
  fail: '复查不合格',
  close: '销号',
  list: '挂牌督办',
  delist: '摘牌',
  urge: '督办',
  punish: '约谈处罚',
} as const;

/** 生产经营单位. */
export const premises: TableSpec = {
  name: 'premises',
  title: '生产经营单位',
  titleEn: 'Premises',
  system: 'work-safety',
  department: SAFETY,
  file: 'safety',
  identity: 'row',
  naturalKey: ['premises_no'],
  columns: {
    premises_no: text('单位编号', 'Premises number', { required: true }),
    name: text('单位名称', 'Name', { required: true, synonyms: ['生产经营单位', '被检查单位'] }),
    uscc: text('统一社会信用代码', 'Unified social credit code', {
      check: 'uscc',
      synonyms: ['信用代码'],
    }),
    room_slot: integer('房屋编码', 'Room', { references: 'room', synonyms: ['户室编码'] }),
    trade: text('行业类别', 'Trade', { synonyms: ['行业'] }),
    risk: text('风险等级', 'Risk', { synonyms: ['安全风险等级'], codes: RISK_LEVELS }),
    fire_key: flag('消防重点单位', 'Key unit for fire safety'),
    three_in_one: flag('三合一场所', 'Living, making and storing in one', { synonyms: ['三合一'] }),
    staff: integer('从业人数', 'Staff'),
    team: text('监管中队', 'Supervising team', { synonyms: ['监管所', '责任中队'] }),
    ...place,
    legal_person: text('负责人', 'Person in charge', {
      privacy: 'sealed',
      synonyms: ['法定代表人'],
    }),
    phone: text('联系电话', 'Phone', { privacy: 'sealed' }),
  },
  indexes: [['room_slot'], ['risk'], ['uscc']],
};

/** 事故隐患 (data-dictionary §4.3). */
export const hazard: TableSpec = {
  name: 'hazard',
  title: '事故隐患',
  titleEn: 'Hazards',
  system: 'work-safety',
  department: SAFETY,
  file: 'safety',
  identity: 'row',
  naturalKey: ['hazard_no'],
  yearly: { number: 'hazard_no', by: ['found_at'] },
  columns: {
    hazard_no: text('隐患编号', 'Hazard number', { required: true, synonyms: ['序号'] }),
    premises_no: text('单位编号', 'Premises number', { required: true }),
    room_slot: integer('房屋编码', 'Room', { references: 'room', synonyms: ['户室编码'] }),
    place_text: text('隐患部位', 'Place', { synonyms: ['隐患地点', '部位'] }),
    description: text('隐患内容', 'Description', { required: true, synonyms: ['隐患描述'] }),
    level: text('隐患级别', 'Level', {
      required: true,
      synonyms: ['隐患等级', '级别'],
      codes: { general: '一般', major: '重大' },
      source: '原安监总局令第16号',
    }),
    object: text('隐患环节', 'Object', { synonyms: ['隐患类别', '环节'], codes: HAZARD_OBJECTS }),
    kind: text('隐患分类', 'Kind', { codes: { management: '基础管理', site: '现场管理' } }),
    found_by: text('发现方式', 'Found by', {
      synonyms: ['检查类型'],
      codes: {
        self: '自查',
        daily: '日常',
        special: '专项',
        joint: '联合',
        recheck: '复查',
        report: '举报',
      },
    }),
    found_at: date('发现日期', 'Found', { required: true, synonyms: ['检查日期', '登记日期'] }),
    due_at: date('整改期限', 'Due', { synonyms: ['限期', '整改时限'] }),
    fixed_at: date('整改完成日期', 'Fixed', { synonyms: ['整改日期'] }),
    rechecked_at: date('复查日期', 'Rechecked'),
    recheck_result: text('复查结果', 'Recheck', {
      synonyms: ['复查结论'],
      codes: { pass: '合格', fail: '不合格' },
    }),
    closed_at: date('销号日期', 'Closed'),
    state: text('状态', 'State', { codes: HAZARD_STEPS, synonyms: ['隐患状态'] }),
    measure: text('整改措施', 'Measure'),
    funds_yuan: money('整改资金', 'Funds'),
    duty_person: text('整改责任人', 'Responsible person', {
      privacy: 'sealed',
      synonyms: ['责任人'],
    }),
    plan: text('应急预案', 'Emergency plan'),
    listed: text('挂牌督办', 'Listed', {
      codes: { none: '无', district: '区级', city: '市级', province: '省级' },
    }),
    listing_no: text('督办编号', 'Listing number', {
      since: 4,
      synonyms: ['挂牌督办编号', '督办文号', '挂牌编号'],
      source: 'data-dictionary §4.3',
    }),
    major_basis: text('重大隐患判定依据', 'Why it is major', {
      since: 4,
      synonyms: ['判定依据', '重大隐患依据'],
      source: 'data-dictionary §4.1',
    }),
    return_count: integer('退回次数', 'Returns'),
    inspector: text('检查人', 'Inspector', {
      since: 4,
      privacy: 'sealed',
      synonyms: ['检查人员', '发现人'],
    }),
    reviewer: text('复查人', 'Rechecked by', {
      since: 4,
      privacy: 'sealed',
      synonyms: ['复查人员'],
    }),
  },
  indexes: [
    ['premises_no'],
    ['room_slot'],
    ['state', 'due_at'],
    ['closed_at', 'due_at'],
    ['found_at'],
  ],
  pictures: {
    before: {
      title: '整改前照片',
      titleEn: 'Before rectification',
      synonyms: ['隐患照片', '检查照片', '处置前照片', '现场照片', '照片', '图片'],
    },
    after: {
      title: '整改后照片',
      titleEn: 'After rectification',
      synonyms: ['复查照片', '销号照片', '处置后照片', '整改照片'],
    },
  },
};

/** 隐患流程. */
export const hazardEvent: TableSpec = {
  name: 'hazard_event',
  title: '隐患流程',
  titleEn: 'Hazard steps',
  system: 'work-safety',
  department: SAFETY,
  file: 'safety',
  identity: 'row',
  naturalKey: ['hazard_no', 'sequence'],
  columns: {
    hazard_no: text('隐患编号', 'Hazard number', { required: true }),
    sequence: integer('序号', 'Sequence', { required: true }),
    step: text('环节', 'Step', { required: true, codes: HAZARD_STEPS }),
    at: datetime('时间', 'At', { required: true, synonyms: ['办理时间'] }),
    actor: text('经办单位', 'Actor', { synonyms: ['经办'] }),
    note: text('意见', 'Remark'),
  },
  indexes: [],
};

/** 安全检查. */
export const inspection: TableSpec = {
  name: 'inspection',
  title: '安全检查',
  titleEn: 'Inspections',
  system: 'work-safety',
  department: SAFETY,
  file: 'safety',
  identity: 'row',
  naturalKey: ['inspection_no'],
  yearly: { number: 'inspection_no', by: ['planned_at', 'inspected_at'] },
  columns: {
    inspection_no: text('检查编号', 'Inspection number', { required: true }),
    premises_no: text('单位编号', 'Premises number', { required: true }),
    kind: text('检查类型', 'Kind', {
      codes: { daily: '日常', special: '专项', joint: '联合', recheck: '复查' },
    }),
    planned_at: date('计划日期', 'Planned'),
    inspected_at: date('检查日期', 'Inspected'),
    team: text('检查单位', 'Team', { synonyms: ['检查中队'] }),
    hazards_found: integer('发现隐患数', 'Hazards found', { synonyms: ['隐患数'] }),
  },
  indexes: [['premises_no'], ['inspected_at']],
  pictures: {
    state: {
      title: '检查照片',
      titleEn: 'Photograph',
      synonyms: ['现场照片', '复查照片', '照片', '图片'],
    },
  },
};

export const WORK_SAFETY_TABLES = [premises, hazard, hazardEvent, inspection] as const;
