import type { ThemeSpec } from './theme.ts';

/** Themes of 数字城管. */
export const CITY_MANAGEMENT_THEMES = [
  {
    id: 'building.openCases',
    subject: 'building',
    system: 'city-management',
    title: '未结案件',
    titleEn: 'Open cases at buildings',
    definition:
      '地址落到楼幢、未结案的案件数；不予立案、作废不计，只写到道路的案件不计。来源：城管案件。',
    definitionEn:
      'Cases not closed whose address names the building; refused and void ones left out. Source: city management cases.',
    tables: ['building', 'city_case', 'address_link'],
    kind: 'quantity',
    unit: '件',
    unitEn: 'cases',
    ramp: 'sequential',
    method: 'natural',
    classCount: 4,
    bounds: [1, 2, 3, 5],
    whole: true,
  },
] as const satisfies readonly ThemeSpec[];
