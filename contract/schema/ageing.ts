import { blob, date, flag, integer, money, place, text } from './columns.ts';
import type { TableSpec } from './table.ts';

const AGEING = { id: 'ageing', title: '老龄办（民政局）' } as const;

/** 老年人 base data (data-dictionary §7.1). Care needs are kept for elderly services alone. */
export const elder: TableSpec = {
  name: 'elder',
  title: '老年人',
  titleEn: 'Elderly people',
  system: 'ageing',
  department: AGEING,
  file: 'people',
  identity: 'row',
  naturalKey: ['elder_no'],
  columns: {
    elder_no: text('老年人编号', 'Elder number', { required: true, synonyms: ['编号'] }),
    room_slot: integer('房屋编码', 'Room', { references: 'room', synonyms: ['户室编码'] }),
    person_key: blob('人员键', 'Person key', { privacy: 'coarse' }),
    phone_key: blob('电话键', 'Phone key', { privacy: 'coarse' }),
    sex: text('性别', 'Sex', {
      privacy: 'coarse',
      codes: { unknown: '未知', male: '男', female: '女', unstated: '未说明' },
    }),
    birth_year: integer('出生年', 'Birth year', { privacy: 'coarse' }),
    living: text('居住状况', 'Living', {
      privacy: 'coarse',
      synonyms: ['家庭状况', '居住类型'],
      codes: {
        alone: '独居',
        empty_nest: '空巢',
        with_children: '与子女同住',
        grandparent: '隔代',
        institution: '机构养老',
        bereaved: '失独',
      },
    }),
    care_level: text('自理能力', 'Care level', {
      privacy: 'coarse',
      synonyms: ['失能等级'],
      codes: {
        intact: '能力完好',
        mild: '轻度失能',
        moderate: '中度失能',
        severe: '重度失能',
        complete: '完全失能',
        half: '半自理',
        dependent: '不能自理',
        self: '自理',
      },
      source: 'GB/T 42195-2022',
    }),
    support: text('保障类别', 'Support', { privacy: 'coarse', synonyms: ['优抚低保'] }),
    allowance_yuan: money('高龄津贴', 'Allowance', {
      privacy: 'coarse',
      unit: '元/月',
      synonyms: ['津贴标准'],
    }),
    service: text('服务对象类别', 'Service', { privacy: 'coarse', synonyms: ['居家养老服务'] }),
    alarm: flag('紧急呼叫设备', 'Alarm button', {
      privacy: 'coarse',
      synonyms: ['应急呼叫器'],
    }),
    visited_at: date('最近探访', 'Last visited', { privacy: 'coarse', synonyms: ['探访日期'] }),
    cancelled_at: date('注销日期', 'Cancelled', { privacy: 'coarse' }),
    name: text('姓名', 'Name', { privacy: 'sealed', required: true }),
    id_no: text('公民身份号码', 'Document number', {
      privacy: 'sealed',
      required: true,
      check: 'citizen-id',
      synonyms: ['身份证号', '身份证号码'],
    }),
    phone: text('联系电话', 'Phone', { privacy: 'sealed', synonyms: ['电话'] }),
    contact: text('联系人', 'Contact', { privacy: 'sealed', synonyms: ['子女姓名'] }),
    contact_phone: text('子女电话', 'Contact phone', {
      privacy: 'sealed',
      synonyms: ['联系人电话'],
    }),
    alarm_no: text('应急呼叫器号', 'Number of the alarm button', {
      since: 4,
      privacy: 'sealed',
      synonyms: ['呼叫器号', '呼叫器编号'],
      source: 'data-dictionary §7.1',
    }),
  },
  indexes: [['room_slot'], ['person_key'], ['living']],
};

/** 养老设施. */
export const careFacility: TableSpec = {
  name: 'care_facility',
  title: '养老设施',
  titleEn: 'Care facilities',
  system: 'ageing',
  department: AGEING,
  file: 'services',
  identity: 'row',
  naturalKey: ['facility_no'],
  columns: {
    facility_no: text('设施编号', 'Facility number', { required: true, synonyms: ['机构编号'] }),
    name: text('机构名称', 'Name', { required: true, synonyms: ['设施名称'] }),
    kind: text('类型', 'Kind', {
      synonyms: ['设施类型'],
      codes: {
        welfare_home: '福利院',
        nursing_home: '养老院',
        day_care: '日间照料中心',
        home_service: '居家养老服务站',
        canteen: '助餐点',
        college: '老年大学',
        activity: '老年活动中心',
      },
    }),
    room_slot: integer('房屋编码', 'Room', { references: 'room' }),
    beds: integer('核定床位数', 'Approved beds', { synonyms: ['床位数', '床位总数', '总床位数'] }),
    beds_open: integer('开放床位数', 'Open beds'),
    beds_nursing: integer('护理型床位数', 'Nursing beds'),
    beds_used: integer('已住床位', 'Beds used', {
      synonyms: ['入住人数', '在住人数', '在院老人数', '入住床位数', '日均入住人数', 'residents'],
    }),
    staff: integer('工作人员', 'Staff', { synonyms: ['护理员数'] }),
    grade: text('评级', 'Grade', { synonyms: ['等级'] }),
    opened_at: date('开办日期', 'Opened'),
    ...place,
  },
  indexes: [],
};

/** 床位 of welfare homes, with who lies in it as a keyed person. */
export const careBed: TableSpec = {
  name: 'care_bed',
  title: '福利院床位',
  titleEn: 'Beds',
  system: 'ageing',
  department: AGEING,
  file: 'people',
  identity: 'row',
  naturalKey: ['facility_no', 'bed_no', 'moved_in_at'],
  columns: {
    facility_no: text('机构编号', 'Facility number', { required: true, synonyms: ['设施编号'] }),
    bed_no: text('床位号', 'Bed', { required: true }),
    person_key: blob('人员键', 'Person key', { privacy: 'coarse' }),
    care_grade: text('护理等级', 'Care grade', { privacy: 'coarse' }),
    moved_in_at: date('入住日期', 'Moved in', { required: true, privacy: 'coarse' }),
    moved_out_at: date('退住日期', 'Moved out', { privacy: 'coarse' }),
    name: text('姓名', 'Name', { privacy: 'sealed' }),
    id_no: text('公民身份号码', 'Document number', {
      privacy: 'sealed',
      check: 'citizen-id',
      synonyms: ['身份证号'],
    }),
  },
  indexes: [['person_key']],
};

/** 老龄工作组织: 区老龄委 → 街道 → 社区老协. */
export const ageingOrganisation: TableSpec = {
  name: 'ageing_organisation',
  title: '老龄组织',
  titleEn: 'Organisations',
  system: 'ageing',
  department: AGEING,
  file: 'services',
  identity: 'row',
  naturalKey: ['organisation_no'],
  columns: {
    organisation_no: text('组织编号', 'Organisation number', { required: true }),
    name: text('组织名称', 'Name', { required: true, synonyms: ['老年协会', '老龄组织'] }),
    parent_no: text('上级组织', 'Parent'),
    level: text('级别', 'Level', { codes: { district: '区', street: '街道', community: '社区' } }),
    area_code: text('区划代码', 'Area', { synonyms: ['所属社区', '社区代码'] }),
    members: integer('会员数', 'Members'),
    activities: integer('活动次数', 'Activities'),
  },
  indexes: [],
};

export const AGEING_TABLES = [elder, careFacility, careBed, ageingOrganisation] as const;
