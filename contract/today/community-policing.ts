import { PERSON_CATEGORIES, unit } from '../schema/community-policing.ts';
import { ADDRESS_COLUMN, DAYS_COLUMN, type TodayList, VISIT_BLANKS } from './list.ts';
import { ROOM_NO, TENURE, VERIFIED } from './room-columns.ts';

const OFFICER = {
  system: 'community-policing',
  role: '社区民警',
  roleEn: 'Community officer',
  blanks: VISIT_BLANKS,
} as const;

/** 社区民警 (users §1): rooms unverified, permits expiring, units gone. */
export const COMMUNITY_POLICING_TODAY: readonly TodayList[] = [
  {
    ...OFFICER,
    id: 'officer.rooms-unverified',
    title: '超期未核实房间',
    titleEn: 'Rooms unverified',
    rule: '更新日期距数据截至日超过核实期限（默认 90 天）或没有更新日期的房间。',
    ruleEn: 'Rooms last verified longer ago than the set number of days (90 unless set), or never.',
    source: '一标三实更新率',
    kind: 'check',
    table: 'room',
    columns: [
      ADDRESS_COLUMN,
      ROOM_NO,
      TENURE,
      VERIFIED,
      { ...DAYS_COLUMN, title: '距今', titleEn: 'Age', weight: 0.1 },
    ],
  },
  {
    ...OFFICER,
    id: 'officer.permits-expiring',
    title: '居住证即将到期',
    titleEn: 'Residence permits expiring',
    rule: '现行流动人口记录，居住证在数据截至日后 30 天内到期。',
    ruleEn: 'Current records whose residence permit ends within 30 days of the as-of date.',
    source: '浙江省流动人口居住登记条例（待核对条款）',
    kind: 'due',
    table: 'resident',
    personal: true,
    columns: [
      ADDRESS_COLUMN,
      ROOM_NO,
      { name: 'name', title: '姓名', titleEn: 'Name', kind: 'text', sealed: true, weight: 0.1 },
      {
        name: 'category',
        title: '人口类别',
        titleEn: 'Category',
        kind: 'text',
        codes: PERSON_CATEGORIES,
        weight: 0.12,
      },
      { name: 'permit_to', title: '到期日期', titleEn: 'Ends', kind: 'date', weight: 0.14 },
    ],
  },
  {
    ...OFFICER,
    id: 'officer.units-gone',
    title: '在册不在址单位',
    titleEn: 'Units gone',
    rule: '状态为开业、开业情况为“不在此处”的实有单位。',
    ruleEn: 'Units registered as open that were not found at their address.',
    source: '一标三实实有单位',
    kind: 'check',
    table: 'unit',
    columns: [
      ADDRESS_COLUMN,
      ROOM_NO,
      { name: 'name', title: '单位名称', titleEn: 'Unit', kind: 'text', weight: 0.26 },
      {
        name: 'category',
        title: '类别',
        titleEn: 'Category',
        kind: 'text',
        codes: unit.columns['category']?.codes ?? {},
        weight: 0.1,
      },
      VERIFIED,
    ],
  },
];
