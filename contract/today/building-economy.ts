import { ADDRESS_COLUMN, DAYS_COLUMN, type TodayList, VISIT_BLANKS } from './list.ts';

const COMMERCE = {
  system: 'building-economy',
  role: '楼宇办',
  roleEn: 'Building office',
  blanks: VISIT_BLANKS,
} as const;

/** 楼宇 (users §1): leases that end, requests not answered, visits that are due. */
export const BUILDING_ECONOMY_TODAY: readonly TodayList[] = [
  {
    ...COMMERCE,
    id: 'building-economy.leases-ending',
    title: '租约 90 天内到期',
    titleEn: 'Leases ending in 90 days',
    rule: '到期日期在数据截至日起 90 天内。',
    ruleEn: 'Ends within 90 days of the as-of date.',
    source: '租约到期提醒（180/90/30 天）',
    kind: 'due',
    table: 'lease',
    columns: [
      ADDRESS_COLUMN,
      { name: 'tenant_name', title: '承租企业', titleEn: 'Tenant', kind: 'text', weight: 0.26 },
      {
        name: 'area_square_metres',
        title: '面积',
        titleEn: 'Area',
        kind: 'number',
        unit: '㎡',
        unitEn: 'm²',
        weight: 0.1,
      },
      { name: 'to_at', title: '到期日期', titleEn: 'Ends', kind: 'date', weight: 0.14 },
      DAYS_COLUMN,
    ],
  },
  {
    ...COMMERCE,
    id: 'building-economy.requests-unanswered',
    title: '企业诉求未答复',
    titleEn: 'Requests of firms not answered',
    rule: '走访中提出、尚无答复日期的诉求；已过答复期限的天数为负。',
    ruleEn: 'Asked on a visit and not answered yet; days are negative once the limit passed.',
    source: '楼宇办走访服务',
    kind: 'due',
    table: 'service_visit',
    columns: [
      ADDRESS_COLUMN,
      { name: 'enterprise_name', title: '企业', titleEn: 'Firm', kind: 'text', weight: 0.22 },
      { name: 'request', title: '诉求', titleEn: 'Request', kind: 'text', weight: 0.22 },
      { name: 'handler', title: '承办单位', titleEn: 'Handled by', kind: 'text', weight: 0.14 },
      { name: 'due_at', title: '答复期限', titleEn: 'Answer due', kind: 'date', weight: 0.12 },
      DAYS_COLUMN,
    ],
  },
  {
    ...COMMERCE,
    id: 'building-economy.visits-due',
    title: '楼宇企业半年未走访',
    titleEn: 'Firms in buildings not visited for half a year',
    rule: '商务楼宇内企业，最近一次采集距数据截至日满 180 天。',
    ruleEn: 'Firms in commercial buildings last visited 180 days or more before the as-of date.',
    source: '楼宇企业动态采集每半年更新',
    kind: 'check',
    table: 'office_survey',
    columns: [
      ADDRESS_COLUMN,
      { name: 'enterprise_name', title: '企业', titleEn: 'Firm', kind: 'text', weight: 0.3 },
      { name: 'surveyed_at', title: '采集日期', titleEn: 'Visited', kind: 'date', weight: 0.14 },
      { ...DAYS_COLUMN, title: '已过', titleEn: 'Ago' },
    ],
  },
];
