import { ADDRESS_COLUMN, type TodayColumn, type TodayList, VISIT_BLANKS } from './list.ts';
import { ROOM_NO } from './room-columns.ts';

const AGEING = {
  system: 'ageing',
  role: '老龄办',
  roleEn: 'Ageing office',
  table: 'elder',
  personal: true,
  blanks: VISIT_BLANKS,
} as const;

const WHO: readonly TodayColumn[] = [
  ADDRESS_COLUMN,
  ROOM_NO,
  { name: 'name', title: '姓名', titleEn: 'Name', kind: 'text', sealed: true, weight: 0.1 },
  {
    name: 'age',
    title: '年龄',
    titleEn: 'Age',
    kind: 'number',
    unit: '岁',
    unitEn: 'years',
    weight: 0.1,
  },
];

/** 老龄 (users §1): turning 60, 80, 90, 100; 80 and over alone and not visited. */
export const AGEING_TODAY: readonly TodayList[] = [
  {
    ...AGEING,
    id: 'ageing.turning',
    title: '当年满 60/80/90/100 岁',
    titleEn: 'Turning 60, 80, 90 or 100',
    rule: '未注销，按出生年计算在数据截至年满 60、80、90、100 周岁。',
    ruleEn:
      'Not cancelled; reaching 60, 80, 90 or 100 in the year of the as-of date, by birth year.',
    source: '高龄津贴发放（各地年龄档）',
    kind: 'due',
    columns: WHO,
  },
  {
    ...AGEING,
    id: 'ageing.alone-unvisited',
    title: '80 岁以上独居未探访',
    titleEn: '80 and over, alone, not visited',
    rule: '未注销，按出生年满 80 周岁、居住状况为独居，30 天内没有探访记录。',
    ruleEn: 'Not cancelled; 80 or over by birth year, living alone, without a visit in 30 days.',
    source: '独居老人探访制度',
    kind: 'overdue',
    columns: [
      ...WHO,
      {
        name: 'visited_at',
        title: '最近探访',
        titleEn: 'Last visited',
        kind: 'date',
        weight: 0.14,
      },
    ],
  },
];
