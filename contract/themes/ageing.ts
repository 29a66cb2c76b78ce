import type { ThemeSpec } from './theme.ts';

/** Themes of 老龄工作. */
export const AGEING_THEMES = [
  {
    id: 'building.elders',
    subject: 'building',
    system: 'ageing',
    title: '老年人数',
    titleEn: 'Elderly people in buildings',
    definition: '登记住址在该楼幢、未注销的老年人，按人去重。来源：老龄办老年人台账。',
    definitionEn:
      'Registered elderly people in rooms of the building, each once. Source: ageing office register.',
    tables: ['building', 'room', 'elder'],
    persons: true,
    kind: 'quantity',
    unit: '人',
    unitEn: 'persons',
    ramp: 'sequential',
    method: 'quantile',
    classCount: 5,
    whole: true,
  },
] as const satisfies readonly ThemeSpec[];
