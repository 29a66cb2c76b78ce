import type { ThemeSpec } from './theme.ts';

/** Themes of 楼宇经济. */
export const BUILDING_ECONOMY_THEMES = [
  {
    id: 'building.taxClass',
    subject: 'building',
    system: 'building-economy',
    title: '近12月税收等级',
    titleEn: 'Tax of the last 12 months, by class',
    definition:
      '纳税地在该楼幢的企业最近 12 个税款所属月实缴税额之和，只分级不给数（楼内可能仅一家纳税人）。来源：税务月度税收。',
    definitionEn:
      'Tax paid over the last 12 periods by firms whose tax place is in the building, as class only: it may be one payer. Source: tax by month.',
    tables: ['building', 'tax_place', 'monthly_tax', 'address_link'],
    kind: 'categories',
    ordered: true,
    categories: [
      { id: 'under100k', title: '10万元以下', titleEn: 'Under ¥0.1 million' },
      { id: 'to1m', title: '10万–100万元', titleEn: '¥0.1–1 million' },
      { id: 'to10m', title: '100万–1000万元', titleEn: '¥1–10 million' },
      { id: 'to100m', title: '1000万–1亿元', titleEn: '¥10–100 million' },
      { id: 'over100m', title: '1亿元以上', titleEn: '¥100 million and more' },
    ],
  },
  {
    id: 'building.vacancy',
    subject: 'building',
    system: 'building-economy',
    title: '空置率（按面积）',
    titleEn: 'Vacancy by area',
    definition:
      '商务楼宇台账：1 − 已用面积 ÷ 商务面积；台账缺面积的不着色，不是商务楼宇的不着色。来源：楼宇办商务楼宇台账。',
    definitionEn:
      'Cards of commercial buildings: 1 − occupied area ÷ business area. Other buildings and cards without areas have no value. Source: building office.',
    tables: ['building', 'commercial_building'],
    kind: 'quantity',
    unit: '%',
    unitEn: '%',
    ramp: 'sequential',
    method: 'quantile',
    classCount: 5,
    bounds: [5, 15, 30, 50],
  },
  {
    id: 'building.industry',
    subject: 'building',
    system: 'building-economy',
    title: '主导行业',
    titleEn: 'Leading industry',
    definition:
      '办公地在该楼幢的存续企业最多的行业门类（GB/T 4754，2011 年版及以后）；企业数相同取字母在前的门类，没有行业代码的企业不计。来源：工商登记、动态采集。',
    definitionEn:
      'Section of GB/T 4754 (2011 and later) most active firms at work in the building belong to; of equal ones the first letter; firms without a code are left out. Sources: business registry, surveys.',
    tables: ['building', 'commercial_building', 'enterprise', 'office_survey'],
    kind: 'categories',
    categories: [
      { id: 'F', title: '批发和零售业', titleEn: 'Wholesale and retail' },
      { id: 'I', title: '信息传输、软件', titleEn: 'Information and software' },
      { id: 'J', title: '金融业', titleEn: 'Finance' },
      { id: 'K', title: '房地产业', titleEn: 'Real estate' },
      { id: 'L', title: '租赁和商务服务业', titleEn: 'Leasing and business services' },
      { id: 'M', title: '科学研究和技术服务业', titleEn: 'Research and technical services' },
      { id: 'other', title: '其他', titleEn: 'Other' },
    ],
  },
  {
    id: 'building.taxPerSquareMetre',
    subject: 'building',
    system: 'building-economy',
    title: '地均税收',
    titleEn: 'Tax per m²',
    definition:
      '办公地在该商务楼宇的企业最近 12 个税款所属月实缴税额 ÷ 商务面积。少于 3 家纳税或一家超过 85% 的不给数。来源：税务月度税收、楼宇台账。',
    definitionEn:
      'Tax paid over the last 12 periods by firms at work in the building ÷ its business area. Withheld where fewer than 3 pay or one pays more than 85 %. Sources: tax by month, cards of buildings.',
    tables: ['building', 'commercial_building', 'enterprise', 'office_survey', 'monthly_tax'],
    kind: 'quantity',
    unit: '元/㎡·年',
    unitEn: 'yuan/m² a year',
    ramp: 'sequential',
    method: 'quantile',
    classCount: 5,
  },
  {
    id: 'building.leaseEnds',
    subject: 'building',
    system: 'building-economy',
    title: '12个月内到期租约',
    titleEn: 'Leases ending within 12 months',
    definition:
      '商务楼宇中在租、自数据截至日起 12 个月内到期的房间数。不是商务楼宇的不着色。来源：楼宇办租约。',
    definitionEn:
      'Rooms of the commercial building whose lease runs and ends within 12 months of the as-of date. Source: leases.',
    tables: ['building', 'commercial_building', 'lease'],
    kind: 'quantity',
    unit: '间',
    unitEn: 'rooms',
    ramp: 'sequential',
    method: 'natural',
    classCount: 5,
    bounds: [1, 5, 10, 20],
    whole: true,
  },
  {
    id: 'room.placeClass',
    subject: 'room',
    system: 'building-economy',
    title: '户/人/税类别',
    titleEn: 'Firms by registered, office and tax place',
    definition:
      '商务用房内从业人数最多的存续企业：注册地、办公地、纳税地是否在本区。办公在此，故“人”均为是；任一地不能判定为不可判，不计作区外。来源：工商、动态采集、税务。',
    definitionEn:
      'The largest active firm at work in the room: whether it is registered and pays tax in the district. Where any place cannot be told it is a class of its own. Sources: registry, surveys, tax.',
    tables: ['room', 'commercial_building', 'enterprise', 'office_survey'],
    kind: 'categories',
    categories: [
      { id: '111', title: '三地均在本区', titleEn: 'All three in the district', colour: '#4aa0a0' },
      { id: '110', title: '仅纳税在外', titleEn: 'Only tax outside', colour: '#e48d0b' },
      { id: '011', title: '仅注册在外', titleEn: 'Only registered outside', colour: '#7ec8ff' },
      { id: '010', title: '仅办公在本区', titleEn: 'Only office here', colour: '#ac58ed' },
      { id: 'unknown', title: '不可判', titleEn: 'Cannot be told', colour: '#566573' },
    ],
  },
  {
    id: 'room.vacancy',
    subject: 'room',
    system: 'building-economy',
    title: '商务用房使用',
    titleEn: 'Use of business rooms',
    definition:
      '商务楼宇中的商务用房：有存续企业办公或租约在租为在用，租约 180 天内到期为将到期，其余为空置。来源：动态采集、租约。',
    definitionEn:
      'Business rooms of commercial buildings: in use while an active firm works there or a lease runs, ending where the lease ends within 180 days, otherwise vacant. Sources: surveys, leases.',
    tables: ['room', 'commercial_building', 'lease', 'office_survey'],
    kind: 'categories',
    categories: [
      { id: 'occupied', title: '在用', titleEn: 'In use', colour: '#159c72' },
      { id: 'ending', title: '将到期', titleEn: 'Lease ending', colour: '#c88716' },
      { id: 'vacant', title: '空置', titleEn: 'Vacant', colour: '#bb5fa8', mark: 'hatched' },
    ],
  },
] as const satisfies readonly ThemeSpec[];
