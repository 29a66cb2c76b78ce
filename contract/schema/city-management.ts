import { date, datetime, flag, integer, json, place, real, text } from './columns.ts';
import type { ColumnSpec, TableSpec } from './table.ts';

const CITY_MANAGEMENT = { id: 'city-management', title: '城管局' } as const;

/** Editions of the component and event lists (data-dictionary §1.1). */
export const CODE_SYSTEMS = {
  'CJT214-2007': 'CJ/T 214-2007',
  'GBT30428.2-2013': 'GB/T 30428.2-2013',
  'GBT47678.5-2026': 'GB/T 47678.5-2026',
  LOCAL: '地方',
} as const;

const withHeader = (column: ColumnSpec, header: string): ColumnSpec => ({
  ...column,
  synonyms: [...(column.synonyms ?? []), header],
});

/** Position of a component, with the headers of 2007 and 2026. It stands in the open and is surveyed: that says more than its description. */
const surveyPlace = {
  address: { ...withHeader(place.address, 'LocateDSC'), address: false },
  longitude_degrees: withHeader(place.longitude_degrees, 'PointX'),
  latitude_degrees: withHeader(place.latitude_degrees, 'PointY'),
  street_code: withHeader(place.street_code, 'SZJDDM'),
  community_code: withHeader(place.community_code, 'SZSQDM'),
};

/** 部件 (data-dictionary §1.5). */
export const component: TableSpec = {
  name: 'component',
  title: '部件',
  titleEn: 'City components',
  system: 'city-management',
  department: CITY_MANAGEMENT,
  file: 'city',
  identity: 'row',
  naturalKey: ['comp_id'],
  columns: {
    comp_id: text('部件标识码', 'Component id', {
      required: true,
      synonyms: ['部件编码', '标识码', '管理部件标识码', 'ObjID', 'GLBJBSM'],
      source: 'CJ/T 214-2007; data-dictionary §1.2',
    }),
    name: text('部件名称', 'Name', { synonyms: ['ObjName', 'GLBJMC'] }),
    code_system: text('编码版本', 'Code edition', { required: true, codes: CODE_SYSTEMS }),
    type_code: text('小类', 'Type', {
      required: true,
      synonyms: ['部件类型', '类别代码', '小类代码'],
    }),
    dept_name: text('主管部门', 'Department in charge', {
      synonyms: ['DeptName1', 'ZGBMMC', '主管单位'],
    }),
    owner_name: text('权属单位', 'Owner', { synonyms: ['DeptName2', 'QSDWMC', '产权单位'] }),
    keeper_name: text('养护单位', 'Maintainer', {
      synonyms: ['DeptName3', 'YHDWMC', '维护单位', '管养单位'],
    }),
    grid_code: text('所在单元网格', 'Grid cell', {
      synonyms: ['BGID', 'SZDYWGBSM', '单元网格编码', '网格号'],
    }),
    state: text('部件状态', 'State', {
      synonyms: ['ObjState', 'GLBJZT', '状态'],
      codes: { good: '完好', damaged: '破损', lost: '丢失', abandoned: '废弃', removed: '移除' },
    }),
    init_date: date('初始日期', 'First surveyed', {
      synonyms: ['ORDate', 'CSRQ', '普查日期', '原始日期'],
    }),
    change_date: date('变更日期', 'Changed', { synonyms: ['CHDate', 'BGRQ', '更新日期'] }),
    data_source: text('数据来源', 'Data source', { synonyms: ['DataSource', 'SJLY'] }),
    accuracy_class: text('定位精度', 'Accuracy class', {
      synonyms: ['精度等级'],
      codes: { A: 'A', B: 'B', C: 'C' },
    }),
    note: text('备注', 'Note', { synonyms: ['Note', 'BZ'] }),
    ...surveyPlace,
    /** Columns a city added: name → raw cell. */
    extras: json('扩展属性', 'Local extras'),
  },
  indexes: [['type_code'], ['grid_code']],
  pictures: {
    state: {
      title: '照片',
      titleEn: 'Photograph',
      synonyms: ['部件照片', '现状照片', '普查照片', '现场照片', '图片', 'photo', 'photos'],
    },
  },
};

/** Steps of a case (domain §5.1). 监督中心 judges, 指挥中心 dispatches: `side` of an event keeps them apart. */
export const CASE_STEPS = {
  report: '上报',
  accept: '受理',
  verify: '核实',
  refuse: '不予立案',
  register: '立案',
  dispatch: '派遣',
  return: '退回',
  handle: '处置',
  extend: '延期',
  suspend: '挂账',
  resume: '恢复',
  feedback: '反馈',
  check: '核查',
  rework: '返工',
  close: '结案',
  void: '作废',
  urge: '督办',
} as const;

