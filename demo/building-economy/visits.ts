import { dayNumber, isoOfDay } from '../dates.ts';
import { type Random, weighted } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import type { Firm } from './firms.ts';

/** A visit to a firm (走访服务), with what it asked for and what it was answered. */
export interface Visit {
  readonly no: string;
  readonly firm: Firm;
  readonly visitedAt: string;
  readonly by: string;
  readonly way: string;
  readonly request?: Request;
}

interface Request {
  readonly kind: string;
  readonly text: string;
  readonly handler: string;
  readonly dueAt: string;
  readonly answered?: { readonly at: string; readonly text: string; readonly opinion: string };
}

const YEAR_DAYS = 365;
const DUE_DAYS = 15;

const way = weighted([
  ['上门走访', 78],
  ['电话联系', 14],
  ['座谈会', 8],
] as const);

const opinion = weighted([
  ['满意', 88],
  ['基本满意', 10],
  ['不满意', 2],
] as const);

/** What firms ask for, who answers, and how. */
const REQUESTS = [
  ['政策咨询', '咨询楼宇企业扶持政策', '区贸易局', '已寄送政策汇编并当面说明'],
  ['停车交通', '大楼周边停车困难', '街道办事处', '已协调增加临时泊位'],
  ['用工招聘', '希望参加专场招聘会', '区人社局', '已列入下期专场招聘会'],
  ['审批办证', '许可证办理进度慢', '区审批中心', '已督办，证照已领取'],
  ['用房扩租', '需要相邻空置房间', '楼宇办', '已介绍楼内可租房源'],
  ['融资贷款', '希望了解小微贷款', '区金融办', '已组织银企对接'],
] as const;

/** Invents a year of visits to the firms in commercial buildings; one request in eight is not answered yet. */
export function inventVisits(world: DemoWorld, firms: readonly Firm[]): readonly Visit[] {
  const random = world.random.fork('visits');
  const today = dayNumber(world.asOf);
  const visits = firms
    .filter(({ commercial }) => commercial)
    .flatMap((firm) => daysOf(random, today).map((day) => ({ firm, day })))
    .sort((left, right) => left.day - right.day);
  return visits.map(({ firm, day }, at): Visit => {
    const asks = random.chance(0.42);
    return {
      no: `ZF${isoOfDay(day).slice(0, 4)}${String(at + 1).padStart(6, '0')}`,
      firm,
      visitedAt: isoOfDay(day),
      by: random.chance(0.6) ? '街道经济科' : '楼宇办',
      way: way(random),
      ...(asks && { request: requestOf(random, day, today) }),
    };
  });
}

function daysOf(random: Random, today: number): number[] {
  const visits = random.chance(0.7) ? random.integer(1, 2) : 0;
  return Array.from({ length: visits }, () => today - random.integer(0, YEAR_DAYS - 1));
}

function requestOf(random: Random, day: number, today: number): Request {
  const [kind, text, handler, answer] = REQUESTS[random.integer(0, REQUESTS.length - 1)]!;
  const answeredOn = day + random.integer(1, 20);
  const isAnswered = answeredOn <= today && random.chance(0.9);
  return {
    kind,
    text,
    handler,
    dueAt: isoOfDay(day + DUE_DAYS),
    ...(isAnswered && {
      answered: { at: isoOfDay(answeredOn), text: answer, opinion: opinion(random) },
    }),
  };
}
