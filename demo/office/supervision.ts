import { dayNumber, isoOfDay } from '../dates.ts';
import { weighted } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import type { OfficeUnit } from './units.ts';

/** A matter the office presses for (督查事项). */
export interface SupervisionItem {
  readonly no: string;
  readonly source: '领导批示' | '会议' | '建议提案';
  readonly subject: string;
  readonly leadUnit: string;
  readonly jointUnits: string;
  readonly status: '立项' | '交办' | '办理中' | '反馈' | '办结' | '逾期';
  readonly openedAt: string;
  readonly dueAt: string;
  /** '' while open. */
  readonly doneAt: string;
  readonly urged: number;
  readonly place: string;
  /** Past its due date and not done. */
  readonly overdue: boolean;
}

/** A leader's instruction (领导批示): dates and post only. */
export interface Instruction {
  readonly no: string;
  readonly post: string;
  readonly itemNo: string;
  readonly leadUnit: string;
  readonly at: string;
  readonly dueAt: string;
  readonly carriedOutAt: string;
  readonly overdue: boolean;
}

const FULL = { items: 600, instructions: 900 } as const;
const YEAR_DAYS = 365;

const source = weighted<SupervisionItem['source']>([
  ['领导批示', 40],
  ['会议', 35],
  ['建议提案', 25],
]);

const SUBJECTS = [
  '背街小巷改造',
  '老旧小区电梯加装',
  '停车难治理',
  '内河水质提升',
  '违章建筑拆除',
  '菜市场改造',
  '学校周边交通整治',
  '消防通道清理',
  '楼宇招商',
  '居家养老服务站建设',
  '文物保护修缮',
  '垃圾分类推进',
  '信访积案化解',
  '重点项目进度',
  '食品安全整治',
  '窗口服务提升',
] as const;
const POSTS = [
  '区长',
  '常务副区长',
  '副区长（城建）',
  '副区长（教卫）',
  '副区长（经济）',
  '区委书记',
] as const;

/** Invents the items of a year; three in a hundred are late, and a third of those still say 办理中. */
export function inventItems(world: DemoWorld, units: readonly OfficeUnit[]): SupervisionItem[] {
  const total = world.scaled(FULL.items);
  return Array.from({ length: total }, (_, index) => itemOf(world, units, index, total));
}

function itemOf(
  { random, asOf, places }: DemoWorld,
  units: readonly OfficeUnit[],
  index: number,
  total: number,
): SupervisionItem {
  const today = dayNumber(asOf);
  const opened = today - YEAR_DAYS + Math.floor(((index + random.next()) * YEAR_DAYS) / total);
  const due = opened + random.pick([15, 30, 30, 60, 90]);
  const late = index % 33 === 5 && due < today;
  const done = late ? today + 1 : opened + Math.ceil((due - opened) * random.between(0.3, 1));
  const isDone = done <= today;
  const place = random.chance(0.4) ? places.onRoad(random).road.tag.name : '';
  const leaders = units.filter(({ level }) => level !== '社区');
  return {
    no: `DC${String(index + 1).padStart(5, '0')}`,
    source: source(random),
    subject: place + random.pick(SUBJECTS),
    leadUnit: random.pick(leaders).name,
    jointUnits: random.chance(0.5)
      ? `${random.pick(leaders).name}、${random.pick(leaders).name}`
      : '',
    status: isDone
      ? '办结'
      : late && random.chance(0.67)
        ? '逾期'
        : late
          ? '办理中'
          : openStatus(random.next()),
    openedAt: isoOfDay(opened),
    dueAt: isoOfDay(due),
    doneAt: isDone ? isoOfDay(done) : '',
    urged: late ? random.integer(1, 5) : random.chance(0.15) ? 1 : 0,
    place: place === '' ? '' : `${place}${random.pick(['沿线', '', '周边'])}`,
    overdue: late,
  };
}

function openStatus(draw: number): SupervisionItem['status'] {
  if (draw < 0.08) return '立项';
  if (draw < 0.2) return '交办';
  return draw < 0.85 ? '办理中' : '反馈';
}

/** Invents the instructions: those that led to an item, then others; one in forty is late. */
export function inventInstructions(
  world: DemoWorld,
  units: readonly OfficeUnit[],
  items: readonly SupervisionItem[],
): Instruction[] {
  const led = items.filter((item) => item.source === '领导批示');
  const total = Math.max(led.length, world.scaled(FULL.instructions));
  return Array.from({ length: total }, (_, index) => {
    const no = `PS${String(index + 1).padStart(5, '0')}`;
    const item = led[index];
    return item ? ledTo(item, no, world) : ownInstruction(world, units, no, index);
  });
}

function ledTo(item: SupervisionItem, no: string, { random }: DemoWorld): Instruction {
  return {
    no,
    post: random.pick(POSTS),
    itemNo: item.no,
    leadUnit: item.leadUnit,
    at: item.openedAt,
    dueAt: item.dueAt,
    carriedOutAt: item.doneAt,
    overdue: item.overdue,
  };
}

function ownInstruction(
  { random, asOf }: DemoWorld,
  units: readonly OfficeUnit[],
  no: string,
  index: number,
): Instruction {
  const today = dayNumber(asOf);
  const at = today - random.integer(0, YEAR_DAYS);
  const due = at + random.pick([7, 15, 30]);
  const late = index % 40 === 3 && due < today;
  const done = at + Math.ceil((due - at) * random.between(0.2, 1));
  return {
    no,
    post: random.pick(POSTS),
    itemNo: '',
    leadUnit: random.pick(units.filter(({ level }) => level !== '社区')).name,
    at: isoOfDay(at),
    dueAt: isoOfDay(due),
    carriedOutAt: late || done > today ? '' : isoOfDay(done),
    overdue: late,
  };
}
