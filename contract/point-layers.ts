import { COMPONENT_CLASSES } from './component-classes.ts';
import type { SystemId } from './systems.ts';

/** A class or a status of points. */
export interface PointCode {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  /** Never on a wall or a public page. */
  readonly restricted?: true;
}

/** How pressing a status is; it decides the fill of a symbol. */
export type Tone = 'plain' | 'red' | 'orange' | 'yellow' | 'blue' | 'green' | 'grey';

export interface PointStatus extends PointCode {
  readonly tone: Tone;
}

/** A layer of points, as data: one row of `table` a point. */
export interface PointLayerSpec {
  readonly id: string;
  readonly table: string;
  readonly system: SystemId;
  readonly title: string;
  readonly titleEn: string;
  /** What a row is and how it got its place. */
  readonly definition: string;
  readonly definitionEn: string;
  readonly classes: readonly PointCode[];
  readonly statuses: readonly PointStatus[];
  /** Rows have a time: the layer heeds the time window of the view. */
  readonly timed: boolean;
  /** Days before the as-of date that are read where the view has no time window. */
  readonly days?: number;
}

const code = (id: string, title: string, titleEn: string): PointCode => ({ id, title, titleEn });
const status = (id: string, title: string, titleEn: string, tone: Tone): PointStatus => ({
  id,
  title,
  titleEn,
  tone,
});

const LOOP = [
  status('open', '在办', 'Open', 'blue'),
  status('overdue', '超期未结', 'Overdue', 'red'),
  status('closed', '已结', 'Closed', 'grey'),
];

const COMPONENT_STATES = [
  status('good', '完好', 'Good', 'plain'),
  status('damaged', '破损', 'Damaged', 'orange'),
  status('lost', '丢失', 'Lost', 'red'),
  status('abandoned', '废弃', 'Abandoned', 'grey'),
  status('removed', '移除', 'Removed', 'grey'),
];

const RISKS = [
  status('red', '重大风险', 'Red', 'red'),
  status('orange', '较大风险', 'Orange', 'orange'),
  status('yellow', '一般风险', 'Yellow', 'yellow'),
  status('blue', '低风险', 'Blue', 'blue'),
];

const HAZARD_LEVELS = [code('general', '一般隐患', 'General'), code('major', '重大隐患', 'Major')];

const FIRE_CLASSES = [
  code('fire', '消防重点单位', 'Key for fire safety'),
  code('three', '三合一场所', 'Three in one'),
];

