import { enterprise } from '../schema/building-economy.ts';
import { unit, USES } from '../schema/community-policing.ts';
import { ADDRESS_COLUMN, type TodayColumn, type TodayList, VISIT_BLANKS } from './list.ts';
import { ROOM_NO } from './room-columns.ts';

const SHARING = {
  system: 'community-policing',
  role: '共享核对',
  roleEn: 'Shared records',
  kind: 'check',
  blanks: VISIT_BLANKS,
} as const;

const UNIT_NAME: TodayColumn = {
  name: 'name',
  title: '单位名称（公安）',
  titleEn: 'Unit (police)',
  kind: 'text',
  weight: 0.24,
};

const USCC: TodayColumn = {
  name: 'uscc',
  title: '统一社会信用代码',
  titleEn: 'Credit code',
  kind: 'code',
  weight: 0.18,
};

/**
 * 共享: one record for two departments. Where two departments know the same unit by its 信用代码, or the same person by
 * the keyed document, and say different things, the row is here, and neither side is taken for right.
 */
export const SHARING_TODAY: readonly TodayList[] = [
  {
    ...SHARING,
    id: 'sharing.status-differs',
    title: '公安在业、工商非存续',
    titleEn: 'Open for police, not in the registry',
    rule: '信用代码相同：公安记为开业且在此处，工商登记状态不是存续。',
    ruleEn:
      'Same credit code: open and on site for the police, not active in the business registry.',
    source: '公安实有单位与工商登记比对',
    table: 'unit',
    columns: [
      ADDRESS_COLUMN,
      ROOM_NO,
      UNIT_NAME,
      USCC,
      {
        name: 'registry_status',
        title: '工商登记状态',
        titleEn: 'Registry status',
        kind: 'text',
        codes: enterprise.columns['status']?.codes ?? {},
        weight: 0.12,
      },
    ],
  },
  {
    ...SHARING,
    id: 'sharing.name-differs',
    title: '同一代码名称不一致',
    titleEn: 'Same code, two names',
    rule: '信用代码相同，公安与工商登记的名称不同。',
    ruleEn: 'Same credit code, different names with the police and in the business registry.',
    source: '公安实有单位与工商登记比对',
    table: 'unit',
    columns: [
      ADDRESS_COLUMN,
      ROOM_NO,
      UNIT_NAME,
      {
        name: 'registry_name',
        title: '名称（工商）',
        titleEn: 'Name (registry)',
        kind: 'text',
        weight: 0.24,
      },
      USCC,
    ],
  },
  {
    ...SHARING,
    id: 'sharing.elder-not-current',
    title: '老龄在册、公安无现行记录',
    titleEn: 'Kept for ageing, not current for police',
    rule: '老龄办未注销的老年人，公安没有同一人员的现行人口记录。',
    ruleEn:
      'Not cancelled with the ageing office, without a current record of the same person with the police.',
    source: '公安人口与老龄数据比对',
    table: 'elder',
    personal: true,
    columns: [
      ADDRESS_COLUMN,
      ROOM_NO,
      { name: 'name', title: '姓名', titleEn: 'Name', kind: 'text', sealed: true, weight: 0.1 },
      {
        name: 'visited_at',
        title: '最近探访',
        titleEn: 'Last visited',
        kind: 'date',
        weight: 0.16,
      },
    ],
  },
  {
    ...SHARING,
    id: 'housing.on-site-unregistered',
    role: '以房管业',
    roleEn: 'Business by room',
    title: '在址不在册',
    titleEn: 'On site, not registered',
    rule: '公安记为开业且在此处的单位，信用代码为空或在工商登记中查不到；机关、事业单位、社会团体由编办、民政登记，不列入。',
    ruleEn:
      'Units open and on site without a credit code, or with one the registry does not have; authorities, institutions and associations are registered elsewhere and not listed.',
    source: '以房管业：公安实有单位与工商登记',
    table: 'unit',
    columns: [ADDRESS_COLUMN, ROOM_NO, UNIT_NAME, USCC],
  },
  {
    ...SHARING,
    id: 'housing.registered-not-on-site',
    role: '以房管业',
    roleEn: 'Business by room',
    title: '在册不在址',
    titleEn: 'Registered, not on site',
    rule: '工商登记为存续，公安记为“不在此处”。',
    ruleEn: 'Active in the registry, not found at the address by the police.',
    source: '以房管业：公安实有单位与工商登记',
    table: 'unit',
    columns: [ADDRESS_COLUMN, ROOM_NO, UNIT_NAME, USCC],
  },
  {
    ...SHARING,
    id: 'housing.home-used-for-business',
    role: '以房管业',
    roleEn: 'Business by room',
    title: '住改商',
    titleEn: 'Homes used for business',
    rule: '用途为住宅的房间内，有开业且在此处的单位。',
    ruleEn: 'Rooms meant for living in which a unit is open and on site.',
    source: '民法典第二百七十九条',
    table: 'unit',
    columns: [
      ADDRESS_COLUMN,
      ROOM_NO,
      UNIT_NAME,
      {
        name: 'use',
        title: '房屋用途',
        titleEn: 'Use of the room',
        kind: 'text',
        codes: USES,
        weight: 0.1,
      },
      {
        name: 'category',
        title: '类别',
        titleEn: 'Category',
        kind: 'text',
        codes: unit.columns['category']?.codes ?? {},
        weight: 0.1,
      },
    ],
  },
];
