import { weighted, type Random } from '../random.ts';
import { addWorkingDays, addWorkingSeconds, HOUR_SECONDS, type Moment } from '../world/calendar.ts';

/** 处置时限 with its unit, as handbooks write it. The numbers are invented: every city has its own. */
export interface TimeLimit {
  readonly value: number;
  readonly unit: '紧急工作时' | '工作时' | '工作日' | '日';
}

/** When work begun at `from` is due: 紧急工作时 run round the clock, 工作时 in office hours only. */
export function dueAfter(from: Moment, { value, unit }: TimeLimit): Moment {
  if (unit === '紧急工作时') return from + value * HOUR_SECONDS;
  if (unit === '日') return from + value * 24 * HOUR_SECONDS;
  return unit === '工作时'
    ? addWorkingSeconds(from, value * HOUR_SECONDS)
    : addWorkingDays(from, value);
}

/** A kind of event (事件) of CJ/T 214-2007, or a problem with a component. */
export interface CaseType {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly limit: TimeLimit;
  readonly season: 'all' | 'summer' | 'rain' | 'winter';
}

/** Code, name, share, handling unit (* the street's squad), limit, season. */
const EVENTS = `
0101 私搭乱建 60 * 7工作日 all
0102 暴露垃圾 1500 环境卫生管理处 4工作时 all
0103 积存垃圾渣土 620 环境卫生管理处 8工作时 all
0104 道路不洁 980 环境卫生管理处 4工作时 all
0105 水域不洁 210 水利局 1工作日 summer
0106 绿地脏乱 430 园林管理处 8工作时 all
0107 废弃车辆 60 * 3工作日 all
0108 废弃家具设备 330 环境卫生管理处 8工作时 all
0109 非装饰性树挂 90 园林管理处 1工作日 all
0110 道路破损 560 市政管理处 3工作日 all
0111 河堤破损 20 水利局 7工作日 rain
0112 道路遗撒 160 环境卫生管理处 2工作时 all
0113 建筑物外立面不洁 70 * 5工作日 all
0115 焚烧垃圾树叶 60 * 2紧急工作时 winter
0116 油烟污染 180 环保局 3工作日 summer
0117 动物尸体清理 45 环境卫生管理处 2工作时 all
0118 擅自饲养家禽家畜 35 * 3工作日 all
0201 非法小广告 1350 环境卫生管理处 1工作日 all
0202 违章张贴悬挂广告牌匾 320 * 1工作日 all
0203 占道广告牌 540 * 4工作时 all
0204 街头散发广告 60 * 2工作时 all
0205 广告招牌破损 90 * 2工作日 rain
0301 施工扰民 160 * 4紧急工作时 summer
0302 工地扬尘 130 住建局 1工作日 all
0303 施工废弃料 210 住建局 1工作日 all
0304 施工占道 240 * 1工作日 all
0305 无证掘路 40 市政管理处 4紧急工作时 all
0401 路面塌陷 45 市政管理处 4紧急工作时 rain
0402 自来水管破裂 60 市自来水公司 4紧急工作时 winter
0404 下水道堵塞或破损 260 市排水公司 8紧急工作时 rain
0406 道路积水 150 市政管理处 4紧急工作时 rain
0407 道路积雪结冰 30 市政管理处 4紧急工作时 winter
0408 架空线缆损坏 150 信息通信管理办 8紧急工作时 rain
0501 无照经营游商 1450 * 2工作时 all
0502 流浪乞讨 40 民政局 4工作时 all
0504 店外经营 1700 * 4工作时 all
0505 机动车乱停放 900 交警大队 2工作时 all
0506 非机动车乱停放 820 * 4工作时 all
0507 乱堆物堆料 780 * 1工作日 all
0508 商业噪音 140 * 4工作时 all
0510 露天烧烤 160 * 4紧急工作时 summer
0511 沿街晾挂 420 * 4工作时 all
0513 空调室外机低挂 30 * 5工作日 summer`;

/** What may be wrong with a component, how urgent that is, and the share among its kind. */
const COMPONENT_PROBLEMS = [
  { problem: '破损', limit: { value: 3, unit: '工作日' }, share: 62 },
  { problem: '缺失', limit: { value: 4, unit: '紧急工作时' }, share: 12 },
  { problem: '移位', limit: { value: 8, unit: '工作时' }, share: 14 },
  { problem: '脏污', limit: { value: 1, unit: '工作日' }, share: 12 },
] as const satisfies readonly { problem: string; limit: TimeLimit; share: number }[];

/** How often a component of a type gives cause for a case; 1 where not named. */
const TROUBLE: Readonly<Record<string, number>> = {
  '0101': 3,
  '0102': 4,
  '0103': 4,
  '0104': 3,
  '0105': 3,
  '0107': 4,
  '0118': 1.5,
  '0115': 6,
  '0203': 5,
  '0209': 3,
  '0211': 14,
  '0305': 7,
  '0402': 0.5,
  '0407': 4,
};

/** How much trouble a component type makes. */
export function troubleOf(typeCode: string): number {
  return TROUBLE[typeCode] ?? 1;
}

export const COMPONENT_PROBLEM = weighted(
  COMPONENT_PROBLEMS.map((problem) => [problem, problem.share] as const),
);

const events = EVENTS.trim()
  .split('\n')
  .map((line) => {
    const [code, name, share, unit, limit, season] = line.split(' ') as [
      string,
      string,
      string,
      string,
      string,
      CaseType['season'],
    ];
    const [, value, limitUnit] = /^(\d+)(.+)$/u.exec(limit)!;
    const type: CaseType = {
      code,
      name,
      unit,
      limit: { value: Number(value), unit: limitUnit as TimeLimit['unit'] },
      season,
    };
    return [type, Number(share)] as const;
  });

/** Every event type, to be looked up. */
export const EVENT_TYPES: readonly CaseType[] = events.map(([type]) => type);

const SEASONS: Readonly<Record<CaseType['season'], readonly number[]>> = {
  all: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  summer: [4, 5, 6, 7, 8, 9],
  rain: [4, 5, 6, 7, 8],
  winter: [10, 11, 0, 1],
};

const byMonth = SEASONS.all.map((month) =>
  weighted(
    events.map(
      ([type, share]) =>
        [type, SEASONS[type.season].includes(month) ? share : share * 0.3] as const,
    ),
  ),
);

/** An event type as likely as its share and the month (0–11) make it. */
export function drawEventType(month: number, random: Random): CaseType {
  return byMonth[month]!(random);
}
