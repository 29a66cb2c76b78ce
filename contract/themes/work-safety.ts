import type { ThemeSpec } from './theme.ts';

/** Themes of 安全生产监管. */
export const WORK_SAFETY_THEMES = [
  {
    id: 'building.openHazards',
    subject: 'building',
    system: 'work-safety',
    title: '未销号隐患',
    titleEn: 'Open hazards in buildings',
    definition: '登记房间在该楼幢、尚无销号日期的事故隐患数。来源：安监隐患台账。',
    definitionEn:
      'Hazards without a closing date in rooms of the building. Source: work safety hazard ledger.',
    tables: ['building', 'room', 'hazard'],
    kind: 'quantity',
    unit: '条',
    unitEn: 'hazards',
    ramp: 'sequential',
    method: 'natural',
    classCount: 5,
    bounds: [1, 2, 3, 5],
    whole: true,
  },
] as const satisfies readonly ThemeSpec[];