/** 案件 (data-dictionary §1.7). */
export const cityCase: TableSpec = {
  name: 'city_case',
  title: '案件',
  titleEn: 'Cases',
  system: 'city-management',
  department: CITY_MANAGEMENT,
  file: 'city',
  identity: 'row',
  naturalKey: ['case_no'],
  columns: {
    case_no: text('案件编号', 'Case number', {
      required: true,
      synonyms: ['任务号', '案卷号', '受理号'],
    }),
    source: text('问题来源', 'Source', {
      synonyms: ['案件来源', '上报渠道'],
      codes: {
        patrol: '监督员上报',
        video: '视频监控',
        public: '公众举报',
        leader: '领导交办',
        media: '媒体',
        other: '其他',
      },
    }),
    object_kind: text('问题类型', 'Object', {
      synonyms: ['部件/事件'],
      codes: { component: '部件', event: '事件' },
    }),
    code_system: text('编码版本', 'Code edition', { required: true, codes: CODE_SYSTEMS }),
    type_code: text('小类', 'Type', { required: true, synonyms: ['小类代码', '案件小类'] }),
    comp_id: text('部件标识码', 'Component id', { synonyms: ['部件编码'] }),
    grid_code: text('单元网格', 'Grid cell', { synonyms: ['网格号', '单元网格编码'] }),
    duty_grid_code: text('责任网格', 'Duty grid'),
    road: text('道路', 'Road', { synonyms: ['所在道路'] }),
    dept: text('处置单位', 'Handling unit', { synonyms: ['责任部门', '承办单位', '处置部门'] }),
    post: text('岗位', 'Post', { synonyms: ['受理岗位', '派遣岗位'] }),
    state: text('案件状态', 'State', { synonyms: ['状态', '当前环节'], codes: CASE_STEPS }),
    report_at: datetime('上报时间', 'Reported', { required: true }),
    register_at: datetime('立案时间', 'Registered'),
    dispatch_at: datetime('派遣时间', 'Dispatched'),
    handled_at: datetime('处置完成时间', 'Handled', { synonyms: ['处置时间'] }),
    checked_at: datetime('核查时间', 'Checked'),
    closed_at: datetime('结案时间', 'Closed'),
    deadline_at: datetime('截止时间', 'Deadline', { synonyms: ['应结案时间', '处置截止'] }),
    limit_value: real('处置时限', 'Time limit', { synonyms: ['办理时限'] }),
    limit_unit: text('时限单位', 'Unit of limit', {
      codes: { urgent_hour: '紧急工作时', work_hour: '工作时', work_day: '工作日', day: '日' },
    }),
    rework_count: integer('返工次数', 'Reworks'),
    extension_count: integer('延期次数', 'Extensions'),
    suspended: integer('是否挂账', 'Suspended', { codes: { 1: '是', 0: '否' } }),
    /** As delivered; whether a case is late is worked out from its times. */
    on_time: flag('是否按期', 'In time as delivered', {
      since: 4,
      synonyms: ['是否按时', '是否按期结案'],
      source: 'data-dictionary §1.7',
    }),
    overdue: flag('是否超期', 'Overdue as delivered', {
      since: 4,
      synonyms: ['是否超时', '超期标志'],
      source: 'data-dictionary §1.7',
    }),
    description: text('问题描述', 'Description'),
    ...place,
  },
  indexes: [['report_at'], ['comp_id'], ['state', 'deadline_at'], ['type_code']],
  pictures: {
    before: {
      title: '处置前照片',
      titleEn: 'Before handling',
      synonyms: ['处理前照片', '上报照片', '问题照片', '案前照片', '整改前照片', '照片', '图片'],
    },
    after: {
      title: '处置后照片',
      titleEn: 'After handling',
      synonyms: ['处理后照片', '反馈照片', '核查照片', '结案照片', '案后照片', '整改后照片'],
    },
  },
};

/** 案件流程: every step with who and when. */
export const caseEvent: TableSpec = {
  name: 'case_event',
  title: '案件流程',
  titleEn: 'Case steps',
  system: 'city-management',
  department: CITY_MANAGEMENT,
  file: 'city',
  identity: 'row',
  naturalKey: ['case_no', 'sequence'],
  columns: {
    case_no: text('案件编号', 'Case number', { required: true, synonyms: ['任务号', '案卷号'] }),
    sequence: integer('序号', 'Sequence', { required: true, synonyms: ['步骤序号'] }),
    step: text('环节', 'Step', {
      required: true,
      synonyms: ['步骤', '流程环节'],
      codes: CASE_STEPS,
    }),
    side: text('中心', 'Centre', {
      codes: { supervision: '监督中心', command: '指挥中心', unit: '专业部门' },
    }),
    at: datetime('时间', 'At', { required: true, synonyms: ['办理时间', '发生时间'] }),
    actor: text('办理岗位', 'Post', { synonyms: ['办理单位', '岗位'] }),
    note: text('意见', 'Remark', { synonyms: ['办理意见'] }),
  },
  indexes: [],
};

/** 监督员轨迹: one GPS fix a row. Tracks are a sensitive class: coarse, and never published to a wall. */
export const patrolFix: TableSpec = {
  name: 'patrol_fix',
  title: '巡查轨迹',
  titleEn: 'Patrol fixes',
  system: 'city-management',
  department: CITY_MANAGEMENT,
  file: 'city',
  identity: 'row',
  naturalKey: ['patrol_no', 'at'],
  windowOf: 'at',
  columns: {
    patrol_no: text('监督员编号', 'Patrol number', {
      required: true,
      privacy: 'coarse',
      synonyms: ['城管通编号', '工号'],
    }),
    at: datetime('定位时间', 'At', {
      required: true,
      privacy: 'coarse',
      synonyms: ['时间', 'GPS时间', 'when'],
    }),
    longitude_degrees: real('经度', 'Longitude', { required: true, unit: '°', privacy: 'coarse' }),
    latitude_degrees: real('纬度', 'Latitude', { required: true, unit: '°', privacy: 'coarse' }),
    speed_kilometres_per_hour: real('速度', 'Speed', { unit: 'km/h', privacy: 'coarse' }),
  },
  indexes: [],
};

export const CITY_MANAGEMENT_TABLES = [component, cityCase, caseEvent, patrolFix] as const;
