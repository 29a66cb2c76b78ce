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
    categories: [
      { id: 'under100k', title: '10万元以下', titleEn: 'Under ¥0.1 million', colour: '#2f5f73' },
      { id: 'to1m', title: '10万–100万元', titleEn: '¥0.1–1 million', colour: '#417e94' },
      { id: 'to10m', title: '100万–1000万元', titleEn: '¥1–10 million', colour: '#559db4' },
      { id: 'to100m', title: '1000万–1亿元', titleEn: '¥10–100 million', colour: '#6ab9d0' },
      { id: 'over100m', title: '1亿元以上', titleEn: '¥100 million and more', colour: '#a5e3f2' },
    ],
  },
] as const satisfies readonly ThemeSpec[];