/** Every layer of points, in the order the layer list has them. */
export const POINT_LAYERS = [
  {
    id: 'component',
    table: 'component',
    system: 'city-management',
    title: '部件',
    titleEn: 'Components',
    definition: '普查的城市部件，一件一点，位置为测绘坐标。',
    definitionEn: 'Surveyed city components, one point each, at surveyed coordinates.',
    classes: COMPONENT_CLASSES,
    statuses: COMPONENT_STATES,
    timed: false,
  },
  {
    id: 'city_case',
    table: 'city_case',
    system: 'city-management',
    title: '案件',
    titleEn: 'Cases',
    definition:
      '城管案件按上报坐标；超期指截止时间已过仍未结案，到期前挂账、尚未恢复的不算。不予立案、作废计为已结。',
    definitionEn:
      'Cases at the place reported; overdue: past the deadline and not closed, unless suspended before it and not resumed. Refused and void count as closed.',
    classes: [
      code('component', '部件问题', 'Component'),
      code('appearance', '市容环境', 'Cleanliness'),
      code('advert', '宣传广告', 'Advertising'),
      code('works', '施工管理', 'Works'),
      code('emergency', '突发事件', 'Emergencies'),
      code('street', '街面秩序', 'Street order'),
      code('other', '其他', 'Other'),
    ],
    statuses: LOOP,
    timed: true,
  },
  {
    id: 'hazard',
    table: 'hazard',
    system: 'work-safety',
    title: '隐患',
    titleEn: 'Hazards',
    definition: '事故隐患按登记房间所在楼幢，没有房间的按单位位置。',
    definitionEn: 'Hazards at the building of their room; without one, at the premises.',
    classes: HAZARD_LEVELS,
    statuses: LOOP,
    timed: true,
  },
  {
    id: 'premises',
    table: 'premises',
    system: 'work-safety',
    title: '生产经营单位',
    titleEn: 'Premises',
    definition: '监管的生产经营单位，按所在房间的楼幢或交来的坐标；颜色为安全风险等级。',
    definitionEn:
      'Supervised premises at their building or given coordinates, coloured by risk level.',
    classes: [code('plain', '一般单位', 'Ordinary'), ...FIRE_CLASSES],
    statuses: RISKS,
    timed: false,
  },
  {
    id: 'inspection',
    table: 'inspection',
    system: 'work-safety',
    title: '检查计划',
    titleEn: 'Inspection plan',
    definition:
      '已列计划、尚未检查的检查，按单位所在楼幢或坐标；种类为单位的风险等级，颜色为计划日所在周（周一起）：逾期指计划日早于数据截至日。',
    definitionEn:
      'Visits planned and not yet made, at the building or coordinates of the premises; by risk, coloured by the week of the planned day (from Monday). Overdue: before the as-of date.',
    classes: [
      ...RISKS.map(({ id, title, titleEn }) => code(id, title, titleEn)),
      code('none', '未定级', 'No level'),
    ],
    statuses: [
      status('overdue', '逾期', 'Overdue', 'red'),
      status('this-week', '本周', 'This week', 'orange'),
      status('next-week', '下周', 'Next week', 'yellow'),
      status('month', '两周后、30 日内', 'Later within 30 days', 'blue'),
      status('later', '30 日后', 'After 30 days', 'grey'),
    ],
    timed: true,
  },
  {
    id: 'fire_unit',
    table: 'premises',
    system: 'work-safety',
    title: '消防：重点单位和三合一',
    titleEn: 'Fire safety: key units, three in one',
    definition: '消防重点单位、三合一场所，按所在楼幢或交来的坐标；颜色为安全风险等级。',
    definitionEn:
      'Key units for fire safety and places to live, make and store in one, at their building or given coordinates, coloured by risk.',
    classes: FIRE_CLASSES,
    statuses: RISKS,
    timed: false,
  },
  {
    id: 'fire_lane',
    table: 'hazard',
    system: 'work-safety',
    title: '消防：占用通道',
    titleEn: 'Fire safety: blocked ways',
    definition: '未销号、内容涉及通道或安全出口的隐患，按登记房间所在楼幢，没有房间的按单位位置。',
    definitionEn:
      'Open hazards about ways out and fire lanes, at the building of their room; without one, at the premises.',
    classes: HAZARD_LEVELS,
    statuses: LOOP,
    timed: false,
  },
  {
    id: 'hydrant',
    table: 'component',
    system: 'work-safety',
    title: '消防：消火栓',
    titleEn: 'Fire safety: hydrants',
    definition: '部件普查中的消火栓及消防设施，位置为测绘坐标。来源：城管部件。',
    definitionEn: 'Hydrants among the surveyed components, at surveyed coordinates.',
    classes: [code('hydrant', '消火栓', 'Hydrant')],
    statuses: COMPONENT_STATES,
    timed: false,
  },
  {
    id: 'call',
    table: 'call',
    system: 'hotline',
    title: '求助来电',
    titleEn: 'Calls',
    definition:
      '81890 求助按登记房间或地址落到的楼幢；只到道路、小区的没有点。没有时间窗时取最近 92 天。',
    definitionEn:
      'Calls at the building of their room or address; the last 92 days without a time window.',
    classes: [
      code('enquiry', '咨询', 'Enquiry'),
      code('service', '服务', 'Service'),
      code('complaint', '投诉', 'Complaint'),
      code('proposal', '建议', 'Proposal'),
      code('praise', '表扬', 'Praise'),
      code('other', '其他', 'Other'),
    ],
    statuses: [
      status('order', '转办', 'Passed on', 'blue'),
      status('direct', '直接答复', 'Answered', 'grey'),
    ],
    timed: true,
    days: 92,
  },
  {
    id: 'care_facility',
    table: 'care_facility',
    system: 'ageing',
    title: '养老设施',
    titleEn: 'Care facilities',
    definition: '养老设施按地址落到的楼幢。',
    definitionEn: 'Care facilities at the building of their address.',
    classes: [
      code('welfare_home', '福利院', 'Welfare home'),
      code('nursing_home', '养老院', 'Nursing home'),
      code('day_care', '日间照料中心', 'Day care'),
      code('home_service', '居家养老服务站', 'Home service'),
      code('canteen', '助餐点', 'Canteen'),
      code('college', '老年大学', 'College'),
      code('activity', '老年活动中心', 'Activity centre'),
    ],
    statuses: [status('open', '开办', 'Open', 'plain')],
    timed: false,
  },
] as const satisfies readonly PointLayerSpec[];

export type PointLayerId = (typeof POINT_LAYERS)[number]['id'];
export const POINT_LAYER_IDS = POINT_LAYERS.map(({ id }) => id);

/** Patrol tracks (行踪轨迹): a sensitive class, not for walls. */
export const PATROL_LAYER = 'patrol_fix';

/** The declaration of a layer; undefined for an id nobody declared. */
export function pointLayer(id: string): PointLayerSpec | undefined {
  return POINT_LAYERS.find((layer) => layer.id === id);
}
