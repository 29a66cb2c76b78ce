import type { ThemeSpec } from './theme.ts';

/** Themes of 社区警务: houses and who lives in them. */
export const COMMUNITY_POLICING_THEMES = [
  {
    id: 'room.tenure',
    subject: 'room',
    system: 'community-policing',
    title: '房屋性质',
    titleEn: 'Tenure of rooms',
    definition:
      '空置不论用途；单位用房及商业、办公、工业、仓储用途为商用；其余按房屋性质分自住、出租。来源：公安实有房屋。',
    definitionEn:
      'Vacant whatever the use; business use and unit premises as commercial; the rest by tenure. Source: police housing register.',
    tables: ['room'],
    kind: 'categories',
    categories: [
      { id: 'owner', title: '自住', titleEn: 'Owner-occupied', colour: '#c88716' },
      { id: 'rented', title: '出租', titleEn: 'Rented', colour: '#2e69bb' },
      { id: 'vacant', title: '空置', titleEn: 'Vacant', colour: '#566573' },
      { id: 'commercial', title: '商用', titleEn: 'Commercial', colour: '#159c72' },
      { id: 'other', title: '其他', titleEn: 'Other', colour: '#bb5fa8' },
      { id: 'unknown', title: '未登记', titleEn: 'Not recorded', colour: '#34424f' },
    ],
  },
] as const satisfies readonly ThemeSpec[];
